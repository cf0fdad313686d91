import type { DiagnosticCode } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { ActPattern, Expression, NameNode, Span } from '../expressions/syntax.js';
import { LIFECYCLE_STATES } from '../lifecycle-states.js';
import { MOST_TICKS } from '../schema/words.js';
import type { Names } from './names.js';

/**
 * Looks up every name of an expression, checks that each form is given what it can use, and that whoever reads it may
 * know what it speaks of: an actor reads its own views and beliefs only.
 */

/** Who reads an expression. */
export type Viewer =
  /** Processes, channels, outcomes and questions: what is so. */
  | { readonly kind: 'world' }
  /** Options, fidelities, postures, beliefs, trust: what these actors hold, each for itself. */
  | { readonly kind: 'actors'; readonly actors: readonly string[] };

export interface ExpressionProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

type Sort =
  | { readonly sort: 'condition' | 'number' | 'unknown' }
  | {
      readonly sort: 'states';
      readonly of: string;
      readonly states: readonly string[];
      readonly ordered: boolean;
    };

const CONDITION: Sort = { sort: 'condition' };
const NUMBER: Sort = { sort: 'number' };
const UNKNOWN: Sort = { sort: 'unknown' };

export function checkExpression(
  expression: Expression,
  expected: 'condition' | 'number',
  viewer: Viewer,
  names: Names,
): ExpressionProblem[] {
  const checker = new Checker(viewer, names);
  checker.expect(expression, expected);
  return checker.problems;
}

/** Looks up the names of an act pattern. */
export function checkPattern(pattern: ActPattern, names: Names): ExpressionProblem[] {
  const checker = new Checker({ kind: 'world' }, names);
  checker.pattern(pattern);
  return checker.problems;
}

class Checker {
  readonly problems: ExpressionProblem[] = [];

  constructor(
    private readonly viewer: Viewer,
    private readonly names: Names,
  ) {}

  expect(expression: Expression, expected: 'condition' | 'number'): void {
    const found = this.sortOf(expression);
    if (found.sort === expected || found.sort === 'unknown') return;
    if (found.sort === 'states') {
      this.fail('wrong-kind', expression.span, `"${found.of}" has states: compare it with one of them`, [
        `such as: ${found.of} ${found.ordered ? '>=' : 'is'} ${found.states[0] ?? ''}`,
      ]);
      return;
    }
    const what = expected === 'condition' ? 'something that is true or false' : 'a number';
    const instead = found.sort === 'condition' ? 'something true or false' : 'a number';
    this.fail('wrong-kind', expression.span, `expected ${what} here, and this is ${instead}`, []);
  }

  private sortOf(expression: Expression): Sort {
    switch (expression.kind) {
      case 'number':
      case 'tick':
        return NUMBER;
      case 'truth':
        return CONDITION;
      case 'name':
        return this.nameSort(expression.name, expression.span);
      case 'view':
        return this.view(expression.commitment, expression.holder, expression.span);
      case 'and':
      case 'or':
        for (const operand of expression.operands) this.expect(operand, 'condition');
        return CONDITION;
      case 'not':
        this.expect(expression.operand, 'condition');
        return CONDITION;
      case 'compare':
        return this.comparison(expression.left, expression.right, expression.operator);
      case 'is':
        return this.is(expression.subject, expression.states);
      case 'arithmetic':
        this.expect(expression.left, 'number');
        this.expect(expression.right, 'number');
        return NUMBER;
      case 'negative':
        this.expect(expression.operand, 'number');
        return NUMBER;
      case 'least':
      case 'greatest':
        for (const operand of expression.operands) this.expect(operand, 'number');
        return NUMBER;
      case 'act':
        this.pattern(expression.pattern);
        return CONDITION;
      case 'takes part':
        this.actor(expression.actor);
        this.known(this.names.episodes, expression.episode, 'episode');
        return CONDITION;
      case 'believes':
        return this.believes(expression);
      case 'held':
        this.expect(expression.condition, 'condition');
        this.duration(expression);
        return CONDITION;
      case 'ever':
        this.expect(expression.condition, 'condition');
        return CONDITION;
      case 'since':
        this.expect(expression.condition, 'condition');
        return NUMBER;
      case 'count':
        this.expect(expression.condition, 'condition');
        this.within(expression.upTo, 'a count goes up to', '', expression.span);
        return NUMBER;
      case 'rung':
        this.actor(expression.one);
        this.actor(expression.other);
        return {
          sort: 'states',
          of: `rung(${expression.one.name}, ${expression.other.name})`,
          states: this.names.rungs,
          ordered: true,
        };
      case 'posture':
        return this.posture(expression.actor);
      case 'trust': {
        const key = `${expression.holder.name} in ${expression.trusted.name}`;
        this.reads(expression.holder.name, expression.span, `the trust of "${expression.holder.name}"`);
        return this.standing(this.names.trust, key, expression.span, 'trust');
      }
      case 'credibility': {
        const holder = expression.holder?.name ?? this.soleActor();
        if (holder === null) {
          this.fail('ambiguous-view', expression.span, 'whose credibility is meant?', [
            `write: credibility(${expression.commitment.name} as seen by …)`,
          ]);
          return UNKNOWN;
        }
        this.reads(holder, expression.span, `what "${holder}" thinks credible`);
        const key = `${expression.commitment.name} as seen by ${holder}`;
        const [debtor = ''] = this.names.commitments.get(expression.commitment.name) ?? [];
        const trust = `${holder} in ${debtor}`;
        // Of a commitment of which nothing else is said, its debtor's word is as credible as its debtor.
        if (!this.names.credibility.has(key) && this.names.trust.has(trust)) {
          return this.standing(this.names.trust, trust, expression.span, 'trust');
        }
        return this.standing(this.names.credibility, key, expression.span, 'credibility');
      }
      case 'commitment':
        this.view(expression.commitment, expression.holder, expression.span);
        if (expression.test === 'disputed' && expression.holder !== null) {
          this.fail(
            'wrong-kind',
            expression.span,
            'a dispute is between holders: leave out "as seen by"',
            [],
          );
        }
        return CONDITION;
      case 'open':
        this.known(this.names.channels, expression.channel, 'channel');
        return CONDITION;
      case 'accident':
        return this.accident(expression.accident, expression.span);
      case 'at least':
        for (const inner of expression.conditions) this.expect(inner, 'condition');
        return CONDITION;
      case 'actors at':
        this.oneOf(this.names.rungs, expression.rung, 'rung of the ladder');
        return CONDITION;
    }
  }

  private duration({ unit, ticks, span }: Extract<Expression, { kind: 'held' }>): void {
    const { tick } = this.names;
    this.within(ticks, 'something holds for', ` ${tick}s`, span);
    if (unit === null || unit === 'tick' || unit === tick) return;
    const wrong = `the unit of time here is "${unit}", and a tick of this scenario is a ${tick}`;
    this.fail('wrong-unit', span, wrong, [`give the number in ${tick}s`]);
  }

  /** A number that says for how long, or how often. */
  private within(number: number, what: string, of: string, span: Span): void {
    if (number >= 1 && number <= MOST_TICKS) return;
    this.fail('out-of-range', span, `${what} 1 to ${MOST_TICKS}${of}, not ${number}`, []);
  }

  private nameSort(name: string, span: Span): Sort {
    if (this.names.parameters.has(name)) return NUMBER;
    const process = this.names.processes.get(name);
    if (process !== undefined) {
      this.readsProcess(name, process.knownTo, span);
      return process.states === null
        ? NUMBER
        : { sort: 'states', of: name, states: process.states, ordered: false };
    }
    if (this.names.commitments.has(name)) return this.view({ name, span }, null, span);
    if (this.names.actors.has(name)) {
      this.fail('unknown-name', span, `"${name}" is an actor, and neither true nor a number by itself`, [
        'an act in a condition has one author: a joint act is an act of each of its authors',
      ]);
      return UNKNOWN;
    }
    const everything = [
      ...this.names.parameters,
      ...this.names.processes.keys(),
      ...this.names.commitments.keys(),
    ];
    this.unknown(name, span, everything, 'parameter, process or commitment');
    return UNKNOWN;
  }

  private view(commitment: NameNode, holder: NameNode | null, span: Span): Sort {
    const holders = this.names.commitments.get(commitment.name);
    if (holders === undefined) {
      this.unknown(commitment.name, commitment.span, this.names.commitments.keys(), 'commitment');
      return UNKNOWN;
    }
    const readers =
      holder === null ? (this.viewer.kind === 'actors' ? this.viewer.actors : []) : [holder.name];
    for (const reader of readers) {
      if (!holders.includes(reader)) {
        this.fail('not-its-view', holder?.span ?? span, `"${reader}" holds no view of "${commitment.name}"`, [
          `its holders are ${holders.join(', ')}; name "${reader}" among its observers to give it one`,
        ]);
      }
    }
    if (holder !== null) this.reads(holder.name, span, `how "${holder.name}" sees "${commitment.name}"`);
    const offered = this.names.terms.has(commitment.name) ? ['offered'] : [];
    return { sort: 'states', of: commitment.name, states: [...LIFECYCLE_STATES, ...offered], ordered: false };
  }

  private comparison(left: Expression, right: Expression, operator: string): Sort {
    const sort = this.sortOf(left);
    if (sort.sort === 'states') {
      if (right.kind !== 'name') {
        this.fail('wrong-kind', right.span, `"${sort.of}" is compared with one of its states`, [
          `they are: ${sort.states.join(', ')}`,
        ]);
      } else {
        const state = { name: right.name, span: right.span };
        this.oneOf(sort.states, state, `state of ${sort.of}`);
        this.offer(left, state);
      }
      if (!sort.ordered && operator !== '=' && operator !== '!=') {
        this.fail('wrong-kind', left.span, `the states of "${sort.of}" have no order`, [
          'write: is, or is not',
        ]);
      }
      return CONDITION;
    }
    if (sort.sort === 'condition') this.expect(left, 'number');
    this.expect(right, 'number');
    return CONDITION;
  }

  private is(subject: Expression, states: readonly NameNode[]): Sort {
    const sort = this.sortOf(subject);
    if (sort.sort === 'states') {
      for (const state of states) {
        this.oneOf(sort.states, state, `state of ${sort.of}`);
        this.offer(subject, state);
      }
    } else if (sort.sort !== 'unknown') {
      this.fail('wrong-kind', subject.span, '"is" is for things with states', [
        sort.sort === 'number' ? 'compare a number with =, <, <=, > or >=' : 'leave "is …" out',
      ]);
    }
    return CONDITION;
  }

  /** Whether those who read this can know it of an offer: its maker cannot tell what was heard from what was lost. */
  private offer(subject: Expression, state: NameNode): void {
    if (subject.kind !== 'name' || this.viewer.kind === 'world') return;
    const offer = this.names.offers.get(subject.name);
    if (offer === undefined || !offer.isPrivate) return;
    const blind = this.viewer.actors.find((reader) =>
      state.name === 'open' ? !offer.to.includes(reader) : state.name === 'unheard',
    );
    if (blind === undefined) return;
    const what = state.name === 'open' ? 'has been heard' : 'was lost';
    this.fail('not-its-view', state.span, `"${blind}" cannot know whether "${subject.name}" ${what}`, [
      `write: ${subject.name} is made`,
    ]);
  }

  pattern(pattern: ActPattern): void {
    if (pattern.author !== null) this.actor(pattern.author);
    for (const other of pattern.others ?? []) this.actor(other);
    if (pattern.act !== null) this.known(this.names.acts, pattern.act, 'kind of act');
    const { target } = pattern;
    if (target.kind === 'any') return;
    if (!this.actor(target.actor) || target.kind !== 'part') return;
    const parts = this.names.actors.get(target.actor.name) ?? new Set<string>();
    this.known(parts, target.part, `part of "${target.actor.name}"`);
  }

  private believes(expression: Extract<Expression, { kind: 'believes' }>): Sort {
    const { observer, belief } = expression;
    this.actor(observer);
    this.reads(observer.name, expression.span, `what "${observer.name}" believes`);
    if (belief.kind === 'rule') {
      const holder = this.names.attribution.get(belief.rule.name) ?? this.names.alarms.get(belief.rule.name);
      const author = this.names.accidents.get(belief.rule.name);
      if (holder === undefined && author !== undefined) {
        if (author === observer.name) {
          this.fail('wrong-kind', expression.span, `"${author}" knows its own accidents`, [
            `write: accident(${belief.rule.name})`,
          ]);
        }
      } else if (holder === undefined) {
        this.unknown(
          belief.rule.name,
          belief.rule.span,
          [...this.names.attribution.keys(), ...this.names.accidents.keys(), ...this.names.alarms.keys()],
          'rule of attribution',
        );
      } else if (holder !== observer.name) {
        this.fail('wrong-kind', belief.rule.span, `"${belief.rule.name}" is a belief of "${holder}"`, []);
      }
    } else {
      this.actor(belief.actor);
      this.pattern(belief.pattern);
    }
    return CONDITION;
  }

  /** Whose accident it was knows; all others see an act, and may believe that it was an accident. */
  private accident(accident: NameNode, span: Span): Sort {
    const author = this.names.accidents.get(accident.name);
    if (author === undefined) this.known(this.names.accidents, accident, 'accident');
    else if (this.viewer.kind === 'actors') {
      const reader = this.viewer.actors.find((one) => one !== author);
      if (reader !== undefined) {
        this.fail('not-its-view', span, `"${reader}" cannot know that it was an accident`, [
          `it may believe so: ${reader} believes ${accident.name}`,
        ]);
      }
    }
    return CONDITION;
  }

  private posture(actor: NameNode): Sort {
    if (!this.actor(actor)) return UNKNOWN;
    const states = this.names.postures.get(actor.name);
    if (states === undefined) {
      this.fail('unknown-name', actor.span, `"${actor.name}" has no posture`, [
        'give it one under `posture`, or all of them one under `postures`',
      ]);
      return UNKNOWN;
    }
    return { sort: 'states', of: `posture(${actor.name})`, states, ordered: false };
  }

  private standing(
    all: ReadonlyMap<string, { states: readonly string[] | null }>,
    key: string,
    span: Span,
    what: string,
  ): Sort {
    const found = all.get(key);
    if (found === undefined) {
      this.unknown(key, span, all.keys(), what);
      return UNKNOWN;
    }
    if (found.states === null) return NUMBER;
    return { sort: 'states', of: `${what}(${key})`, states: found.states, ordered: true };
  }

  /** Whether everyone who reads this expression may read what belongs to `owner`. */
  private reads(owner: string, span: Span, what: string): void {
    if (this.viewer.kind === 'world') return;
    for (const reader of this.viewer.actors) {
      if (reader === owner) continue;
      this.fail('not-its-view', span, `"${reader}" cannot know ${what}`, [
        "an actor reads its own views and beliefs; an outcome, a question or a process may read anyone's",
        'to let a commitment hang on who is believed to have done it, write the act itself: a rule of attribution makes its observer see it so',
      ]);
      return;
    }
  }

  private readsProcess(name: string, knownTo: readonly string[] | null, span: Span): void {
    if (knownTo === null || this.viewer.kind === 'world') return;
    for (const reader of this.viewer.actors) {
      if (knownTo.includes(reader)) continue;
      this.fail('hidden-from-actor', span, `"${name}" is hidden from "${reader}"`, [
        `it is known to ${knownTo.join(', ')} only`,
      ]);
      return;
    }
  }

  private soleActor(): string | null {
    if (this.viewer.kind === 'world') return null;
    const [first, second] = this.viewer.actors;
    return first === undefined || second !== undefined ? null : first;
  }

  private actor(node: NameNode): boolean {
    if (node.name === 'self') {
      this.fail('unknown-name', node.span, '"self" means nothing here', ['it is for postures']);
      return false;
    }
    return this.known(this.names.actors, node, 'actor');
  }

  private known(
    all: ReadonlySet<string> | ReadonlyMap<string, unknown>,
    node: NameNode,
    what: string,
  ): boolean {
    if (all.has(node.name)) return true;
    this.unknown(node.name, node.span, all.keys(), what);
    return false;
  }

  private oneOf(all: readonly string[], node: NameNode, what: string): void {
    if (!all.includes(node.name)) this.unknown(node.name, node.span, all, what);
  }

  private unknown(name: string, span: Span, all: Iterable<string>, what: string): void {
    const list = [...all];
    const near = nearestName(name, list);
    const some = list.slice(0, 8).join(', ');
    const hint =
      near !== null
        ? `did you mean "${near}"?`
        : list.length === 0
          ? `this scenario has no ${what}`
          : `known: ${some}${list.length > 8 ? ', …' : ''}`;
    this.fail('unknown-name', span, `there is no ${what} named "${name}"`, [hint]);
  }

  private fail(code: DiagnosticCode, span: Span, message: string, hints: readonly string[]): void {
    const [hint] = hints;
    this.problems.push(hint === undefined ? { code, span, message } : { code, span, message, hint });
  }
}
