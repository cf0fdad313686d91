import type { Option, Pace } from '../../scenario/scenario.js';
import { constant, during, product, wholeNumbers } from '../conditions.js';
import type { Amount, Condition, Rule } from '../model.js';
import type { Context, Perspective } from './context.js';
import type { Expressions } from './expressions/expressions.js';

/**
 * Windows that close, motives that wane and urgency that grows. A chance changes in steps: it is halved, or doubled, each
 * time that so many ticks have passed. Where the steps are counted from the first tick they read the tick alone, and cost
 * no state.
 */

/** The ticks in which an option is possible. */
export function inWindow(context: Context, window: Option['window']): Condition {
  if (window === null) return { is: 'always' };
  return during(window.from, window.until ?? context.scenario.horizon);
}

/** A draw whose chance changes with time. */
export function paced<Drawn extends { readonly draw: Rule['draw']; readonly chance: Amount }>(
  expressions: Expressions,
  paces: readonly Pace[],
  perspective: Perspective,
  drawn: Drawn,
): Drawn {
  if (paces.length === 0) return drawn;
  const factors = paces.map((pace) => factorOf(expressions, pace, perspective));
  const chance: Amount = { is: 'least', of: [constant(1), product(drawn.chance, ...factors)] };
  return { ...drawn, chance, draw: { kind: drawn.draw?.kind ?? 'hazard', chance } };
}

function factorOf(expressions: Expressions, pace: Pace, perspective: Perspective): Amount {
  const every = Math.max(1, expressions.number(pace.every, perspective) ?? 1);
  const growth = doublings(pace.limit);
  const steps = growth.length - 1;
  const factorAfter = (step: number): number => {
    const grown = growth[step] ?? pace.limit;
    return pace.kind === 'halves' ? 1 / grown : grown;
  };
  if (pace.since === null) {
    // From the first tick on: step s begins on the tick after s times `every`.
    return wholeNumbers(1, steps).reduceRight<Amount>(
      (later, step) => ({
        is: 'choose',
        when: { is: 'tick', from: 0, to: Math.floor(step * every) },
        yes: constant(factorAfter(step - 1)),
        otherwise: later,
      }),
      constant(factorAfter(steps)),
    );
  }
  const event = expressions.asked(pace.since, perspective);
  const most = Math.ceil(steps * every);
  const variable = expressions.memories.since(event, most);
  // Its last value means that the event is longer ago, or has never been.
  const values = wholeNumbers(0, most + 1).map((passed) =>
    factorAfter(Math.min(steps, Math.floor(passed / every))),
  );
  return {
    is: 'choose',
    when: expressions.memories.ever(event),
    yes: { is: 'table', variable, values },
    otherwise: constant(1),
  };
}

/** 1, 2, 4, … up to a limit, which is the last. */
function doublings(limit: number): number[] {
  const growth = [1];
  for (let grown = 2; grown < limit; grown *= 2) growth.push(grown);
  return [...growth, limit];
}
