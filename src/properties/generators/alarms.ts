import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { chanceOf } from './chances.js';
import { conditionText } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';

/** Alarms: some of what an option lets somebody do, seen though it does not happen. */
export function alarmsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['alarms']> {
  return Object.fromEntries(
    cast.alarms.flatMap(({ name, observer, of }, place) => {
      const drawn = sketch.alarms[place];
      if (drawn === undefined) return [];
      const viewer = [observer];
      const { when, chance, fades } = drawn;
      return [
        [
          name,
          {
            observer,
            of,
            ...(when === null ? {} : { when: conditionText(cast, viewer, when) }),
            chance: chanceOf(cast, chance, { viewer, occasion: when !== null }),
            ...(fades === null ? {} : { fades: chanceOf(cast, fades, { viewer }) }),
          },
        ],
      ];
    }),
  );
}
