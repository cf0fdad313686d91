import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { chanceOf } from './chances.js';
import { conditionText } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';

/** Accidents: some of what an option lets somebody do, done by nobody's order. */
export function accidentsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['accidents']> {
  return Object.fromEntries(
    cast.accidents.flatMap(({ name, author, act, observers }, place) => {
      const drawn = sketch.accidents[place];
      if (drawn === undefined) return [];
      const occasion = drawn.when !== null;
      // Believed in the tick of the accident or not at all: per occasion.
      const explained = (form: number) =>
        chanceOf(cast, { ...(drawn.explained ?? drawn.chance), form }, { viewer: observers, occasion: true });
      const single = drawn.single === null ? undefined : observers[drawn.single % observers.length];
      return [
        [
          name,
          {
            act,
            ...(drawn.when === null ? {} : { when: conditionText(cast, null, drawn.when) }),
            chance: chanceOf(cast, drawn.chance, { viewer: null, occasion }),
            ...(drawn.explained === null ? {} : { explained: explained(0) }),
            ...(single === undefined || single === author
              ? {}
              : { 'explained to': { [single]: explained(0) } }),
          },
        ],
      ];
    }),
  );
}
