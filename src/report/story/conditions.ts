import { partsOfExpression } from '../../scenario/expressions/parts.js';
import type { ActPattern, Span } from '../../scenario/expressions/syntax.js';
import type { Condition } from '../../scenario/scenario.js';
import { namesIn } from '../../scenario/expressions/occurrences.js';
import type { Names } from './names.js';

/**
 * A condition in words: as its author wrote it, with acts and actors called as a story calls them. `beta strike alpha or
 * rung(alpha, beta) is war` becomes `Beta strikes Alpha or rung(Alpha, Beta) is war`.
 */
export function conditionInWords({ text, expression }: Condition, names: Names): string {
  const acts = [...partsOfExpression(expression)].flatMap(({ part }) => {
    const told = part.kind === 'act' ? actInWords(part.pattern, names) : null;
    return told === null || part.kind !== 'act' ? [] : [{ span: part.pattern.span, told }];
  });
  const within = ({ start, end }: Span): boolean =>
    acts.some(({ span }) => span.start <= start && end <= span.end);
  const named = namesIn(expression)
    .filter(({ span }) => !within(span))
    .map(({ name, span }) => ({ span, told: names.actor(name) }));
  return [...acts, ...named]
    .sort((one, other) => other.span.start - one.span.start)
    .reduce((words, { span, told }) => words.slice(0, span.start) + told + words.slice(span.end), text);
}

/** Null for what has no words of its own: anybody's act, any act, an act against anything on somebody's soil. */
function actInWords({ author, others, act, target }: ActPattern, names: Names): string | null {
  if (author === null || act === null || target.kind === 'any' || target.kind === 'soil') return null;
  const told = names.present({
    author: author.name,
    ...(others === undefined ? {} : { others: others.map(({ name }) => name) }),
    act: act.name,
    target: { actor: target.actor.name, part: target.kind === 'part' ? target.part.name : null },
  });
  return target.kind === 'whole' ? `${told} or any part of it` : told;
}
