import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { COLOURS, seriesColour } from './palette.js';

/** An outcome has the same colour in all charts of a scenario. */
export function outcomeColour(
  name: string | null,
  { outcomes }: { readonly outcomes: readonly { readonly name: string }[] },
): string {
  const place = outcomes.findIndex((outcome) => outcome.name === name);
  return name === null || name === NONE_OF_THESE || place < 0 ? COLOURS.rest : seriesColour(place);
}
