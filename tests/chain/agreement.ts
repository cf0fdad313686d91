import { clopperPearson } from '../../src/montecarlo/index.js';
import type { Model } from '../../src/model/model.js';
import type { ExactResult } from '../../src/chain/index.js';
import { tally } from '../../src/montecarlo/tally-runs.js';

/** One number, once reckoned and once counted. */
export interface Pair {
  readonly what: string;
  readonly exact: number;
  readonly counted: number;
  readonly of: number;
}

/** All shares that both an exact solution and a tally of runs give. */
export function pairsOf(model: Model, solved: ExactResult, runs: number): readonly Pair[] {
  const counted = tally(model, 'agreement', 0, runs);
  const outcomes = solved.outcomes.flatMap(({ name, probability, cumulative, ends }, place): Pair[] => [
    { what: name, exact: probability, counted: counted.outcomes[place] ?? 0, of: runs },
    ...(ends
      ? cumulative.map((exact, at) => ({
          what: `${name} by ${at + 1}`,
          exact,
          counted: (counted.endings[place] ?? []).slice(0, at + 1).reduce((sum, count) => sum + count, 0),
          of: runs,
        }))
      : []),
  ]);
  const questions = solved.questions.flatMap(({ name, rows, time }, place): Pair[] => [
    ...rows.flatMap(({ label, probability, given }, row): Pair[] => {
      const probe = counted.questions[place]?.probes[row] ?? { given: 0, both: 0 };
      return [
        { what: `${name}, ${label}: given`, exact: given, counted: probe.given, of: runs },
        ...(probability === null || probe.given === 0
          ? []
          : [{ what: `${name}, ${label}`, exact: probability, counted: probe.both, of: probe.given }]),
      ];
    }),
    ...(time === null
      ? []
      : time.cumulative.map((exact, at) => ({
          what: `${name} by ${at + 1}`,
          exact,
          counted: (counted.questions[place]?.firsts ?? [])
            .slice(0, at + 1)
            .reduce((sum, count) => sum + count, 0),
          of: runs,
        }))),
  ]);
  const fates = solved.commitments.flatMap(({ name, holder, fates: of }, place) =>
    Object.entries(of).map(([fate, exact], at) => ({
      what: `${name} as seen by ${holder}: ${fate}`,
      exact,
      counted: counted.fates[place]?.[at] ?? 0,
      of: runs,
    })),
  );
  const disputed = model.watches.flatMap(({ origin }, place) => (origin.role === 'disputed' ? [place] : []));
  const disputes = solved.disputes.map(({ name, ever }, at) => ({
    what: `${name} disputed`,
    exact: ever,
    counted: counted.watches[disputed[at] ?? 0]?.ever ?? 0,
    of: runs,
  }));
  return [...outcomes, ...questions, ...fates, ...disputes];
}

/** The pairs whose exact number lies outside the interval of what was counted, at this level each. */
export function disagreeing(pairs: readonly Pair[], level: number): readonly string[] {
  // Coins are tossed with 32 digits, so that what is all but impossible to the chain may be impossible to a run.
  const dust = 1e-9;
  return pairs.flatMap(({ what, exact, counted, of }) => {
    const { low, high } = clopperPearson(counted, of, level);
    return exact < low - dust || exact > high + dust
      ? [`${what}: ${exact}, counted ${counted} of ${of} [${low}, ${high}]`]
      : [];
  });
}
