import type { Model } from '../model/model.js';
import { modelInPrism } from './prism/model.js';
import { propertiesInPrism } from './prism/properties.js';
import { askedOf } from './program/asked.js';
import { type ChainOptions, translate } from './program/translate.js';

/** A Model in the language of PRISM, which Storm reads too: two texts, for two files. */
export interface PrismFiles {
  /** The chain. */
  readonly model: string;
  /** The outcomes and questions. */
  readonly properties: string;
}

/**
 * The Model as a discrete-time Markov chain for PRISM (Kwiatkowska, Norman and Parker 2011), with its outcomes and
 * questions as properties. Their values are the exact answers.
 *
 * @throws ExportError if it has numbers that cannot be written down in cases.
 * @throws ModelError if the Model is none that can be played.
 */
export function toPrism(model: Model, options: ChainOptions = {}): PrismFiles {
  const { program, building } = translate(model, options);
  const asked = askedOf(building);
  const times = asked.questions.flatMap(({ time }) => time ?? []);
  return {
    model: modelInPrism(model, program, times),
    properties: propertiesInPrism(model, program, asked),
  };
}
