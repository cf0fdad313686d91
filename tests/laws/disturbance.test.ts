import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { Chronicle, nameOf } from './chronicle.js';
import { ticksOf } from './chronicles.js';
import { holdersOf } from './lives.js';
import { lowered, read } from './played.js';

/** What must change nothing: the order of a file, what has nothing to do with the rest, what restrains nobody. */

const RUNS = 3;

function told(document: unknown, seed: number): Chronicle[] {
  const scenario = read(document);
  const model = lowered(scenario);
  return Array.from(
    { length: RUNS },
    (_, run) => new Chronicle(scenario, null, model, traceRun(model, seed, run)),
  );
}

/**
 * The same value with the keys of every mapping in another order, but for the alternatives of a reading: the first of
 * them is the one that holds.
 */
function shuffled(value: unknown, keys: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map((entry) => ({ entry, key: entry[0] === 'as written' ? -1 : keys() }))
      .sort((one, other) => one.key - other.key)
      .map(({ entry: [name, item] }) => [name, shuffled(item, keys)]),
  );
}

/** Numbers as they come, the same for the same beginning: a linear congruential generator. */
function numbers(from: number): () => number {
  let last = from;
  return () => {
    last = (last * 48_271 + 11) % 2_147_483_647;
    return last;
  };
}

function outcomeOf({ scenario, trace }: Chronicle): string | null {
  return trace.outcome === null ? null : (scenario.outcomes[trace.outcome]?.name ?? null);
}

/** All that is told of a run, but for how its events are numbered. */
function storyOf(chronicle: Chronicle, isOurs: (rule: string) => boolean = () => true) {
  return {
    outcome: outcomeOf(chronicle),
    endedAt: chronicle.last,
    events: chronicle.trace.events
      .filter(({ rule }) => isOurs(rule))
      .map(({ tick, phase, rule, description, chance }) => ({ tick, phase, rule, description, chance })),
  };
}

describe('A run', () => {
  it('does not depend on the order of keys in the file', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), fc.nat(), (document, seed, order) => {
        const other = shuffled(document, numbers(order));
        expect(told(other, seed).map((run) => storyOf(run))).toEqual(
          told(document, seed).map((run) => storyOf(run)),
        );
      }),
    );
  });

  it('is not disturbed by a process, actors and acts that have nothing to do with it', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), (document, seed) => {
        // Whoever is added stands at the lowest rung, and so counts where actors are counted.
        fc.pre(!JSON.stringify(document).includes('actors at'));
        // A posture of their own, for the common one may speak of what they do not know.
        const still = { posture: { states: ['still'] } };
        const strangers: ScenarioDocument = {
          ...document,
          actors: { ...document.actors, 'a stranger': still, 'z stranger': still },
          acts: { ...document.acts, estrange: { rung: read(document).ladder.rungs[1] ?? '' } },
          processes: {
            ...document.processes,
            'strange weather': {
              states: ['fair', 'foul'],
              moves: { 'fair > foul': `0.5 per ${document.tick}, assumed` },
            },
          },
          options: {
            ...document.options,
            'a stranger may estrange z stranger': `0.5 per ${document.tick}, assumed`,
          },
          attribution: {
            ...document.attribution,
            'strange-tale': {
              observer: 'z stranger',
              of: 'a stranger estrange z stranger',
              believes: "it was nobody's order",
              chance: '0.5 per occasion, assumed',
            },
          },
        };
        const isOurs = (rule: string): boolean => !rule.includes('strange');
        expect(told(strangers, seed).map((run) => storyOf(run, isOurs))).toEqual(
          told(document, seed).map((run) => storyOf(run)),
        );
      }),
    );
  });

  it('is not disturbed by a commitment that restrains nobody and that nothing reads', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), (document, seed) => {
        const [added] = Object.values(document.variants ?? {}).flatMap(({ add }) => Object.values(add ?? {}));
        fc.pre(added !== undefined);
        if (added === undefined) return;
        const plain: ScenarioDocument = { ...document, variants: {}, questions: {} };
        const more: ScenarioDocument = {
          ...plain,
          commitments: { ...plain.commitments, idle: { ...added, fidelity: 0 } },
        };
        const before = told(plain, seed);
        const [{ model }] = [before[0] ?? never()];
        // What nothing reads is left out of a model, and may be left in where the new commitment reads it.
        const kept = new Set(model.variables.map(({ name }) => name));
        expect(told(more, seed).map((run) => stateOf(run, kept))).toEqual(
          before.map((run) => stateOf(run, kept)),
        );
      }),
    );
  });

  /** How the world and every view of the commitments that both scenarios have went, tick by tick. */
  function stateOf(chronicle: Chronicle, kept: ReadonlySet<string>) {
    const { scenario } = chronicle;
    const value = (name: string, tick: number) => (kept.has(name) ? chronicle.value(name, tick) : null);
    return {
      outcome: outcomeOf(chronicle),
      ticks: ticksOf(chronicle).map((tick) => ({
        acts: chronicle.deeds(tick).map(nameOf).sort(),
        processes: scenario.processes.map(({ name }) => value(name, tick)),
        postures: scenario.actors.map(({ name }) => value(`posture/${name}`, tick)),
        beliefs: scenario.attribution.map(({ name }) => chronicle.believes(name, tick, true)),
        views: chronicle.commitments
          .filter(({ name }) => name !== 'idle')
          .flatMap((one) => holdersOf(one).map((holder) => chronicle.view(one.name, holder, tick))),
      })),
    };
  }
});

describe('Shared luck', () => {
  it('lets what is likelier come no later, where one hazard matters', () => {
    const chance = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(chance, chance, fc.integer({ min: 1, max: 20 }), fc.nat(), (one, other, within, seed) => {
        const first = (percent: number): number[] =>
          told(scenarioOf(percent, within), seed).map(
            (run) => ticksOf(run).find((tick) => run.deeds(tick).length > 0) ?? Infinity,
          );
        const likelier = first(Math.max(one, other));
        for (const [run, tick] of first(Math.min(one, other)).entries()) {
          expect(likelier[run] ?? NaN).toBeLessThanOrEqual(tick);
        }
      }),
    );
  });

  function scenarioOf(percent: number, within: number): ScenarioDocument {
    return {
      brinkmanship: 1,
      title: 'One hazard',
      tick: 'day',
      horizon: 20,
      actors: { alpha: 'A', beta: 'B' },
      acts: { strike: { rung: 'war' } },
      processes: { unrest: { states: ['calm', 'riot'], moves: { 'calm > riot': '0.3 per day, assumed' } } },
      options: {
        'alpha may strike beta': {
          when: 'unrest is riot',
          chance: `${percent}% within ${within} days, assumed`,
        },
      },
      outcomes: [{ war: { ends: true, when: 'alpha strike beta' } }],
    };
  }
});

function never(): never {
  throw new Error('no run was told');
}
