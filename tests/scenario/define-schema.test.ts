import { expectTypeOf, it } from 'vitest';
import type {
  OutcomeKeys,
  QuestionKeys,
  ForcedKeys,
  VariantKeys,
} from '../../src/scenario/define/answers.js';
import type { CommitmentKeys, TargetKeys } from '../../src/scenario/define/commitment.js';
import type {
  AttributionKeys,
  ChangeKeys,
  FreeOptionKeys,
  OptionKeys,
  StandingKeys,
} from '../../src/scenario/define/conduct.js';
import { defineScenario } from '../../src/scenario/define/define.js';
import type { AccidentKeys } from '../../src/scenario/define/accidents.js';
import type { AlarmKeys } from '../../src/scenario/define/alarms.js';
import type { SignalKeys } from '../../src/scenario/define/signals.js';
import type { ScenarioKeys } from '../../src/scenario/define/document.js';
import type { EpisodeKeys, JoinKeys, TurnKeys } from '../../src/scenario/define/episode.js';
import type { EffectKeys } from '../../src/scenario/define/effects.js';
import type { IntegerKeys, MachineKeys, StatesKeys } from '../../src/scenario/define/machine.js';
import type { AnswerKeys, OfferKeys } from '../../src/scenario/define/offer.js';
import type { AnyNames, Names } from '../../src/scenario/define/names.js';
import type { DelayKeys, FidelityKeys, QuantityKeys, ShiftKeys } from '../../src/scenario/define/quantity.js';
import type { StockKeys } from '../../src/scenario/define/stocks.js';
import type {
  ActKeys,
  ActorKeys,
  ChannelKeys,
  LadderKeys,
  PartKeys,
} from '../../src/scenario/define/world.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';

/**
 * The typed form holds what the schema holds: each section has the same keys, and each value the same type once every
 * name may be any text. `npm run typecheck` is what checks this file.
 */

type Any = AnyNames;
type Entries<Section extends keyof ScenarioDocument> =
  NonNullable<ScenarioDocument[Section]> extends Record<string, infer Entry> ? Entry : never;
type Section<T> = Extract<T, object>;
type Item<T> = T extends readonly (infer Each)[] ? Each : T;
type Has<T, Key extends PropertyKey> = Extract<T, { readonly [K in Key]?: unknown }>;
type ReadonlyDeep<T> = T extends object ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> } : T;

type Document = { [Key in keyof ScenarioDocument]-?: NonNullable<ScenarioDocument[Key]> };
type Actor = Section<Entries<'actors'>>;
type Commitment = Entries<'commitments'>;
type Quantity = Section<Entries<'parameters'>>;
type Fidelity = Section<NonNullable<Commitment['fidelity']>>;
type Process = Entries<'processes'>;
type Option = Has<Section<Entries<'options'>>, 'chance'>;
type FreeOption = Has<Section<Entries<'options'>>, 'choice'>;
type Standing = Entries<'trust'>;
type Join = NonNullable<Entries<'episodes'>['joins']>[string];
type Turn = Has<Section<Entries<'episodes'>['ends'][string]>, 'when'>;
type Variant = Entries<'variants'>;

it('every section has the keys of the schema', () => {
  expectTypeOf<keyof ScenarioKeys<object, Any>>().toEqualTypeOf<keyof Document>();
  expectTypeOf<keyof ActorKeys<object, Any>>().toEqualTypeOf<keyof Actor>();
  expectTypeOf<keyof PartKeys<Any>>().toEqualTypeOf<keyof Section<NonNullable<Actor['parts']>[string]>>();
  expectTypeOf<keyof LadderKeys<object, Any>>().toEqualTypeOf<keyof Section<Document['ladder']>>();
  expectTypeOf<keyof ActKeys<Any>>().toEqualTypeOf<keyof Entries<'acts'>>();
  expectTypeOf<keyof QuantityKeys<object, Any>>().toEqualTypeOf<keyof Quantity>();
  expectTypeOf<keyof MachineKeys<object, Any>>().toEqualTypeOf<keyof Document['postures']>();
  expectTypeOf<keyof StatesKeys<object, Any>>().toEqualTypeOf<keyof Extract<Process, { states: unknown }>>();
  expectTypeOf<keyof IntegerKeys<object, Any>>().toEqualTypeOf<keyof Extract<Process, { from: unknown }>>();
  expectTypeOf<keyof ChannelKeys<object, Any>>().toEqualTypeOf<keyof Entries<'channels'>>();
  expectTypeOf<keyof OfferKeys<object, Any>>().toEqualTypeOf<keyof Entries<'offers'>>();
  expectTypeOf<keyof AnswerKeys<object, Any>>().toEqualTypeOf<
    keyof NonNullable<Entries<'offers'>['replies']>[string]
  >();
  expectTypeOf<keyof EpisodeKeys<object, Any>>().toEqualTypeOf<keyof Entries<'episodes'>>();
  expectTypeOf<keyof JoinKeys<object, Any>>().toEqualTypeOf<keyof Join>();
  expectTypeOf<keyof TurnKeys<object, Any>>().toEqualTypeOf<keyof Turn>();
  expectTypeOf<keyof CommitmentKeys<object, Any, string>>().toEqualTypeOf<keyof Commitment>();
  expectTypeOf<keyof TargetKeys<object, Any>>().toEqualTypeOf<
    keyof Exclude<NonNullable<Commitment['targets']>, string | readonly string[]>
  >();
  expectTypeOf<keyof FidelityKeys<object, Any>>().toEqualTypeOf<keyof Fidelity>();
  expectTypeOf<keyof ShiftKeys<object, Any>>().toEqualTypeOf<keyof NonNullable<Fidelity['shifts']>[number]>();
  expectTypeOf<keyof DelayKeys<Any>>().toEqualTypeOf<keyof NonNullable<Commitment['after']>>();
  expectTypeOf<keyof OptionKeys<object, Any>>().toEqualTypeOf<keyof Option>();
  expectTypeOf<keyof FreeOptionKeys<object, Any>>().toEqualTypeOf<keyof FreeOption>();
  expectTypeOf<keyof StockKeys<object, Any>>().toEqualTypeOf<keyof Entries<'stocks'>>();
  expectTypeOf<keyof EffectKeys<object, Any>>().toEqualTypeOf<
    keyof Exclude<Entries<'effects'>, readonly unknown[]>
  >();
  expectTypeOf<keyof AttributionKeys<object, Any>>().toEqualTypeOf<keyof Entries<'attribution'>>();
  expectTypeOf<keyof AccidentKeys<object, Any>>().toEqualTypeOf<keyof Entries<'accidents'>>();
  expectTypeOf<keyof AlarmKeys<object, Any>>().toEqualTypeOf<keyof Entries<'alarms'>>();
  expectTypeOf<keyof SignalKeys<object, Any>>().toEqualTypeOf<
    keyof Exclude<Entries<'signals'>, readonly unknown[]>
  >();
  expectTypeOf<keyof StandingKeys<object, Any>>().toEqualTypeOf<keyof Standing>();
  expectTypeOf<keyof ChangeKeys<object, Any>>().toEqualTypeOf<keyof NonNullable<Standing['moves']>[number]>();
  expectTypeOf<keyof OutcomeKeys<object, Any>>().toEqualTypeOf<
    keyof Section<ScenarioDocument['outcomes'][number][string]>
  >();
  expectTypeOf<keyof QuestionKeys<object, Any>>().toEqualTypeOf<keyof Entries<'questions'>>();
  expectTypeOf<keyof VariantKeys<object, Any, string>>().toEqualTypeOf<keyof Variant>();
  expectTypeOf<keyof ForcedKeys<object, Any>>().toEqualTypeOf<keyof Item<NonNullable<Variant['force']>>>();
});

it('whatever the schema allows may be written, but for its names', () => {
  expectTypeOf(defineScenario<ScenarioDocument>).toBeCallableWith({} as ScenarioDocument);
});

it('whatever may be written, the schema allows', () => {
  expectTypeOf<ScenarioKeys<ScenarioDocument, Names<ScenarioDocument>>>().toExtend<
    ReadonlyDeep<ScenarioDocument>
  >();
});
