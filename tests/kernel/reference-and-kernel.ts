import { isDeepStrictEqual } from 'node:util';
import type { Luck } from '../../src/chance/index.js';
import type { Model } from '../../src/model/model.js';
import * as reference from '../../src/reference/index.js';
import { loadedModel } from './loaded-model.js';
import { type KernelRun, luckOf, playOne } from './one-run.js';

/**
 * Stands in for `src/reference` where its tests are played by the kernel too (the project `kernel` of
 * vitest.config.ts). Whatever the reference interpreter plays, the kernel plays after it; the test gets what both gave.
 * They have to agree on all that both can give: the outcome, its tick, the state, the counters, the pathway and what each
 * rule did. So every expectation of these tests holds of the kernel as well, also of tests that do not exist yet. What
 * the kernel leaves to the reference fails too: a model that it is known to refuse belongs in a test of the kernel.
 */

export * from '../../src/reference/index.js';

/** What dice came from: the run of a luck, or how they are loaded. */
type Source = { readonly luck: Luck; readonly run: number } | { readonly falls: Falls };
type Falls = Readonly<Record<string, boolean | number>>;

const sources = new WeakMap<reference.Dice, Source>();

export const diceOf: typeof reference.diceOf = (luck, run) => {
  const dice = reference.diceOf(luck, run);
  sources.set(dice, { luck, run });
  return dice;
};

function sourceOf(dice: reference.Dice): Source {
  const source = sources.get(dice);
  if (source !== undefined) return source;
  if ('falls' in dice) return { falls: dice.falls as Falls };
  throw new Error('the kernel cannot throw these dice: use diceOf, or loadedDice');
}

export const playRun: typeof reference.playRun = (model, dice, observe) =>
  beside(
    model,
    sourceOf(dice),
    () => reference.playRun(model, dice, observe),
    // The milestones themselves are the reference's alone: the kernel keeps their key, the pathway.
    (record, { outcome, ended, endedAt, state, counters, pathway }) => [
      { ...record, passed: null },
      { outcome, ended, endedAt, state, counters, pathway, passed: null },
    ],
  );

export const traceDice: typeof reference.traceDice = (model, dice) =>
  beside(model, sourceOf(dice), () => reference.traceDice(model, dice), traced);

export const traceRun: typeof reference.traceRun = (model, seed, run) =>
  beside(model, { luck: luckOf(seed), run }, () => reference.traceRun(model, seed, run), traced);

export const step: typeof reference.step = (model, state, tick, dice) => {
  const source = sourceOf(dice);
  // From the start a run can be led to any state, but only to that of its first tick.
  if (tick !== 1) return reference.step(model, state, tick, dice);
  const led = ledTo(model, state);
  return beside(
    led,
    source,
    () => reference.step(model, state, tick, dice),
    (stepped, kernel) => [
      [
        stepped.state,
        stepped.ended,
        stepped.events.map(({ rule, effect }) => ({ tick, rule: rule.name, effect })),
      ],
      [
        kernel.state,
        kernel.ended ? kernel.outcome : null,
        kernel.events.filter(({ rule }) => rule !== LEADING),
      ],
    ],
  );
};

/** Plays by both; refuses any difference. */
function beside<Played>(
  model: Model,
  source: Source,
  play: () => Played,
  both: (played: Played, kernel: KernelRun) => readonly [unknown, unknown],
): Played {
  const byKernel = () =>
    'luck' in source
      ? playOne(model, source.luck, source.run)
      : playOne(loadedOf(model, source.falls), luckOf('loaded'), 0);
  let played: Played;
  try {
    played = play();
  } catch (error) {
    // What no Model may do, the kernel must leave to the reference.
    if (error instanceof reference.ModelError && isPlayed(byKernel)) {
      throw new Error(`the kernel plays what is no Model: ${error.message}`, { cause: error });
    }
    throw error;
  }
  const kernel = byKernel();
  if ('left' in kernel)
    throw new Error(`the kernel leaves "${model.title}" to the reference: ${kernel.left}`);
  const [expected, found] = both(played, kernel);
  if (isDeepStrictEqual(found, expected)) return played;
  throw new Error(
    `the kernel plays it otherwise: ${JSON.stringify(found)}, and the reference: ${JSON.stringify(expected)}`,
  );
}

function isPlayed(byKernel: () => object): boolean {
  try {
    return !('left' in byKernel());
  } catch (error) {
    if (error instanceof reference.ModelError) return false;
    throw error;
  }
}

function traced(
  trace: Omit<reference.Trace, 'seed' | 'run'>,
  kernel: KernelRun,
): readonly [unknown, unknown] {
  const events = trace.events.filter(({ tick }) => tick > 0);
  return [
    [
      trace.outcome,
      trace.endedAt,
      trace.ticks.at(-1)?.state ?? trace.start,
      events.map(({ tick, rule, description }) => [tick, rule, description]),
    ],
    [
      kernel.outcome,
      kernel.endedAt,
      kernel.state,
      kernel.events.flatMap(({ tick, rule, effect }) =>
        effect?.event ? [[tick, rule, effect.event] as const] : [],
      ),
    ],
  ];
}

const loaded = new WeakMap<Model, Map<string, Model>>();

/** The same object for the same falls, so that it is compiled once. */
function loadedOf(model: Model, falls: Falls): Model {
  const ofModel = loaded.get(model) ?? new Map<string, Model>();
  loaded.set(model, ofModel);
  const key = JSON.stringify(falls);
  const found = ofModel.get(key) ?? loadedModel(model, falls);
  ofModel.set(key, found);
  return found;
}

const LEADING = 'the state that is given';

/** A model of one tick that is led to a state before its first stage. */
function ledTo(model: Model, state: reference.State): Model {
  const writes = model.variables.map(({ merge, start, low }, variable) => {
    const before = typeof start === 'number' ? start : low;
    const to = state[variable] ?? Number.NaN;
    return { variable, value: { is: 'constant', value: merge === 'sum' ? to - before : to } as const };
  });
  const leading = {
    name: LEADING,
    when: { is: 'always' },
    draw: null,
    choices: [
      { name: 'it', weight: { is: 'constant', value: 1 }, effect: { writes, counts: [], event: null } },
    ],
    otherwise: null,
    origin: { section: 'test', name: LEADING },
  } as const;
  const stage = { phase: 'script', step: LEADING, clears: [], rules: [leading] } as const;
  return { ...model, horizon: 1, stages: [stage, ...model.stages] };
}
