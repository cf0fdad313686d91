import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { chosen } from './choosing.js';
import { chanceOf } from './chances.js';
import { conditionText, patternText } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';

/** Options, attribution, trust and credibility. */

export function optionsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['options']> {
  const options: NonNullable<ScenarioDocument['options']> = {};
  const grouped = new Set<string>();
  for (const [place, one] of sketch.options.entries()) {
    const deed = cast.deeds[place];
    if (deed === undefined) continue;
    const plain = `${deed.author} may ${deed.kind} ${deed.target}`;
    const name = plain in options ? `${plain} (again ${place})` : plain;
    const group = one.group === null ? null : one.group % 2 === 0 ? 'first' : 'second';
    const key = `${deed.author}/${group ?? ''}`;
    if (group !== null && cast.certain && grouped.has(key)) continue;
    if (group !== null) grouped.add(key);
    const viewer = [deed.author];
    // A condition of a chance per occasion is often an act: the occasion.
    const occasion = one.when !== null;
    const chance = chanceOf(cast, one.chance, { viewer, cap: group === null ? 1 : 0.2, occasion });
    const pressure = pressureOf(cast, one.pressure, viewer, group === null);
    if (one.when === null && group === null && pressure === null) options[name] = chance;
    else {
      options[name] = {
        ...(one.when === null
          ? {}
          : {
              when:
                one.chance.form % 6 === 0
                  ? patternText(cast, one.chance.which, one.chance.ticks)
                  : conditionText(cast, viewer, one.when),
            }),
        chance,
        ...(group === null ? {} : { 'one of': group }),
        ...pressure,
      };
    }
  }
  return options;
}

type PressureSketch = ScenarioSketch['options'][number]['pressure'];

/** A window, a motive that wanes or urgency that grows. Chances of a group may not grow, for they add up. */
function pressureOf(cast: Cast, drawn: PressureSketch, viewer: readonly string[], alone: boolean) {
  if (drawn === null) return null;
  const { form, every } = drawn;
  const from = 1 + (drawn.from % cast.horizon);
  if (form % 3 === 0 || cast.certain)
    return { window: { from, until: from + (drawn.length % cast.horizon) } };
  const since = drawn.since === null ? {} : { since: conditionText(cast, viewer, drawn.since) };
  return form % 3 === 1 || !alone
    ? { wanes: { 'halves every': `${every}, assumed`, ...since } }
    : { grows: { 'doubles every': `${every}, from 1 to 9, assumed`, 'at most': 3, ...since } };
}

export function attributionOf(
  cast: Cast,
  sketch: ScenarioSketch,
): NonNullable<ScenarioDocument['attribution']> {
  return Object.fromEntries(
    cast.beliefs.flatMap((belief) => {
      const drawn = sketch.attribution[Number(belief.name.slice('rule-'.length)) - 1];
      if (drawn === undefined) return [];
      const { observer, kind, blamed, of } = belief;
      const viewer = [observer];
      const certain = { ...drawn.chance, form: drawn.after ? drawn.chance.form : 0 };
      const chance = chanceOf(cast, certain, { viewer, occasion: !drawn.after });
      return [
        [
          belief.name,
          {
            observer,
            of,
            believes:
              kind === 'nobody'
                ? "it was nobody's order"
                : kind === 'did'
                  ? `it was ${blamed}`
                  : `${blamed} took part`,
            ...(drawn.when === null ? {} : { when: conditionText(cast, viewer, drawn.when) }),
            chance,
            ...(drawn.fades === null ? {} : { fades: chanceOf(cast, drawn.fades, { viewer }) }),
          },
        ],
      ];
    }),
  );
}

type Standings = NonNullable<ScenarioDocument['trust']>;

export function standingsOf(cast: Cast, sketch: ScenarioSketch, kind: 'trust' | 'credibility'): Standings {
  const made: Standings = {};
  for (const [place, standing] of cast.standings.entries()) {
    if (standing.kind !== kind) continue;
    const drawn = sketch.standings[place] ?? sketch.standings[0];
    if (drawn === undefined) continue;
    const viewer = [standing.holder];
    const start = standing.low + (drawn.start % (standing.high - standing.low + 1));
    made[standing.key] = {
      ...(standing.levels === null
        ? { from: standing.low, to: standing.high, starts: start }
        : { levels: [...standing.levels], starts: chosen(standing.levels, start) ?? start }),
      moves: drawn.moves.map(({ when, by, chance }) => ({
        when: conditionText(cast, viewer, when),
        by,
        ...(chance === null ? {} : { chance: chanceOf(cast, chance, { viewer, occasion: true }) }),
      })),
      ...(drawn.again === null ? {} : { 'starts again when': conditionText(cast, viewer, drawn.again) }),
      basis: 'assumed',
    };
  }
  return made;
}
