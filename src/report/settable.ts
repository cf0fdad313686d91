import { quantitiesOf } from '../scenario/quantities.js';
import { unitText } from '../scenario/unit-text.js';
import type { Quantity, Scenario } from '../scenario/scenario.js';
import { exact } from './numbers.js';
import { page, spaced } from './page.js';
import { table } from './table.js';
import { wrap } from './wrap.js';

/** What the options of the commands may name: numbers for `--set`, variants, readings. */
export function printNames(scenario: Scenario): string {
  const numbers = new Map(quantitiesOf(scenario).map((quantity) => [quantity.name, quantity]));
  const variants = scenario.variants.map(({ name }) => name);
  return page(
    spaced([
      under('numbers, for --set NAME=VALUE (the end of a name is enough where only one has it)', [
        ...table(
          [{ head: '' }, { head: 'value', align: 'right' }, { head: 'unit' }, { head: 'range' }],
          [...numbers.values()].map((quantity) => cellsOf(quantity, scenario)),
          { indent: 2, width: Number.POSITIVE_INFINITY },
        ),
      ]),
      under(
        'variants, for --variant',
        variants.flatMap((name) => wrap(name, { first: '  ' })),
      ),
      under(
        'readings and their alternatives, for --reading NAME=ALTERNATIVE',
        scenario.readings.flatMap(({ name, alternatives }) =>
          wrap(alternatives.map((one) => one.name).join(' | '), { first: `  ${name}: ` }),
        ),
      ),
    ]),
  );
}

function under(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function cellsOf({ name, nominal, unit, range }: Quantity, { tick }: Scenario): string[] {
  return [
    name,
    nominal === null ? 'computed' : exact(nominal),
    unitText(unit, tick),
    range === null ? '' : `${exact(range[0])} to ${exact(range[1])}`,
  ];
}
