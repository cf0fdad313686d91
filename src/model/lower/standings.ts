import { constant } from '../conditions.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { lowerStartsAgain } from './succession.js';
import { drawOf } from './expressions/chances.js';
import { standingName, standingVariable } from './trust.js';

/** Trust and credibility follow what their holder sees. */
export function lowerStandings(context: Context, expressions: Expressions): void {
  const stage = 'adjust/follow';
  for (const standing of context.scenario.standings) {
    const variable = standingVariable(context, standing);
    const name = standingName(standing);
    const origin = { section: standing.subject.kind, name, holder: standing.holder };
    lowerStartsAgain(context, expressions, standing);
    for (const [index, move] of standing.moves.entries()) {
      const when = expressions.asked(move.when, standing.holder);
      const isRate =
        move.chance?.kind === 'curve' ||
        (move.chance !== null && move.chance.quantity.unit?.kind !== 'occasion');
      const drawn = drawOf(
        expressions,
        move.chance,
        isRate || move.chance !== null ? when : expressions.memories.occasion(when, stage),
        standing.holder,
        stage,
      );
      context.builder.rule(stage, {
        name: `${name}/${index + 1}`,
        when: drawn.when,
        draw: drawn.draw,
        choices: always({
          writes: [{ variable, value: constant(move.by) }],
          counts: [],
          event: { kind: 'standing', standing: name, holder: standing.holder, by: move.by },
        }),
        otherwise: null,
        origin,
      });
    }
  }
}
