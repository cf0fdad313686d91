import fc from 'fast-check';
import { traceRun } from '../../src/reference/index.js';
import { combinationsOf, overlayOf } from '../../src/scenario/readings.js';
import { scenarioDocuments, type Wanted } from '../../src/properties/index.js';
import { Chronicle } from './chronicle.js';
import { lowered, read } from './played.js';

/** A generated scenario under one of its variants, some of whose runs are looked at. */
export interface Case {
  readonly document: object;
  readonly seed: number;
  /** 0 for the scenario as given. */
  readonly variant: number;
  /** Which combination of readings, counted on from the first, which it is unless told. */
  readonly reading?: number;
}

export function cases(wanted: Wanted = {}): fc.Arbitrary<Case> {
  return fc.record({
    document: scenarioDocuments(wanted),
    seed: fc.nat(),
    variant: fc.nat({ max: 3 }),
    reading: fc.nat({ max: 2 }),
  });
}

/** The first runs of a case, told. */
export function chronicles({ document, seed, variant, reading = 0 }: Case, runs = 3): Chronicle[] {
  const scenario = read(document);
  const chosen = scenario.variants[variant - 1] ?? null;
  const combinations = combinationsOf(scenario.readings);
  const combination = combinations[reading % combinations.length] ?? {};
  const overlay = overlayOf(scenario, combination, chosen);
  const model = lowered(scenario, chosen?.name ?? null, combination);
  return Array.from(
    { length: runs },
    (_, run) => new Chronicle(scenario, overlay, model, traceRun(model, seed, run)),
  );
}

/** The ticks that a run played. */
export function ticksOf({ last }: Chronicle): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
