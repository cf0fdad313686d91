import { lower, type LowerOptions } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { type Trace, traceRun } from '../../src/reference/index.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import type { LifecycleState } from '../../src/scenario/lifecycle-states.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import type { CommitmentDocument, ScenarioDocument } from '../../src/scenario/schema/document.js';

/**
 * Drives one commitment, `promise`, through a script: acts that a variant forces on given days. Nothing else happens
 * unless a test adds it, so each scenario has one trajectory, and the views can be read day by day.
 */

export type Form = 'refrain' | 'perform';

/** The acts of the script, each with its one meaning for the promise. */
const ACTS = {
  promise: 'debtor promise creditor',
  ask: 'creditor ask debtor',
  strike: 'debtor strike creditor',
  attack: 'other attack debtor',
  free: 'creditor free debtor',
  renounce: 'debtor renounce creditor',
  topple: 'other topple debtor',
  help: 'debtor help creditor',
} as const;

export type Deed = keyof typeof ACTS;

/** Days, and what happens on each. */
export type Script = Readonly<Record<number, Deed | readonly Deed[]>>;

const HORIZON = 16;

const common: CommitmentDocument = {
  debtor: 'debtor',
  creditor: 'creditor',
  if: ACTS.ask,
  made: { when: ACTS.promise },
  cancelled: ACTS.renounce,
  'on regime change': 'lapses',
};

/** "Once asked, I shall not strike you, unless I am attacked." */
const REFRAIN: CommitmentDocument = {
  ...common,
  refrain: ACTS.strike,
  unless: ACTS.attack,
  released: ACTS.free,
  fidelity: 1,
};

/** "Once asked, I shall help you within so many days." Nothing comes of it by itself: help is in the script or not. */
const PERFORM: CommitmentDocument = {
  ...common,
  perform: 'help',
  targets: { named: ['creditor'] },
  within: 10,
  released: `${ACTS.free} or ${ACTS.attack}`,
  fidelity: 0,
};

/** Another's acts may be taken for the debtor's, though none ever is: so each holder has a view of its own. */
export const APART: Partial<ScenarioDocument> = {
  options: { 'other may strike creditor': '0 a day', 'other may help creditor': '0 a day' },
  attribution: {
    strikes: {
      observer: 'creditor',
      of: 'other strike creditor',
      believes: 'it was debtor',
      chance: '0 per occasion',
    },
    help: {
      observer: 'creditor',
      of: 'other help creditor',
      believes: 'it was debtor',
      chance: '0 per occasion',
    },
  },
};

export function promiseOf(form: Form, changes: Partial<CommitmentDocument> = {}): CommitmentDocument {
  return { ...(form === 'refrain' ? REFRAIN : PERFORM), ...changes };
}

export interface Setting {
  readonly script: Script;
  /** More sections of the scenario, or others in place of its own. */
  readonly more?: Partial<ScenarioDocument>;
  /** More parts of the variant that holds the script. */
  readonly variant?: NonNullable<ScenarioDocument['variants']>[string];
  readonly run?: number;
  /** How it is lowered, if not under the variant that holds the script. */
  readonly lowering?: LowerOptions;
}

export interface Played {
  readonly model: Model;
  readonly trace: Trace;
  /** The states of a holder's view at the end of each day: index 0 is the start. */
  readonly view: (holder?: string, commitment?: string) => LifecycleState[];
  /** The days on which an act, as `author kind`, happened. */
  readonly daysOf: (deed: string) => number[];
}

export function play(
  promise: CommitmentDocument,
  { script, more = {}, variant = {}, run = 0, lowering = {} }: Setting,
): Played {
  const force = Object.entries(script).flatMap(([day, deeds]) =>
    (typeof deeds === 'string' ? [deeds] : deeds).map((deed) => ({ act: ACTS[deed], on: Number(day) })),
  );
  const document: ScenarioDocument = {
    brinkmanship: 1,
    title: 'a promise and a script',
    tick: 'day',
    horizon: HORIZON,
    actors: {
      debtor: { 'regime changes when': ACTS.topple },
      creditor: 'Creditor',
      other: 'Other',
      watcher: 'Watcher',
    },
    acts: Object.fromEntries(Object.keys(ACTS).map((kind) => [kind, {}])),
    commitments: { promise },
    outcomes: [{ never: 'tick < 0' }],
    variants: { script: { ...variant, ...(force.length > 0 ? { force } : {}) } },
    ...more,
  };
  const { scenario, diagnostics } = readDocument(document);
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  const lowered = lower(scenario, { variant: 'script', ...lowering });
  const { model } = lowered;
  if (model === null) throw new Error(renderDiagnostics(lowered.diagnostics));
  const trace = traceRun(model, 'lifecycle', run);
  const view = (holder = 'debtor', commitment = 'promise'): LifecycleState[] => {
    const fates = model.fates.find((one) => one.commitment === commitment && one.holder === holder);
    if (fates === undefined) throw new Error(`${holder} holds no view of ${commitment}`);
    return [trace.start, ...trace.ticks.map(({ state }) => state)].map((state) => {
      const value = state[fates.variable] ?? Number.NaN;
      const fate = fates.fates.find(({ values }) => values.includes(value));
      if (fate === undefined) throw new Error(`no state has the value ${value}`);
      return fate.name as LifecycleState;
    });
  };
  const daysOf = (deed: string): number[] =>
    trace.events.flatMap(({ tick, description }) =>
      description.kind === 'act' && `${description.author} ${description.act}` === deed ? [tick] : [],
    );
  return { model, trace, view, daysOf };
}
