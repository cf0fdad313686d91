import type { ActPattern } from '../../scenario/expressions/syntax.js';
import type { Condition } from '../../scenario/scenario.js';
import { namesIn } from '../../scenario/expressions/occurrences.js';

/** An act as its author wrote it, more or less: `alpha strike beta.*`. */
export function patternText({ author, others = [], act, target }: ActPattern): string {
  const authors = [author, ...others].map((each) => each?.name ?? 'any').join(' and ');
  return `${authors} ${act?.name ?? 'any'} ${targetText(target)}`;
}

function targetText(target: ActPattern['target']): string {
  switch (target.kind) {
    case 'actor':
      return target.actor.name;
    case 'part':
      return `${target.actor.name}.${target.part.name}`;
    case 'whole':
      return `${target.actor.name}.*`;
    case 'soil':
      return `anything on ${target.actor.name}`;
    case 'any':
      return 'any';
  }
}

/** A condition as it reads here: where a commitment mirrors another, with its own names in place of those that it was read with. */
export function conditionText({ text, expression }: Condition): string {
  const names = namesIn(expression).sort((one, other) => other.span.start - one.span.start);
  return names.reduce(
    (told, { name, span }) => told.slice(0, span.start) + name + told.slice(span.end),
    text,
  );
}
