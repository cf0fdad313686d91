import type { DiscoverResult } from '../analysis/discover/index.js';
import type { Box, Restriction, TreeRule } from '../analysis/methods/boxes-and-trees/index.js';
import { leftOut, quoted, studyHead } from './analysis/head.js';
import { amount, count, probability } from './numbers.js';
import { page, spaced } from './page.js';
import { listed } from './story/names.js';
import { type Row, table } from './table.js';
import { wrap } from './wrap.js';

/** Where a probability is high, as a page to read: a sentence, the box and what it costs, the tree as rules. */
export function printDiscovery(result: DiscoverResult): string {
  const points = `${count(result.points)} points`;
  return page(
    spaced([
      studyHead(result, `where ${quoted(result.asked)} is above ${percentage(result.above)}`, [points]),
      sentence(result),
      boxBlock(result),
      trajectory(result),
      rules(result),
      [...unsure(result), ...leftOut(result)],
    ]),
  );
}

function sentence({ asked, above, points, cases, spread, chosen }: DiscoverResult): string[] {
  const start =
    `${quoted(asked)} is above ${percentage(above)} at ${count(cases)} of ${count(points)} points of the space that the ` +
    'ranges span.';
  if (cases === 0 || cases === points || chosen === null) {
    if (spread === null) return wrap(`${start} There is nothing to learn from.`);
    const [least, low, middle, high, greatest] = spread;
    return wrap(
      `${start} So there is nothing to tell apart: it lies from ${probability(least)} to ${probability(greatest)}, half of it ` +
        `between ${probability(low)} and ${probability(high)}, in the middle at ${probability(middle)}. Move the line with --above.`,
    );
  }
  if (chosen.restrictions.length === 0)
    return wrap(
      `${start} No bound of a box tells more of them than chance would: there may be no corner of their own.`,
    );
  return wrap(
    `${start} They gather where ${listed(chosen.restrictions.map(boundText))}: there it is so at ` +
      `${percentage(chosen.density)} of the points (${percentage(cases / points)} in the whole), and ` +
      `${percentage(chosen.coverage)} of all such points lie there.`,
  );
}

function boxBlock({ chosen }: DiscoverResult): string[] {
  if (chosen === null || chosen.restrictions.length === 0) return [];
  const heads = [
    { head: '', wrap: 60 },
    { head: 'quasi-p', align: 'right' as const },
  ];
  const rows = chosen.restrictions.map(
    (one): Row => [boundText(one), one.quasiP < 0.0001 ? '<0.0001' : one.quasiP.toFixed(4)],
  );
  return [
    'The box (PRIM), without the bounds that chance alone is likely to have put there',
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

/** What more bounds win and cost: one line for each number of bounds, the densest. */
function trajectory({ boxes }: DiscoverResult): string[] {
  const byBounds = new Map<number, Box>();
  for (const box of boxes) {
    const known = byBounds.get(box.restrictions.length);
    if (known === undefined || box.density > known.density) byBounds.set(box.restrictions.length, box);
  }
  if (byBounds.size < 2) return [];
  const heads = [
    { head: 'bounds', align: 'right' as const },
    { head: 'of its points above', align: 'right' as const },
    { head: 'of those above in it', align: 'right' as const },
    { head: 'of all points in it', align: 'right' as const },
  ];
  const all = [...byBounds.values()].sort(
    (one, other) => one.restrictions.length - other.restrictions.length,
  );
  const rows = all
    .slice(0, 12)
    .map(
      ({ restrictions, density, coverage, support }): Row => [
        String(restrictions.length),
        percentage(density),
        percentage(coverage),
        percentage(support),
      ],
    );
  return [
    'What more bounds win and cost: the densest box of each number of them',
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

function rules({ rules: all }: DiscoverResult): string[] {
  if (all.length === 0) return [];
  if (all.length === 1) return ['The tree has found nothing that holds on points it was not learnt from.'];
  return [
    'The tree, as rules',
    '',
    ...all.flatMap((rule) =>
      wrap(ruleText(rule), { first: `  ${percentage(rule.density).padStart(6)}  `, rest: ' '.repeat(10) }),
    ),
  ];
}

function ruleText({ restrictions, points }: TreeRule): string {
  const bounds = restrictions.map(({ parameter, side, bound }) =>
    // What a tree sends to the side below its bound is below it.
    side === 'at most' ? `${parameter} < ${amount(bound)}` : `${parameter} ≥ ${amount(bound)}`,
  );
  return `of ${count(points)} points, where ${listed(bounds)}`;
}

function unsure({ unsure: many, points, runs }: DiscoverResult): string[] {
  if (many === 0) return [];
  return wrap(
    `At ${count(many)} of ${count(points)} points the interval of ${count(runs)} runs holds the line, so chance may have put them ` +
      'on the wrong side of it. That blurs a bound, and hardly moves it; more runs sharpen it. The p-values are quasi, ' +
      'for the box was chosen for looking good on these points.',
  );
}

function boundText({ parameter, side, bound }: Restriction): string {
  return `${parameter} ${side === 'at least' ? '≥' : '≤'} ${amount(bound)}`;
}

function percentage(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
