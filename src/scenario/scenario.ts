import type { ActPattern, Expression } from './expressions/syntax.js';
import type { Outcome, Question, Reading, Variant } from './parts/asked.js';
import type { Commitment } from './parts/commitments.js';
import type { ActEffect, Option, Stock } from './parts/conduct.js';
import type { Episode } from './parts/episodes.js';
import type { Quantity, TickUnit } from './parts/numbers.js';
import type { Offer } from './parts/offers.js';
import type { Accident, Alarm, Attribution, Scope, Signal, Standing } from './parts/views.js';
import type { ActKind, Actor, Channel, Ladder, Process } from './parts/world.js';

/**
 * A scenario, read and checked: what the author wrote, with every expression parsed, every name known to exist, every
 * short form spelt out and `mirrors` resolved. It still speaks of promises; `model/` turns it into variables and rules.
 *
 * Only `readScenario` makes one, and only from a document without errors.
 */
export interface Scenario {
  readonly title: string;
  readonly about: string | null;
  readonly tick: TickUnit;
  readonly horizon: number;
  readonly evidenceAsOf: string | null;
  readonly sources: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  readonly actors: readonly Actor[];
  readonly ladder: Ladder;
  readonly acts: readonly ActKind[];
  readonly parameters: readonly Quantity[];
  /** With the lives of episodes and offers. */
  readonly processes: readonly Process[];
  readonly episodes: readonly Episode[];
  readonly offers: readonly Offer[];
  readonly channels: readonly Channel[];
  readonly commitments: readonly Commitment[];
  readonly options: readonly Option[];
  readonly stocks: readonly Stock[];
  readonly effects: readonly ActEffect[];
  /** With those that explain accidents. */
  readonly attribution: readonly Attribution[];
  readonly accidents: readonly Accident[];
  readonly alarms: readonly Alarm[];
  readonly scopes: readonly Scope[];
  readonly signals: readonly Signal[];
  readonly standings: readonly Standing[];
  readonly outcomes: readonly Outcome[];
  readonly questions: readonly Question[];
  readonly variants: readonly Variant[];
  readonly readings: readonly Reading[];
}

export type * from './parts/asked.js';
export type * from './parts/commitments.js';
export type * from './parts/conduct.js';
export type * from './parts/episodes.js';
export type * from './parts/numbers.js';
export type * from './parts/offers.js';
export type * from './parts/views.js';
export type * from './parts/world.js';
export { explanationName } from './parts/views.js';
export type { ActPattern, Expression };
