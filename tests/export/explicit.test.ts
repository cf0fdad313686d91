import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/index.js';
import { ExportError } from '../../src/export/export-error.js';
import { toExplicit } from '../../src/export/explicit.js';
import type { Model } from '../../src/model/model.js';
import { ModelError } from '../../src/reference/index.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';
import {
  always,
  coin,
  hazard,
  is,
  model,
  question,
  rule,
  sets,
  stage,
  variable,
} from '../reference/models.js';
import { exactAnswers } from './by-reference.js';
import { chancesOf, type ExplicitText, readExplicit } from './explicit-text.js';
import { SHIPPED, shippedModels } from './shipped.js';

/** The files, read by a reader of their own; null if the chain is too large. */
function writtenOut(of: Model, megabytes = 10, questions?: readonly string[]): ExplicitText | null {
  const files = toExplicit(of, { megabytes, ...(questions === undefined ? {} : { questions }) });
  if ('refused' in files) return null;
  const text = readExplicit({
    sta: [...files.states].join(''),
    tra: [...files.transitions].join(''),
    lab: [...files.labels].join(''),
    props: files.properties,
  });
  expect({ states: text.states.length, transitions: text.moves.length }).toEqual(files.size);
  return text;
}

/** What must hold of any chain that is written so. */
function expectSound({ states, moves, labels, asked }: ExplicitText): void {
  const sums = new Float64Array(states.length);
  moves.forEach(({ from, to, probability }, place) => {
    const before = moves[place - 1];
    if (before !== undefined && !(before.from < from || (before.from === from && before.to < to)))
      throw new Error(`the transitions ${place - 1} and ${place} are out of order`);
    if (!(probability > 0)) throw new Error(`transition ${place} has the probability ${probability}`);
    sums[from] = (sums[from] ?? 0) + probability;
  });
  for (const [state, sum] of sums.entries())
    if (!(Math.abs(sum - 1) < 1e-12)) throw new Error(`what leads on from ${state} adds up to ${sum}`);
  states.forEach((values, place) => {
    const before = states[place - 1];
    if (before === undefined) return;
    const at = values.findIndex((value, column) => value !== before[column]);
    // Each state once, in the order of the values.
    if (!((values[at] ?? NaN) > (before[at] ?? NaN))) throw new Error(`state ${place} is out of order`);
  });
  expect(labels.get('init')).toEqual(new Set([0]));
  expect(labels.get('deadlock')).toEqual(new Set());
  expect([...labels.keys()].slice(2)).toEqual(asked);
}

/** How far what the files say is from what `solve` says. */
function differences(of: Model, text: ExplicitText): readonly string[] {
  const solved = solve(of, { megabytes: 200, only: 'outcomes and questions' });
  expect(solved.refused).toEqual([]);
  const before = text.columns.includes('begun') ? 1 : 0;
  const labels = text.asked.values();
  const next = (): readonly number[] =>
    chancesOf(text, String(labels.next().value), of.horizon + before).slice(before);
  const pairs: [string, number, number][] = [];
  for (const { name, ends, probability, cumulative } of solved.outcomes) {
    const chances = next();
    pairs.push([name, chances.at(-1) ?? NaN, probability]);
    if (ends)
      cumulative.forEach((by, at) => pairs.push([`${name} by ${at + 1}`, chances[at + 1] ?? NaN, by]));
  }
  solved.questions.forEach(({ name, rows, time }, place) => {
    rows.forEach(({ label, probability, given }, row) => {
      const isConditional = of.questions[place]?.probes[row]?.given !== null;
      const both = next().at(-1) ?? NaN;
      pairs.push([`${name} ${label}`, both, (probability ?? 0) * given]);
      if (isConditional) pairs.push([`${name} ${label} given`, next().at(-1) ?? NaN, given]);
    });
    if (time === null) return;
    const chances = next();
    time.cumulative.forEach((by, at) => pairs.push([`${name} by ${at + 1}`, chances[at + 1] ?? NaN, by]));
  });
  expect(labels.next().done).toBe(true);
  return pairs.flatMap(([what, found, expected]) =>
    Math.abs(found - expected) < 1e-12 ? [] : [`${what}: ${found}, solved ${expected}`],
  );
}

describe('a chain that is written state by state', () => {
  it('is what a hand would write', () => {
    // A hazard of a quarter a tick, for two ticks; whoever is hit falls with a coin of a half, and that ends the run.
    const made = model({
      horizon: 2,
      variables: [variable('hit', 1), variable('fallen', 1)],
      stages: [
        stage([rule('hit', is(0, 0), sets({ 0: 1 }), hazard(0.25))]),
        stage([rule('fall', is(0, 1), sets({ 1: 1 }), coin(0.5))], [], 'settle'),
      ],
      outcomes: [
        { name: 'fallen', when: is(1, 1), ends: true },
        { name: 'hit', when: is(0, 1), ends: false },
      ],
      questions: [question('hit by 1', { probes: [{ label: '', when: is(0, 1), given: null, tick: 1 }] })],
    });
    const text = writtenOut(made);
    if (text === null) throw new Error('too large');
    expectSound(text);
    expect(text.columns.slice(0, 2)).toEqual(['tick', 'class']);
    // Tick 0; after tick 1 untouched, hit, or fallen; after tick 2 the same.
    expect(text.states.map(([tick]) => tick)).toEqual([0, 1, 1, 1, 2, 2, 2]);
    expect(text.moves.filter(({ from }) => from === 0).map(({ probability }) => probability)).toEqual(
      expect.arrayContaining([0.75, 0.125, 0.125]),
    );
    expect(text.asked).toEqual(['outcome_fallen', 'outcome_hit', 'outcome_none_of_these', 'hit_by_1']);
    const chances = text.asked.map((label) => chancesOf(text, label, 2).at(-1));
    // 1/8 + 1/8 · 1/2 + 3/4 · 1/8; 1/8 · 1/2 + 3/4 · 1/8; (3/4)²; 1/4.
    expect(chances).toEqual([0.28125, 0.15625, 0.5625, 0.25]);
  });

  it('draws the start by a transition of its own, where it is random', () => {
    const weights = [1, 3].map((weight, value) => ({
      value,
      weight: { is: 'constant', value: weight } as const,
    }));
    const made = model({
      horizon: 1,
      variables: [variable('kind', 1, { start: { weights } }), variable('b', 1)],
      stages: [stage([rule('b', is(0, 1), sets({ 1: 1 }), coin(0.5))])],
      outcomes: [{ name: 'b', when: is(1, 1), ends: false }],
    });
    const text = writtenOut(made);
    if (text === null) throw new Error('too large');
    expectSound(text);
    expect(text.columns.slice(0, 3)).toEqual(['begun', 'tick', 'class']);
    expect(chancesOf(text, 'outcome_b', 2)).toEqual([0, 0, 0.375]);
  });

  it('has the tick in its states, so that rules may turn with it', () => {
    const made = model({
      horizon: 4,
      variables: [variable('a', 1)],
      stages: [stage([rule('late', { is: 'tick', from: 3, to: 3 }, sets({ 0: 1 }), coin(0.5))])],
      outcomes: [{ name: 'a', when: is(0, 1), ends: true }],
    });
    const text = writtenOut(made);
    if (text === null) throw new Error('too large');
    expectSound(text);
    expect(chancesOf(text, 'outcome_a', 4)).toEqual([0, 0, 0, 0.5, 0.5]);
  });

  it('leaves out what no outcome and no question that is asked can feel', () => {
    const chances = [0.5, 0.25];
    const made = model({
      horizon: 3,
      variables: [variable('a', 1), variable('b', 1)],
      stages: [
        stage([
          rule('a', always, sets({ 0: 1 }), coin(chances[0] ?? 0)),
          rule('b', always, sets({ 1: 1 }), coin(chances[1] ?? 0)),
        ]),
      ],
      questions: [0, 1].map((of) =>
        question(of === 0 ? 'a' : 'b', { probes: [{ label: '', when: is(of, 1), given: null, tick: 3 }] }),
      ),
    });
    expect(writtenOut(made)?.columns).toEqual(['tick', 'class', 'a', 'b']);
    expect(writtenOut(made, 10, ['b'])?.columns).toEqual(['tick', 'class', 'b']);
    expect(writtenOut(made, 10, ['b'])?.asked).toEqual(['outcome_none_of_these', 'b']);
  });

  it('is refused with what costs most where it is too large, and where choices are free', () => {
    const counters = Array.from({ length: 12 }, (_, place) => place);
    const large = model({
      horizon: 5,
      variables: counters.map((place) => variable(`v${place}`, 1)),
      stages: [
        stage(counters.map((place) => rule(`r${place}`, is(place, 0), sets({ [place]: 1 }), coin(0.5)))),
      ],
      outcomes: [
        {
          name: 'odd',
          when: {
            is: 'compare',
            operator: '=',
            left: { is: 'sum', of: counters.map((of) => ({ is: 'variable', variable: of })) },
            right: { is: 'constant', value: 7 },
          },
          ends: false,
        },
      ],
    });
    const refused = toExplicit(large, { megabytes: 3 });
    expect(refused).toMatchObject({ refused: { what: 'the chain' } });
    expect(JSON.stringify(refused)).toContain('does not fit into 3 megabytes');
    const free = model({ variables: [variable('move', 1, { kind: 'choice' })] });
    expect(() => toExplicit(free)).toThrow(ExportError);
    expect(() => toExplicit(free, { megabytes: 0 })).toThrow('more than 0 megabytes');
  });
});

describe('the files of shipped scenarios', () => {
  const small = SHIPPED.map(([name]) => name).filter(
    (name) => name.startsWith('examples/') || ['first-strike-pact.yaml', 'gulf-1991.yaml'].includes(name),
  );

  it.each(small)(
    '%s: say what is solved, in every variant',
    async (name) => {
      for (const one of await shippedModels(name)) {
        const text = writtenOut(one, 15);
        if (text === null) throw new Error(`${one.variant ?? 'as given'} is too large`);
        expectSound(text);
        expect(differences(one, text)).toEqual([]);
      }
    },
    60_000,
  );
});

describe('the files of generated scenarios', () => {
  it('say what is solved', () => {
    let written = 0;
    fc.assert(
      fc.property(scenarioDocuments({ size: SMALL }), (document) => {
        const one = lowered(read(document));
        const text = writtenOut(one, 2);
        if (text === null) return;
        written += 1;
        expectSound(text);
        expect(differences(one, text)).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(written).toBeGreaterThan(15);
  }, 120_000);
});

describe('the files of generated models', () => {
  it('say what the definition says, played under all that its dice may say', () => {
    let written = 0;
    fc.assert(
      fc.property(models, (one) => {
        try {
          const exact = exactAnswers(one);
          const text = exact === null ? null : writtenOut(one, 2);
          if (exact === null || text === null) return;
          written += 1;
          expectSound(text);
          expect(differences(one, text)).toEqual([]);
          const outcomes = text.asked
            .slice(0, exact.outcomes.length)
            .map((label) => chancesOf(text, label, one.horizon + 1).at(-1) ?? NaN);
          // Runs toss coins of 32 binary digits.
          outcomes.forEach((chance, place) => {
            expect(Math.abs(chance - (exact.outcomes[place] ?? NaN))).toBeLessThan(1e-8);
          });
        } catch (error) {
          // A model may do what none may do; what it does not do in the part that is asked is not met.
          if (!(error instanceof ModelError)) throw error;
        }
      }),
      { numRuns: 200 },
    );
    expect(written).toBeGreaterThan(40);
  }, 120_000);
});
