import type { ChoiceTable } from '../chance/index.js';
import type { Model, Rule } from '../model/model.js';
import type { Circuit, Gate } from './circuit.js';
import type { Drawing } from './drawing.js';
import type { Layout, Place } from './layout.js';
import type { Slots } from './slots.js';
import type { Weighing } from '../reference/index.js';
import type { Again, Case } from './tabulate.js';

/** What a rule picks among its choices: nothing, one for sure, or one by a draw. */
export type Picking =
  | { readonly kind: 'none' }
  | { readonly kind: 'sure'; readonly place: number }
  | { readonly kind: 'drawn'; readonly table: ChoiceTable };

/** A write: the bits of the value less the variable's low; for a variable that sums, what is added. */
export type ProgramWrite =
  | {
      readonly merge: 'single' | 'max';
      readonly place: Place;
      readonly bits: readonly Gate[];
      readonly wrong: Gate;
    }
  | {
      readonly merge: 'sum';
      readonly place: Place;
      readonly added: readonly Case<number>[];
      readonly wrong: Gate;
    };

export interface ProgramEffect {
  readonly writes: readonly ProgramWrite[];
  readonly counts: readonly number[];
  /** Which milestone it passes; null for none. */
  readonly milestone: number | null;
}

export interface ProgramRule {
  /** Its place in the order of play, from 0. */
  readonly number: number;
  readonly name: string;
  /** The rule of the Model. */
  readonly rule: Rule;
  readonly guard: Gate;
  /** The lanes in which something may be wrong: the reference interpreter says what. */
  readonly wrong: Gate;
  readonly draw: {
    readonly kind: 'coin' | 'hazard';
    readonly chances: readonly Case<number>[];
    /** For each of them what its code can draw. */
    readonly drawings: readonly Drawing[];
    readonly again: Again<number>;
  } | null;
  readonly picks: { readonly cases: readonly Case<Picking>[]; readonly again: Again<Weighing> };
  readonly effects: readonly ProgramEffect[];
  readonly otherwise: ProgramEffect | null;
}

export interface ProgramStage {
  /** Planes that are set back: to all ones where `ones`, else to zeros. */
  readonly clears: readonly { readonly plane: number; readonly ones: boolean }[];
  readonly rules: readonly ProgramRule[];
}

export interface ProgramProbe {
  readonly tick: number;
  readonly given: Gate;
  readonly both: Gate;
  /** The slot of its `given`; `both` stands behind it. */
  readonly slot: number;
  /** Whether it reads the tick: then a run that has ended is asked at its last tick. */
  readonly timed: boolean;
}

/** A Model, compiled for 32 runs at a time. */
export interface Program {
  readonly model: Model;
  readonly circuit: Circuit;
  readonly layout: Layout;
  readonly slots: Slots;
  /** The fixed start: for each plane all ones or all zeros. */
  readonly start: Int32Array;
  readonly drawnStarts: readonly {
    readonly site: string;
    readonly place: Place;
    readonly values: readonly number[];
    readonly picking: Picking;
  }[];
  readonly stages: readonly ProgramStage[];
  /** How many milestones there are. The outcomes follow them, and none of these comes last. */
  readonly milestones: number;
  readonly outcomes: readonly { readonly holds: Gate; readonly ends: boolean }[];
  readonly watches: readonly Gate[];
  /** By tick. */
  readonly probes: readonly ProgramProbe[];
  readonly times: readonly { readonly holds: Gate; readonly firsts: number }[];
  readonly fates: readonly { readonly slot: number; readonly lanes: readonly Gate[] }[];
}
