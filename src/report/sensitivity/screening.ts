import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import { samplesNeeded } from '../../analysis/methods/sensitivity-indices/index.js';
import { count } from '../numbers.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** So many rows of a table are shown. */
const MOST_ROWS = 20;

/** Morris's screening: how far each number moves the answer, wherever the others are. */
export function screeningBlock({ morris }: SensitivityResult): string[] {
  if (morris === null) return [];
  const moving = morris.effects.filter(({ muStar }) => muStar > 0);
  const heads = [
    { head: '', wrap: 50 },
    { head: 'μ*', align: 'right' as const },
    { head: '±', align: 'right' as const },
    { head: 'μ', align: 'right' as const },
    { head: 'σ', align: 'right' as const },
    { head: '' },
  ];
  const rows = moving
    .slice(0, MOST_ROWS)
    .map(
      ({ parameter, muStar, halfWidth, mu, sigma }): Row => [
        parameter,
        muStar.toFixed(3),
        halfWidth.toFixed(3),
        `${mu < 0 ? '−' : '+'}${Math.abs(mu).toFixed(3)}`,
        sigma.toFixed(3),
        kindOf(mu, muStar, sigma),
      ],
    );
  const rest = morris.effects.length - rows.length;
  return [
    ...wrap(
      `All over the ranges: how far a move across its range moves it (Morris, ${morris.trajectories} trajectories)`,
    ),
    '',
    ...table(heads, rows, { indent: 2 }),
    ...(rest > 0 ? ['', `  and ${count(rest)} that move it less, or not at all`] : []),
  ];
}

/** In words what μ, μ* and σ say together. */
function kindOf(mu: number, muStar: number, sigma: number): string {
  const direction = Math.abs(mu) < muStar / 2 ? 'up and down' : mu > 0 ? 'up' : 'down';
  return sigma > muStar ? `${direction}, by the others' values` : direction;
}

/** How many more trajectories would tell the ranks apart. */
export function screeningNeeds({ morris, parameters, runs }: SensitivityResult): string[] {
  const leading = morris?.effects[0];
  if (morris === null || leading === undefined || leading.muStar === 0) return [];
  const wanted = leading.muStar / 4;
  if (leading.halfWidth <= wanted) return [];
  const needed = samplesNeeded(morris.trajectories, leading.halfWidth, wanted);
  return wrap(
    `The screening is rough: μ* of ${leading.parameter} is known to ±${leading.halfWidth.toFixed(3)}. To know it to ` +
      `±${wanted.toFixed(3)}, --trajectories ${needed} would do: ${count(needed * (parameters.length + 1))} models of ${count(runs)} runs.`,
  );
}
