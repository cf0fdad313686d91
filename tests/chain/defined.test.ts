import { describe, expect, it } from 'vitest';
import { type ExactResult, solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import type { ExactAnswers } from '../export/by-reference.js';
import { recorded } from '../defined/recorded.js';

/** The chain against the definition, which was played once and for all: see tests/defined. */

/** Coins of the definition are cut to 32 digits, so that is how far both agree. */
const NEAR = 1e-8;

/** A number twice: as it is defined, and as it was solved. */
type Pair = readonly [what: string, defined: number | undefined, solved: number | undefined];

function pairsOf(model: Model, defined: ExactAnswers, solved: ExactResult): readonly Pair[] {
  const added = (parts: readonly number[], until: number): number =>
    parts.slice(0, Math.max(0, until)).reduce((sum, part) => sum + part, 0);
  const outcomes = solved.outcomes.flatMap(({ name, probability, cumulative }, place): Pair[] => [
    [name, defined.outcomes[place], probability],
    ...cumulative.flatMap((by, at): Pair[] =>
      model.outcomes[place]?.ends === true
        ? [[`${name} by ${at + 1}`, added(defined.endings[place] ?? [], at + 1), by]]
        : [[`${name} by ${at + 1}`, at + 1 === model.horizon ? defined.outcomes[place] : 0, by]],
    ),
  ]);
  const questions = solved.questions.flatMap(({ name, rows, time }, place): Pair[] => {
    const of = defined.questions[place];
    return [
      ...rows.flatMap(({ tick, given, probability, endedBefore }, row): Pair[] => {
        const probe = of?.probes[row];
        return [
          [`${name}: given`, probe?.given ?? 1, given],
          [`${name}: both`, probe?.both, (probability ?? 0) * given],
          [`${name}: null`, Number(given === 0), Number(probability === null)],
          [
            `${name}: ended`,
            defined.endings.reduce((sum, ticks) => sum + added(ticks, tick - 1), 0),
            endedBefore,
          ],
        ];
      }),
      [`${name}: comes about`, of?.time?.cameAbout ?? 0, time?.cameAbout ?? 0],
      [`${name}: when`, of?.time?.restricted ?? 0, time?.restricted ?? 0],
    ];
  });
  const fates = solved.commitments.flatMap(({ name, fates: last, over, entries }, place): Pair[] => {
    const table = model.fates[place];
    return [
      ...Object.values(over).flatMap((ticks, fate) =>
        ticks.map((by, at): Pair => [`${name} by ${at + 1}`, defined.fates[place]?.[fate]?.[at], by]),
      ),
      ...Object.values(last).map(
        (by, fate): Pair => [name, defined.fates[place]?.[fate]?.[model.horizon - 1], by],
      ),
      ...(table?.entries ?? []).map(
        ({ fate, counter }): Pair => [`${name}: entries`, defined.counters[counter], entries[fate]],
      ),
    ];
  });
  const entering = model.fates.flatMap(({ entries }) => entries.map(({ counter }) => counter));
  const tests = model.counters.flatMap(({ name, origin }, counter): Pair[] => {
    if (origin.section !== 'commitments' || entering.includes(counter)) return [];
    const key = origin.role ?? name;
    const alike = model.counters.flatMap((other, at) =>
      other.origin.section === 'commitments' &&
      !entering.includes(at) &&
      other.origin.name === origin.name &&
      (other.origin.role ?? other.name) === key
        ? [defined.counters[at] ?? NaN]
        : [],
    );
    const found = solved.temptations.find((one) => one.name === origin.name);
    return [[`${origin.name}: ${key}`, added(alike, alike.length), found?.counts[key]]];
  });
  const disputed = model.watches.flatMap(({ origin }, at) => (origin.role === 'disputed' ? [at] : []));
  const disputes = disputed.flatMap((watch, at): Pair[] => [
    ['disputed', defined.watches[watch]?.ever, solved.disputes[at]?.ever],
    ['days of dispute', defined.watches[watch]?.ticks, solved.disputes[at]?.meanTicks],
  ]);
  return [...outcomes, ...questions, ...fates, ...tests, ...disputes];
}

/** Over many ticks a chain does the same again and again. */
const short = recorded().filter(({ model }) => model.horizon <= 10);

describe.each(short.map((one) => [one.name, one] as const))('%s', (_, { model, exact, size }) => {
  it('comes to what it is defined to come to, by a chain that is no larger than it was', () => {
    const solved = solve(model, { megabytes: 8 });
    const wrong = pairsOf(model, exact ?? NOTHING, solved).filter(
      ([, is, found]) => exact !== null && !(Math.abs((is ?? NaN) - (found ?? NaN)) < NEAR),
    );
    expect([solved.refused, wrong]).toEqual([[], []]);
    const { states, nodes, edges } = solved.size;
    expect([states > size.states, nodes > size.nodes, edges > size.edges]).toEqual([false, false, false]);
  });
});

const NOTHING: ExactAnswers = {
  outcomes: [],
  questions: [],
  endings: [],
  counters: [],
  fates: [],
  watches: [],
};
