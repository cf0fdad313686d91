import type fc from 'fast-check';
import type { ScenarioDocument } from '../../scenario/schema/document.js';
import { outcomesOf, questionsOf, readingsOf, variantsOf } from './answers.js';
import type { Cast } from './cast.js';
import { castOf } from './casting.js';
import { commitmentOf } from './commitments.js';
import { accidentsOf } from './accidents.js';
import { alarmsOf } from './alarms.js';
import { episodesOf } from './episodes.js';
import { offersOf } from './offers.js';
import { signalsOf } from './signals.js';
import { scopesOf } from './scopes.js';
import { attributionOf, optionsOf, standingsOf } from './conduct.js';
import { type ScenarioSketch, type Size, sketches } from './sketch.js';
import { actorsOf, actsOf, channelsOf, commonPosture, ladderOf, processesOf } from './world.js';

/**
 * Whole scenarios, in the form of a file read into an object. Each is valid as it stands and under each of its variants;
 * horizons are short and chances large, so that things happen; and a scenario shrinks towards a small one.
 */

export interface Wanted {
  /** At most so many of each section; `MEDIUM` unless told. */
  readonly size?: Size;
  /** Nothing is left to chance: all chances are 0 or 1. */
  readonly certain?: boolean;
}

/** At most a few of each section: for properties that take long. */
export const SMALL: Size = {
  actors: 3,
  processes: 1,
  channels: 1,
  commitments: 2,
  options: 3,
  beliefs: 1,
  accidents: 1,
  alarms: 1,
  episodes: 1,
  offers: 1,
  standings: 1,
  outcomes: 2,
  questions: 1,
  variants: 1,
  readings: 1,
};

const MEDIUM: Size = {
  actors: 4,
  processes: 3,
  channels: 2,
  commitments: 4,
  options: 5,
  beliefs: 2,
  accidents: 1,
  alarms: 1,
  episodes: 2,
  offers: 2,
  standings: 2,
  outcomes: 4,
  questions: 4,
  variants: 3,
  readings: 1,
};

/** Valid scenarios of every kind, as documents: see `readDocument`. They shrink towards small ones. */
export function scenarioDocuments({
  size = MEDIUM,
  certain = false,
}: Wanted = {}): fc.Arbitrary<ScenarioDocument> {
  return sketches(size).map((sketch) => documentOf(sketch, castOf(sketch, certain)));
}

function documentOf(sketch: ScenarioSketch, cast: Cast): ScenarioDocument {
  const numbers = cast.parameters.map((name, place): [string, string] => {
    const percent = sketch.parameters[place] ?? 30;
    return [name, `${percent / 100}, from 0 to 0.45, calibrated (S1)`];
  });
  return {
    brinkmanship: 1,
    title: 'A scenario made up by a generator',
    tick: cast.unit,
    horizon: cast.horizon,
    sources: { S1: 'a source made up by a generator' },
    actors: actorsOf(cast, sketch),
    ladder: ladderOf(cast, sketch),
    ...(cast.presets === null ? {} : { 'act presets': cast.presets }),
    acts: actsOf(cast, sketch),
    parameters: Object.fromEntries(numbers),
    processes: processesOf(cast, sketch),
    ...(sketch.postures === null ? {} : { postures: commonPosture(cast, sketch.postures) }),
    channels: channelsOf(cast, sketch),
    commitments: Object.fromEntries(
      cast.commitments.flatMap((who, place) => {
        const drawn = sketch.commitments[place];
        return drawn === undefined ? [] : [[who.name, commitmentOf(cast, who, drawn)]];
      }),
    ),
    episodes: episodesOf(cast, sketch),
    offers: offersOf(cast, sketch),
    options: optionsOf(cast, sketch),
    attribution: attributionOf(cast, sketch),
    accidents: accidentsOf(cast, sketch),
    alarms: alarmsOf(cast, sketch),
    signals: signalsOf(cast, sketch),
    scopes: scopesOf(cast, sketch),
    trust: standingsOf(cast, sketch, 'trust'),
    credibility: standingsOf(cast, sketch, 'credibility'),
    outcomes: outcomesOf(cast, sketch),
    questions: questionsOf(cast, sketch),
    variants: variantsOf(cast, sketch),
    ...(sketch.readings.length === 0 ? {} : { readings: readingsOf(cast, sketch) }),
  };
}
