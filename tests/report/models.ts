import type { EventDescription, Model, Origin, Phase, Variable } from '../../src/model/model.js';
import type { Trace, TraceEvent } from '../../src/reference/trace.js';

/** Models and traces made by hand, so that a story can be checked without playing anything. */

export function modelOf(changes: Partial<Model> = {}): Model {
  return {
    title: 'A model made by hand',
    variant: null,
    readings: {},
    tick: 'day',
    horizon: 30,
    variables: [],
    stages: [],
    outcomes: [
      { name: 'war', when: { is: 'never' }, ends: true },
      { name: 'trouble', when: { is: 'never' }, ends: false },
    ],
    counters: [],
    watches: [],
    fates: [],
    questions: [],
    assumptions: [],
    labels: {
      unit: 'day',
      actors: { alpha: 'Alpha', beta: 'Beta', gamma: 'Gamma' },
      parts: { 'gamma.bases': "Gamma's bases abroad" },
      acts: { strike: '{actor} strikes {target}', deny: '{actor} denies it' },
    },
    ...changes,
  };
}

/** A view of a commitment: one variable, shared by its holders. */
export function viewVariable(commitment: string, holder: string): Variable {
  const labels = ['null', 'conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'];
  const origin = { section: 'commitments', name: commitment, holder };
  return {
    name: `${commitment} as seen by ${holder}`,
    low: 0,
    high: 6,
    labels,
    start: 1,
    merge: 'single',
    kind: 'state',
    origin,
  };
}

export function fatesOf(commitment: string, holders: readonly string[], variable: number): Model['fates'] {
  const names = ['null', 'conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'];
  const fates = names.map((name, value) => ({ name, values: [value] }));
  return holders.map((holder) => ({ commitment, holder, variable, fates, entries: [] }));
}

export interface Told {
  readonly tick: number;
  readonly description: EventDescription;
  readonly origin?: Origin;
  readonly rule?: string;
  readonly chance?: number;
  readonly causes?: readonly number[];
  readonly phase?: Phase;
}

/** A run with these events, in this order, and these states at the ends of some ticks; others keep the one before. */
export function traceOf(
  events: readonly Told[],
  options: {
    readonly endedAt?: number;
    readonly outcome?: number | null;
    readonly start?: readonly number[];
    readonly states?: Readonly<Record<number, readonly number[]>>;
  } = {},
): Trace {
  const { endedAt = 30, outcome = null, start = [], states = {} } = options;
  let state = start;
  const ticks = Array.from({ length: endedAt }, (_, place) => {
    state = states[place + 1] ?? state;
    return { tick: place + 1, state, changes: [] };
  });
  const told = events.map(
    ({ tick, description, origin, rule, chance, causes, phase }, index): TraceEvent => ({
      index,
      tick,
      phase: phase ?? 'decide',
      rule: rule ?? 'rule',
      origin: origin ?? { section: 'test', name: 'test' },
      description,
      chance: chance ?? null,
      causes: causes ?? [],
    }),
  );
  return { seed: 7, run: 42, start, ticks, events: told, endedAt, outcome, grounds: [] };
}
