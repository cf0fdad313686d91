import type { Stock } from '../../scenario/scenario.js';
import { all, constant, isOneOf, wholeNumbers } from '../conditions.js';
import type { Condition, EventDescription } from '../model.js';
import type { Act } from './acts.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { isPossible } from './possible-acts.js';
import { lowerPuts } from './processes.js';
import { drawOf } from './expressions/chances.js';

/**
 * Stocks go down by one with every act that uses them, forced acts included, and up by one by chance at each tick at
 * which they are not full. Both take effect as the tick is adjusted, so a decision reads what the tick before has left.
 */
export function lowerStocks(context: Context, expressions: Expressions): void {
  for (const stock of context.scenario.stocks) {
    const process = context.scenario.processes.find(({ name }) => name === stock.name);
    if (process === undefined) continue;
    lowerPuts(context, process);
    lowerUses(context, stock);
    lowerRefills(context, expressions, stock);
  }
}

/** Nothing that the act would use has run out. */
export function inStock(context: Context, act: Act): Condition {
  return all(
    ...context.scenario.stocks
      .filter((stock) => uses(context, stock, act))
      .map((stock) => some(context, stock)),
  );
}

function uses(context: Context, stock: Stock, act: Act): boolean {
  return (
    act.authors.includes(stock.owner) &&
    stock.usedBy.some((pattern) => context.matching(pattern).some(({ name }) => name === act.name))
  );
}

function some(context: Context, stock: Stock): Condition {
  return isOneOf(context.processVariable(stock.name), wholeNumbers(1, stock.high));
}

function lowerUses(context: Context, stock: Stock): void {
  const variable = context.processVariable(stock.name);
  for (const act of context.acts) {
    if (!uses(context, stock, act)) continue;
    context.builder.rule('adjust/follow', {
      name: `stock/${stock.name}/used by ${act.name}`,
      when: all(context.occurs(act), some(context, stock)),
      draw: null,
      choices: always({
        writes: [{ variable, value: constant(-1) }],
        counts: [],
        event: moved(stock, '-1'),
      }),
      otherwise: null,
      origin: { section: 'stocks', name: stock.name, holder: stock.owner },
    });
  }
  if (context.variant !== null) return;
  for (const pattern of stock.usedBy) {
    if (isPossible(context, pattern)) continue;
    context.warn(
      'never-bites',
      [...stock.path, 'used by'],
      `nothing lets ${stock.owner} do what would use "${stock.name}"`,
      `add an option, such as: ${stock.owner} may …`,
    );
  }
}

function lowerRefills(context: Context, expressions: Expressions, stock: Stock): void {
  if (stock.refills === null) return;
  const variable = context.processVariable(stock.name);
  const room = isOneOf(variable, wholeNumbers(0, stock.high - 1));
  const when = all(expressions.asked(stock.refills.when, null), room);
  const drawn = drawOf(expressions, stock.refills.chance, when, null, 'adjust/follow');
  context.builder.rule('adjust/follow', {
    name: `stock/${stock.name}/refills`,
    when: drawn.when,
    draw: drawn.draw,
    choices: always({ writes: [{ variable, value: constant(1) }], counts: [], event: moved(stock, '+1') }),
    otherwise: null,
    origin: { section: 'stocks', name: stock.name, holder: stock.owner },
  });
}

function moved(stock: Stock, label: string): EventDescription {
  return { kind: 'move', process: stock.name, from: null, label };
}
