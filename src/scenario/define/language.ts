import type { Basis, TickUnit } from '../scenario.js';
import type { LifecycleState } from '../lifecycle-states.js';

/** The words that need no declaration: those of the guard language, and those that the format itself brings along. */

type Structure =
  | 'and'
  | 'or'
  | 'not'
  | 'is'
  | 'as'
  | 'for'
  | 'true'
  | 'false'
  | 'any'
  | 'anyone'
  | 'anything'
  | 'on'
  | 'at'
  | 'in'
  | 'by'
  | 'to'
  | 'of'
  | 'a'
  | 'an'
  | 'one'
  | 'seen'
  | 'least'
  | 'more'
  | 'actors'
  | '+'
  | '-';

type FunctionName =
  | 'ever'
  | 'since'
  | 'count'
  | 'min'
  | 'max'
  | 'rung'
  | 'posture'
  | 'trust'
  | 'credibility'
  | 'open'
  | 'accident'
  | 'intact'
  | 'disputed'
  | 'disclosed'
  | 'acknowledged'
  | 'pending'
  | 'tempted'
  | 'kept'
  | 'broken';

type BeliefWord = 'believes' | 'took' | 'part' | 'did' | 'self';

type EpisodeWord = 'takes' | 'begun' | 'ongoing' | 'ended';
type EffectWord = 'with' | 'no' | 'limited' | 'severe' | 'effect';

type OfferWord =
  | 'made'
  | 'unheard'
  | 'offered'
  | 'accepted'
  | 'rejected'
  | 'countered'
  | 'lapsed'
  | 'turned'
  | 'down';

type UnitWord = 'within' | 'per' | 'each' | 'occasion' | 'time' | 'from' | 'tick' | 'ticks';

/** A word that may stand in any expression, whatever the scenario declares. */
export type LanguageWord =
  | Structure
  | FunctionName
  | BeliefWord
  | EpisodeWord
  | EffectWord
  | OfferWord
  | UnitWord
  | Basis
  | LifecycleState;

/** Every unit of time, of which a scenario may use its own. */
export type TimeWord = TickUnit | `${TickUnit}s`;

/**
 * The rungs of each ladder that a scenario may name. They stand here in full, and not under names of their own, so that
 * the compiler lists them where it expects one.
 */
export interface PresetRungs {
  readonly mid: 'none' | 'threat' | 'display of force' | 'use of force' | 'war';
  readonly kahn:
    | 'no crisis'
    | 'ostensible crisis'
    | 'political economic and diplomatic gestures'
    | 'solemn and formal declarations'
    | 'hardening of positions'
    | 'show of force'
    | 'significant mobilisation'
    | 'legal harassment'
    | 'harassing acts of violence'
    | 'dramatic military confrontations'
    | 'provocative breaking off of diplomatic relations'
    | 'super-ready status'
    | 'large conventional war'
    | 'large compound escalation'
    | 'declaration of limited conventional war'
    | 'barely nuclear war'
    | 'nuclear ultimatums'
    | 'limited evacuation'
    | 'spectacular show of force'
    | 'justifiable counterforce attack'
    | 'peaceful worldwide embargo or blockade'
    | 'local nuclear war exemplary'
    | 'declaration of limited nuclear war'
    | 'local nuclear war military'
    | 'unusual provocative and significant countermeasures'
    | 'evacuation'
    | 'demonstration attack on zone of interior'
    | 'exemplary attack on military'
    | 'exemplary attacks against property'
    | 'exemplary attacks on population'
    | 'complete evacuation'
    | 'reciprocal reprisals'
    | 'formal declaration of general war'
    | 'slow-motion counter-property war'
    | 'slow-motion counterforce war'
    | 'constrained force-reduction salvo'
    | 'constrained disarming attack'
    | 'counterforce-with-avoidance attack'
    | 'unmodified counterforce attack'
    | 'slow-motion countercity war'
    | 'countervalue salvo'
    | 'augmented disarming attack'
    | 'civilian devastation attack'
    | 'other kinds of controlled general war'
    | 'spasm or insensate war';
}
