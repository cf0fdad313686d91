import type { Expression } from '../../../scenario/scenario.js';
import type { VariableIndex } from '../../model.js';
import type { Asked, Context, Perspective } from '../context.js';
import { rungVariable } from '../dyads.js';
import { standingOf, standingVariable } from '../trust.js';

/** A thing with states or levels of which a condition speaks. */
export interface Subject {
  /** null where it never changes. */
  readonly variable: VariableIndex | null;
  readonly states: readonly string[];
  /** The value that it has where there is no variable. */
  readonly fixed: number;
}

export function subjectOf(
  context: Context,
  expression: Expression,
  perspective: Perspective,
  asked: Asked,
): Subject {
  switch (expression.kind) {
    case 'name': {
      const variable = context.processVariable(expression.name);
      return { variable, states: context.builder.variables[variable]?.labels ?? [], fixed: 0 };
    }
    case 'posture': {
      const variable = context.postureVariable(expression.actor.name);
      return { variable, states: context.builder.variables[variable]?.labels ?? [], fixed: 0 };
    }
    case 'rung': {
      const variable = rungVariable(context, expression.one.name, expression.other.name);
      return { variable, states: context.scenario.ladder.rungs, fixed: 0 };
    }
    case 'trust':
    case 'credibility': {
      const of = expression.kind === 'trust' ? expression.trusted.name : expression.commitment.name;
      const holder = expression.holder?.name ?? perspective ?? '';
      const standing = standingOf(context, expression.kind, of, holder);
      if (standing === null) throw new Error(`no ${expression.kind} of ${holder} in ${of}`);
      return {
        variable: standingVariable(context, standing),
        states: standing.levels ?? [],
        fixed: standing.start,
      };
    }
    default:
      context.report({
        code: 'wrong-kind',
        path: asked.path,
        message: 'this has no states',
        span: expression.span,
      });
      return { variable: null, states: [], fixed: 0 };
  }
}

/** Whether the states of what an expression names have names, by which it can be compared. */
export function hasStates(context: Context, expression: Expression, perspective: Perspective): boolean {
  switch (expression.kind) {
    case 'rung':
    case 'posture':
      return true;
    case 'name': {
      const process = context.scenario.processes.find(({ name }) => name === expression.name);
      return process !== undefined && process.states !== null;
    }
    case 'trust':
      return (
        (standingOf(context, 'trust', expression.trusted.name, expression.holder.name)?.levels ?? null) !==
        null
      );
    case 'credibility': {
      const holder = expression.holder?.name ?? perspective ?? '';
      return (
        (standingOf(context, 'credibility', expression.commitment.name, holder)?.levels ?? null) !== null
      );
    }
    default:
      return false;
  }
}
