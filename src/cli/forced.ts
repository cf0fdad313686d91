import { readDocument } from '../scenario/read/scenario.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { readText } from '../scenario/text/read.js';
import { Failure } from './failure.js';
import type { ForcedText } from './options.js';
import type { ReadFile } from './scenario.js';

/** A scenario with a variant that forces acts, upon the variant that was asked for. */
export interface ForcedWorld {
  readonly read: ReadFile;
  readonly variant: string | null;
}

const NAME = 'forced';

/**
 * Adds a variant that forces acts, as an author would write it.
 *
 * @throws Failure if something that is forced is no act of the scenario.
 */
export function withForced(
  read: ReadFile,
  variant: string | null,
  forced: readonly ForcedText[],
): ForcedWorld {
  if (forced.length === 0) return { read, variant };
  const { value } = readText(read.source?.text ?? '', 'scenario');
  const document = Object(value) as { readonly variants?: object };
  let name = NAME;
  while (Object.hasOwn(document.variants ?? {}, name)) name = `${name}-again`;
  const own = { ...(variant === null ? {} : { includes: [variant] }), force: forced };
  const { scenario, diagnostics } = readDocument({
    ...document,
    variants: { ...document.variants, [name]: own },
  });
  if (scenario !== null) return { read: { ...read, scenario }, variant: name };
  const [wrong] = diagnostics.filter(({ severity }) => severity === 'error');
  const hint = wrong?.hint === undefined ? {} : { hint: visible(`(${wrong.hint})`) };
  throw new Failure(visible(`What is forced cannot be read: ${wrong?.message ?? 'it is no act'}.`), hint);
}
