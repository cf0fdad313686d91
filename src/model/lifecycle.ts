import type { LifecycleState } from '../scenario/lifecycle-states.js';

/**
 * The life of a commitment in one holder's view, as a table. The formal base is the commitment of multi-agent systems,
 * C(debtor, creditor, antecedent, consequent) (Singh 1999; Telang, Singh and Yorke-Smith 2019), with breach told apart from
 * release and a window on either form.
 *
 * A view makes at most one transition in a tick: the first in the order of its table whose cause has come about. What is
 * not in a table never happens.
 */

export type Cause =
  /** It is made, and this holder learns of it. */
  | 'made'
  /** The debtor does what it promised not to do. */
  | 'breached'
  /** What releases it comes about, or the creditor lets the debtor go. */
  | 'released'
  /** The debtor gives notice. */
  | 'cancelled'
  /** The debtor's regime changes, and does not bind itself to what the old one promised. */
  | 'lapsed'
  /** The antecedent is true while the window is open. */
  | 'antecedent'
  /** The debtor does what it promised to do. */
  | 'discharged'
  /** The deadline passes. */
  | 'overdue'
  /** The window closes. */
  | 'closed'
  /** One tick after it ended, where it repeats. */
  | 'repeated';

/** One change of a view that can happen, and its cause. */
export interface Transition {
  readonly from: LifecycleState;
  readonly cause: Cause;
  /** `start` is the state in which it is made: detached if nothing has to come about first, else conditional. */
  readonly to: LifecycleState | 'start';
}

const BEGINNING: readonly Transition[] = [{ from: 'null', cause: 'made', to: 'start' }];

/** What expired did so because its window closed, and a commitment whose window has closed does not repeat. */
const AGAIN: readonly Transition[] = [
  { from: 'satisfied', cause: 'repeated', to: 'start' },
  { from: 'violated', cause: 'repeated', to: 'start' },
];

const WAITING: readonly Transition[] = [
  { from: 'conditional', cause: 'released', to: 'terminated' },
  { from: 'conditional', cause: 'cancelled', to: 'terminated' },
  { from: 'conditional', cause: 'lapsed', to: 'terminated' },
  { from: 'conditional', cause: 'antecedent', to: 'detached' },
  { from: 'conditional', cause: 'closed', to: 'expired' },
];

/** Maintenance: breach, then release or cancellation, then the window's end. */
export const REFRAIN: readonly Transition[] = [
  ...BEGINNING,
  ...WAITING,
  { from: 'detached', cause: 'breached', to: 'violated' },
  { from: 'detached', cause: 'released', to: 'terminated' },
  { from: 'detached', cause: 'cancelled', to: 'terminated' },
  { from: 'detached', cause: 'lapsed', to: 'terminated' },
  { from: 'detached', cause: 'closed', to: 'satisfied' },
  ...AGAIN,
];

/** Achievement: release, then discharge, then breach (a cancellation once it is owed is one), then detachment and expiry. */
export const PERFORM: readonly Transition[] = [
  ...BEGINNING,
  ...WAITING,
  { from: 'detached', cause: 'released', to: 'terminated' },
  { from: 'detached', cause: 'lapsed', to: 'terminated' },
  { from: 'detached', cause: 'discharged', to: 'satisfied' },
  { from: 'detached', cause: 'cancelled', to: 'violated' },
  { from: 'detached', cause: 'overdue', to: 'violated' },
  ...AGAIN,
];
