import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { chosen } from './choosing.js';
import { chanceOf } from './chances.js';
import type { ScenarioSketch } from './sketch.js';
import { actsOf } from './world.js';

/** Signals: acts without a rung that say something of what others believe. */
export function signalsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['signals']> {
  const acts = actsOf(cast, sketch);
  const silent = cast.deeds.filter(({ kind }) => {
    const act = acts[kind];
    return act !== undefined && act.rung === undefined && act.like === undefined;
  });
  return Object.fromEntries(
    sketch.signals.flatMap((drawn) => {
      const deed = chosen(silent, drawn.deed);
      if (deed === undefined) return [];
      const { author, kind, target } = deed;
      const beliefs = [...cast.beliefs, ...cast.alarms].map(({ name }) => name);
      const own = cast.commitments.filter(({ debtor }) => debtor === author).map(({ name }) => name);
      const all = cast.commitments.map(({ name }) => name);
      const does = (['backs', 'contradicts', 'acknowledges', 'denies', 'denies', 'explains'] as const)[
        drawn.form % 6
      ];
      if (does === undefined) return [];
      const ofPromise = drawn.form % 6 < 4;
      const about = {
        backs: all,
        contradicts: all,
        acknowledges: own,
        denies: ofPromise ? own : beliefs,
        explains: [...beliefs, ...cast.accidents.map(({ name }) => name)],
      }[does];
      const name = chosen(about, drawn.about);
      if (name === undefined) return [];
      // Per occasion.
      const believed =
        drawn.believed === null || does === 'acknowledges'
          ? {}
          : { believed: chanceOf(cast, { ...drawn.believed, form: 0 }, { viewer: null, occasion: true }) };
      const by = drawn.by === null || !ofPromise || does === 'acknowledges' ? {} : { by: drawn.by };
      return [[`${author} ${kind} ${target}`, { [does]: name, ...by, ...believed }]];
    }),
  );
}
