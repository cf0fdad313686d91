import type { Process, Standing } from '../../scenario/scenario.js';
import { all, constant, valueOf } from '../conditions.js';
import type { Choice, Condition, VariableIndex } from '../model.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { standingName, standingVariable } from './trust.js';

/** A successor comes: what was drawn of the first is drawn again, and trust in him starts afresh. */

/** The tick at which a process is drawn again, beside its rule. */
export function lowerDrawnAgain(
  context: Context,
  expressions: Expressions,
  process: Process,
  variable: VariableIndex,
  free: Condition,
): Condition {
  if (process.drawnAgain === null) return { is: 'never' };
  const stage = 'context/processes';
  const when = expressions.memories.occasion(expressions.asked(process.drawnAgain, null), stage);
  const start = context.builder.variables[variable]?.start ?? process.low;
  const weights = typeof start === 'number' ? [{ value: start, weight: constant(1) }] : start.weights;
  context.builder.rule(stage, {
    name: `drawn again/${process.name}`,
    when: all(when, free),
    draw: null,
    choices: weights.map(({ value, weight }): Choice => {
      const label = process.states?.[value] ?? String(value);
      return {
        name: label,
        weight,
        effect: {
          writes: [{ variable, value: constant(value) }],
          counts: [],
          event: { kind: 'move', process: process.name, from: null, label },
        },
      };
    }),
    otherwise: null,
    origin: { section: 'processes', name: process.name, role: 'drawn again' },
  });
  return when;
}

/** Trust or credibility goes back to its start; what moves it in the same tick moves it from there. */
export function lowerStartsAgain(context: Context, expressions: Expressions, standing: Standing): void {
  if (standing.startsAgain === null) return;
  const stage = 'adjust/follow';
  const variable = standingVariable(context, standing);
  const name = standingName(standing);
  const when = expressions.memories.occasion(expressions.asked(standing.startsAgain, standing.holder), stage);
  context.builder.rule(stage, {
    name: `${name}/starts again`,
    when,
    draw: null,
    choices: always({
      writes: [
        { variable, value: { is: 'difference', left: constant(standing.start), right: valueOf(variable) } },
      ],
      counts: [],
      event: { kind: 'standing', standing: name, holder: standing.holder, by: 0 },
    }),
    otherwise: null,
    origin: { section: standing.subject.kind, name, holder: standing.holder },
  });
}
