import type { Accidents } from './accidents.js';
import type { Alarms } from './alarms.js';
import type { Scopes } from './scopes.js';
import type { Outcomes, Questions, Variants } from './answers.js';
import type { Commitments } from './commitment.js';
import type { Attributions, Credibility, Options, Trust } from './conduct.js';
import type { Episodes } from './episode.js';
import type { Effects } from './effects.js';
import type { Machine } from './machine.js';
import type { ActPresetName } from '../act-presets.js';
import type { ScenarioDocument } from '../schema/document.js';
import type { AnyNames, Field, Names } from './names.js';
import type { Offers } from './offer.js';
import type { ParameterIn } from './parameters.js';
import type { Quantities } from './quantity.js';
import type { Readings } from './readings.js';
import type { Signals } from './signals.js';
import type { List, Section } from './section.js';
import type { Stocks } from './stocks.js';
import type { Actors, Acts, Channels, Ladder, Processes } from './world.js';

/**
 * What a scenario object must be, given what it is: its own type with every reference narrowed to the names that it
 * declares. The keys are those of the file; a test holds them to the schema.
 */
export type Checked<S> = Section<ScenarioKeys<S, Names<S>>, S>;

/**
 * The keys of any scenario, so that an editor can offer those that are not yet written. Of the sections left out here,
 * which hold numbers and states directly, it would blur the compiler's messages.
 */
export interface AnyScenario
  extends Omit<ScenarioKeys<ScenarioDocument, Names<ScenarioDocument>>, 'ladder' | 'postures'> {}

export interface ScenarioKeys<S, N extends AnyNames> {
  readonly $schema?: string | undefined;
  readonly brinkmanship: 1;
  readonly title: string;
  readonly about?: string | undefined;
  readonly tick: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly horizon: number;
  readonly 'evidence as of'?: string | undefined;
  readonly sources?: Readonly<Record<string, string>> | undefined;
  readonly 'left out'?: Readonly<Record<string, string>> | undefined;
  readonly notes?: readonly string[] | undefined;
  readonly actors: Actors<Field<S, 'actors'>, N>;
  readonly ladder?: Ladder<Field<S, 'ladder'>, N> | undefined;
  readonly 'act presets'?: ActPresetName | readonly ActPresetName[] | undefined;
  readonly acts?: Acts<Field<S, 'acts'>, N> | undefined;
  readonly parameters?: Quantities<Field<S, 'parameters'>, N> | undefined;
  readonly processes?: Processes<Field<S, 'processes'>, N> | undefined;
  readonly postures?: Machine<Field<S, 'postures'>, N> | undefined;
  readonly channels?: Channels<Field<S, 'channels'>, N> | undefined;
  readonly offers?: Offers<Field<S, 'offers'>, N> | undefined;
  readonly episodes?: Episodes<Field<S, 'episodes'>, N> | undefined;
  readonly commitments?: Commitments<Field<S, 'commitments'>, N, N['commitment']> | undefined;
  readonly options?: Options<Field<S, 'options'>, N> | undefined;
  readonly stocks?: Stocks<Field<S, 'stocks'>, N> | undefined;
  readonly effects?: Effects<Field<S, 'effects'>, N> | undefined;
  readonly attribution?: Attributions<Field<S, 'attribution'>, N> | undefined;
  readonly accidents?: Accidents<Field<S, 'accidents'>, N> | undefined;
  readonly alarms?: Alarms<Field<S, 'alarms'>, N> | undefined;
  readonly scopes?: Scopes<Field<S, 'scopes'>, N> | undefined;
  readonly signals?: Signals<Field<S, 'signals'>, N> | undefined;
  readonly trust?: Trust<Field<S, 'trust'>, N> | undefined;
  readonly credibility?: Credibility<Field<S, 'credibility'>, N> | undefined;
  readonly outcomes: Outcomes<List<Field<S, 'outcomes'>>, N>;
  readonly questions?: Questions<Field<S, 'questions'>, N> | undefined;
  readonly variants?: Variants<Field<S, 'variants'>, N, ParameterIn<S>> | undefined;
  readonly readings?: Readings<Field<S, 'readings'>, N, ParameterIn<S>> | undefined;
}
