import type { ThresholdCrossing, ThresholdResult } from '../analysis/threshold/index.js';
import { quoted } from './analysis/head.js';
import { amount, count, decimalsFor, exact, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { signedWithInterval } from './signed.js';
import { type Row, table } from './table.js';
import { duration } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** Where an answer turns, as a page to read: in a sentence, then the answers over the range. */
export function printThreshold(result: ThresholdResult): string {
  return page(spaced([head(result), sentences(result), series(result), impossible(result)]));
}

function head(result: ThresholdResult): string[] {
  const { scenario, horizon, tick, runs, seed, level, method, stopped, parameter, goal } = result;
  const worlds =
    goal.is === 'level'
      ? variantName(goal.variant)
      : `${variantName(goal.first)} and ${variantName(goal.second)}`;
  const facts = [
    duration(tick, horizon),
    `${count(result.evaluations)} models`,
    ...(method === 'exact'
      ? ['exact, given the file', `seed ${seed}`]
      : [`${count(runs)} runs of each`, `seed ${seed}`, `${level * 100}% intervals`]),
  ];
  return [
    ...wrap(scenario),
    ...wrap(`${worlds} · ${quoted(result.asked)} by ${parameter.name}`),
    facts.join(' · '),
    ...(stopped ? ['Stopped early: there may be more to find.'] : []),
  ];
}

function sentences(result: ThresholdResult): string[] {
  const { parameter, goal, crossings, series: places } = result;
  const range = `from ${exact(parameter.low)} to ${exact(parameter.high)}`;
  if (crossings.length > 0) return crossings.flatMap((crossing) => wrap(crossingText(result, crossing)));
  const known = places.flatMap(({ distance }) => distance ?? []);
  if (known.length === 0) return wrap(`Nothing is known of it ${range}.`);
  const above = known.every(({ value }) => value > 0);
  if (goal.is === 'level') {
    const side = above ? 'above' : 'not above';
    return wrap(`${quoted(result.asked)} does not cross ${exact(goal.at)}: ${range} it stays ${side} it.`);
  }
  const [greater, smaller] = above ? [goal.second, goal.first] : [goal.first, goal.second];
  return wrap(
    `They do not change their order: ${range} ${quoted(result.asked)} is no less likely under ${variantName(greater)} than ` +
      `under ${variantName(smaller)}.`,
  );
}

function crossingText(
  { asked, goal, parameter, method }: ThresholdResult,
  crossing: ThresholdCrossing,
): string {
  const { at, low, high, rises } = crossing;
  const unit = parameter.unit === '' ? '' : ` ${parameter.unit}`;
  const place = `${parameter.name} = ${amount(at)}${unit}`;
  const between = `between ${amount(low)} and ${amount(high)}`;
  const known =
    method === 'exact'
      ? `(${between}; the file has ${exact(parameter.nominal)})`
      : `(the intervals cannot tell ${between}; the file has ${exact(parameter.nominal)})`;
  if (goal.is === 'level') {
    return `${quoted(asked)} ${rises ? 'rises above' : 'falls below'} ${exact(goal.at)} at ${place} ${known}.`;
  }
  const [before, after] = rises ? [goal.first, goal.second] : [goal.second, goal.first];
  return (
    `At ${place} they change their order ${known}: below it ${quoted(asked)} is likelier under ${variantName(before)}, ` +
    `above it under ${variantName(after)}.`
  );
}

function series({ parameter, goal, series: places, runs }: ThresholdResult): string[] {
  const decimals = decimalsFor(runs);
  const worlds = goal.is === 'level' ? [goal.variant] : [goal.first, goal.second];
  const heads = [
    { head: parameter.name, align: 'right' as const },
    ...worlds.map((name) => ({ head: variantName(name), align: 'right' as const })),
    ...(goal.is === 'order' ? [{ head: 'difference', align: 'right' as const }] : []),
  ];
  const rows = places.map(
    ({ value, answers, distance }): Row => [
      amount(value),
      ...worlds.map((_, place) => {
        const found = answers[place];
        return found === undefined ? '–' : withInterval(found, decimals);
      }),
      ...(goal.is === 'order' ? [distance === null ? '–' : signedWithInterval(distance, decimals)] : []),
    ],
  );
  return table(heads, rows, { indent: 4 });
}

function impossible({ impossible: many, evaluations }: ThresholdResult): string[] {
  if (many === 0) return [];
  return wrap(
    `${count(many)} of ${count(evaluations)} models were none: there the numbers do not go together.`,
  );
}
