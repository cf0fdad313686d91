import { lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { SourceText } from '../../scenario/text/source.js';

/** Which world of a scenario is meant, but for the variant. */
export interface WorldOptions {
  /** Alternatives by the names of their readings; of a reading that is left out, the first. */
  readonly readings?: Readonly<Record<string, string | undefined>>;
  /** Values for numbers of the scenario, by name. */
  readonly set?: ReadonlyMap<string, number>;
  /** Finds fields in the text, so that diagnostics can point at them. */
  readonly source?: SourceText | null;
}

/** What an analysis found, or what is wrong with the scenario. */
export interface Analysis<Result> {
  /** null if any diagnostic is an error. */
  readonly result: Result | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The models of a scenario under several variants, null being the file as given; fewer if something is wrong. */
export function lowerWorlds(
  scenario: Scenario,
  variants: readonly (string | null)[],
  { readings = {}, set, source = null }: WorldOptions,
): { readonly models: readonly Model[]; readonly diagnostics: readonly Diagnostic[] } {
  const lowered = variants.map((variant) =>
    lower(scenario, {
      variant: variant === AS_GIVEN ? null : variant,
      readings,
      ...(set === undefined ? {} : { set }),
      source,
    }),
  );
  return {
    models: lowered.flatMap(({ model }) => (model === null ? [] : [model])),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Lets others have their turn: a timer of 0. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
