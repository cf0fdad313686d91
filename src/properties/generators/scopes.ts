import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { chosen, oneOf } from './choosing.js';
import type { ScenarioSketch } from './sketch.js';

/** Acts of one actor that count as another's, in the eyes of those who hold a commitment. */
export function scopesOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['scopes']> {
  return Object.fromEntries(
    sketch.scopes.flatMap((drawn, place) => {
      const about = chosen(cast.deeds, drawn.deed);
      const commitment = chosen(cast.commitments, drawn.commitment);
      if (about === undefined || commitment === undefined) return [];
      const others = cast.actors.filter((actor) => actor !== about.author);
      const holders = drawn.form % 3 === 0 ? commitment.holders : [oneOf(commitment.holders, drawn.form)];
      const chance = cast.certain ? 1 : drawn.chance.percent / 100;
      return [
        [
          `scope-${place + 1}`,
          {
            of:
              drawn.form % 2 === 0
                ? `${about.author} ${about.kind} ${about.target}`
                : `${about.author} any ${about.target}`,
            'counts as': oneOf(others, drawn.patron),
            for: [...new Set(holders)],
            ...(drawn.all ? {} : { in: commitment.name }),
            chance: `${chance} per occasion, assumed`,
          },
        ],
      ];
    }),
  );
}
