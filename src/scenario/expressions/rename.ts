import type { ActPattern, BeliefNode, Expression, NameNode, TargetNode } from './syntax.js';

/** Gives the same tree with other names in it: for `self`, and for a commitment that mirrors another. */
export interface Renaming {
  /** The new name of an actor. */
  readonly actor: (name: string) => string;
  /** The new name of a commitment. */
  readonly commitment: (name: string) => string;
}

export function renamePattern(pattern: ActPattern, by: Renaming): ActPattern {
  return {
    ...pattern,
    author: pattern.author === null ? null : actor(pattern.author, by),
    ...(pattern.others === undefined ? {} : { others: pattern.others.map((other) => actor(other, by)) }),
    target: renameTarget(pattern.target, by),
  };
}

export function rename(expression: Expression, by: Renaming): Expression {
  const walk = (inner: Expression): Expression => rename(inner, by);
  switch (expression.kind) {
    case 'number':
    case 'truth':
    case 'tick':
    case 'open':
    case 'accident':
    case 'actors at':
      return expression;
    case 'name':
      return { ...expression, name: by.commitment(expression.name) };
    case 'view':
      return {
        ...expression,
        commitment: commitment(expression.commitment, by),
        holder: actor(expression.holder, by),
      };
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
      return { ...expression, operands: expression.operands.map(walk) };
    case 'not':
    case 'negative':
      return { ...expression, operand: walk(expression.operand) };
    case 'compare':
    case 'arithmetic':
      return { ...expression, left: walk(expression.left), right: walk(expression.right) };
    case 'is':
      return { ...expression, subject: walk(expression.subject) };
    case 'act':
      return { ...expression, pattern: renamePattern(expression.pattern, by) };
    case 'believes':
      return {
        ...expression,
        observer: actor(expression.observer, by),
        belief: renameBelief(expression.belief, by),
      };
    case 'held':
    case 'ever':
    case 'since':
    case 'count':
      return { ...expression, condition: walk(expression.condition) };
    case 'rung':
      return { ...expression, one: actor(expression.one, by), other: actor(expression.other, by) };
    case 'takes part':
    case 'posture':
      return { ...expression, actor: actor(expression.actor, by) };
    case 'trust':
      return { ...expression, holder: actor(expression.holder, by), trusted: actor(expression.trusted, by) };
    case 'credibility':
    case 'commitment':
      return {
        ...expression,
        commitment: commitment(expression.commitment, by),
        holder: expression.holder === null ? null : actor(expression.holder, by),
      };
    case 'at least':
      return { ...expression, conditions: expression.conditions.map(walk) };
  }
}

function actor(node: NameNode, by: Renaming): NameNode {
  return { ...node, name: by.actor(node.name) };
}

function commitment(node: NameNode, by: Renaming): NameNode {
  return { ...node, name: by.commitment(node.name) };
}

function renameTarget(target: TargetNode, by: Renaming): TargetNode {
  return target.kind === 'any' ? target : { ...target, actor: actor(target.actor, by) };
}

function renameBelief(belief: BeliefNode, by: Renaming): BeliefNode {
  if (belief.kind === 'rule') return belief;
  return { ...belief, actor: actor(belief.actor, by), pattern: renamePattern(belief.pattern, by) };
}
