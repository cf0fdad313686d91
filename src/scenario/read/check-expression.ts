import type { ActPattern, Expression, NameNode, Span } from '../expressions/syntax.js';
import { LIFECYCLE_STATES } from '../lifecycle-states.js';
import { MOST_TICKS } from '../schema/words.js';
import { type ExpressionProblem, NameLookup } from './name-lookup.js';
import type { Names } from './names.js';
import { Knowledge, type Viewer } from './viewer.js';

/**
 * Looks up every name of an expression, checks that each form is given what it can use, and that whoever reads it may
 * know what it speaks of: an actor reads its own views and beliefs only.
 */

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
  const lookup = new NameLookup(names);
  new Checker(viewer, lookup).expect(expression, expected);
  return lookup.problems;
}

/** Looks up the names of an act pattern. */
export function checkPattern(pattern: ActPattern, names: Names): ExpressionProblem[] {
  const lookup = new NameLookup(names);
  lookup.pattern(pattern);
  return lookup.problems;
}

class Checker {
  private readonly names: Names;
  private readonly knowledge: Knowledge;

  constructor(
    private readonly viewer: Viewer,
    private readonly lookup: NameLookup,
  ) {
    this.names = lookup.names;
    this.knowledge = new Knowledge(viewer, lookup);
  }

  expect(expression: Expression, expected: 'condition' | 'number'): void {
    const found = this.sortOf(expression);
    if (found.sort === expected || found.sort === 'unknown') return;
    if (found.sort === 'states') {
      this.lookup.fail(
        'wrong-kind',
        expression.span,
        `"${found.of}" has states: compare it with one of them`,
        [`such as: ${found.of} ${found.ordered ? '>=' : 'is'} ${found.states[0] ?? ''}`],
      );
      return;
    }
    const what = expected === 'condition' ? 'something that is true or false' : 'a number';
    const instead = found.sort === 'condition' ? 'something true or false' : 'a number';
    this.lookup.fail('wrong-kind', expression.span, `expected ${what} here, and this is ${instead}`, []);
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
        this.lookup.pattern(expression.pattern);
        return CONDITION;
      case 'takes part':
        this.lookup.actor(expression.actor);
        this.lookup.known(this.names.episodes, expression.episode, 'episode');
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
        this.lookup.actor(expression.one);
        this.lookup.actor(expression.other);
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
        this.knowledge.reads(
          expression.holder.name,
          expression.span,
          `the trust of "${expression.holder.name}"`,
        );
        return this.standing(this.names.trust, key, expression.span, 'trust');
      }
      case 'credibility': {
        const holder = expression.holder?.name ?? this.knowledge.soleActor();
        if (holder === null) {
          this.lookup.fail('ambiguous-view', expression.span, 'whose credibility is meant?', [
            `write: credibility(${expression.commitment.name} as seen by …)`,
          ]);
          return UNKNOWN;
        }
        this.knowledge.reads(holder, expression.span, `what "${holder}" thinks credible`);
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
          this.lookup.fail(
            'wrong-kind',
            expression.span,
            'a dispute is between holders: leave out "as seen by"',
            [],
          );
        }
        return CONDITION;
      case 'open':
        this.lookup.known(this.names.channels, expression.channel, 'channel');
        return CONDITION;
      case 'accident':
        this.knowledge.accident(expression.accident, expression.span);
        return CONDITION;
      case 'at least':
        for (const inner of expression.conditions) this.expect(inner, 'condition');
        return CONDITION;
      case 'actors at':
        this.lookup.oneOf(this.names.rungs, expression.rung, 'rung of the ladder');
        return CONDITION;
    }
  }

  private duration({ unit, ticks, span }: Extract<Expression, { kind: 'held' }>): void {
    const { tick } = this.names;
    this.within(ticks, 'something holds for', ` ${tick}s`, span);
    if (unit === null || unit === 'tick' || unit === tick) return;
    const wrong = `the unit of time here is "${unit}", and a tick of this scenario is a ${tick}`;
    this.lookup.fail('wrong-unit', span, wrong, [`give the number in ${tick}s`]);
  }

  /** A number that says for how long, or how often. */
  private within(number: number, what: string, of: string, span: Span): void {
    if (number >= 1 && number <= MOST_TICKS) return;
    this.lookup.fail('out-of-range', span, `${what} 1 to ${MOST_TICKS}${of}, not ${number}`, []);
  }

  private nameSort(name: string, span: Span): Sort {
    if (this.names.parameters.has(name)) return NUMBER;
    const process = this.names.processes.get(name);
    if (process !== undefined) {
      this.knowledge.readsProcess(name, process.knownTo, span);
      return process.states === null
        ? NUMBER
        : { sort: 'states', of: name, states: process.states, ordered: false };
    }
    if (this.names.commitments.has(name)) return this.view({ name, span }, null, span);
    if (this.names.actors.has(name)) {
      this.lookup.fail(
        'unknown-name',
        span,
        `"${name}" is an actor, and neither true nor a number by itself`,
        ['an act in a condition has one author: a joint act is an act of each of its authors'],
      );
      return UNKNOWN;
    }
    const everything = [
      ...this.names.parameters,
      ...this.names.processes.keys(),
      ...this.names.commitments.keys(),
    ];
    this.lookup.unknown(name, span, everything, 'parameter, process or commitment');
    return UNKNOWN;
  }

  private view(commitment: NameNode, holder: NameNode | null, span: Span): Sort {
    const holders = this.names.commitments.get(commitment.name);
    if (holders === undefined) {
      this.lookup.unknown(commitment.name, commitment.span, this.names.commitments.keys(), 'commitment');
      return UNKNOWN;
    }
    const readers =
      holder === null ? (this.viewer.kind === 'actors' ? this.viewer.actors : []) : [holder.name];
    for (const reader of readers) {
      if (!holders.includes(reader)) {
        this.lookup.fail(
          'not-its-view',
          holder?.span ?? span,
          `"${reader}" holds no view of "${commitment.name}"`,
          [`its holders are ${holders.join(', ')}; name "${reader}" among its observers to give it one`],
        );
      }
    }
    if (holder !== null)
      this.knowledge.reads(holder.name, span, `how "${holder.name}" sees "${commitment.name}"`);
    const offered = this.names.terms.has(commitment.name) ? ['offered'] : [];
    return { sort: 'states', of: commitment.name, states: [...LIFECYCLE_STATES, ...offered], ordered: false };
  }

  private comparison(left: Expression, right: Expression, operator: string): Sort {
    const sort = this.sortOf(left);
    if (sort.sort === 'states') {
      if (right.kind !== 'name') {
        this.lookup.fail('wrong-kind', right.span, `"${sort.of}" is compared with one of its states`, [
          `they are: ${sort.states.join(', ')}`,
        ]);
      } else {
        const state = { name: right.name, span: right.span };
        this.lookup.oneOf(sort.states, state, `state of ${sort.of}`);
        this.knowledge.offer(left, state);
      }
      if (!sort.ordered && operator !== '=' && operator !== '!=') {
        this.lookup.fail('wrong-kind', left.span, `the states of "${sort.of}" have no order`, [
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
        this.lookup.oneOf(sort.states, state, `state of ${sort.of}`);
        this.knowledge.offer(subject, state);
      }
    } else if (sort.sort !== 'unknown') {
      this.lookup.fail('wrong-kind', subject.span, '"is" is for things with states', [
        sort.sort === 'number' ? 'compare a number with =, <, <=, > or >=' : 'leave "is …" out',
      ]);
    }
    return CONDITION;
  }

  private believes(expression: Extract<Expression, { kind: 'believes' }>): Sort {
    const { observer, belief } = expression;
    this.lookup.actor(observer);
    this.knowledge.reads(observer.name, expression.span, `what "${observer.name}" believes`);
    if (belief.kind === 'rule') {
      const holder = this.names.attribution.get(belief.rule.name) ?? this.names.alarms.get(belief.rule.name);
      const author = this.names.accidents.get(belief.rule.name);
      if (holder === undefined && author !== undefined) {
        if (author === observer.name) {
          this.lookup.fail('wrong-kind', expression.span, `"${author}" knows its own accidents`, [
            `write: accident(${belief.rule.name})`,
          ]);
        }
      } else if (holder === undefined) {
        this.lookup.unknown(
          belief.rule.name,
          belief.rule.span,
          [...this.names.attribution.keys(), ...this.names.accidents.keys(), ...this.names.alarms.keys()],
          'rule of attribution',
        );
      } else if (holder !== observer.name) {
        this.lookup.fail(
          'wrong-kind',
          belief.rule.span,
          `"${belief.rule.name}" is a belief of "${holder}"`,
          [],
        );
      }
    } else {
      this.lookup.actor(belief.actor);
      this.lookup.pattern(belief.pattern);
    }
    return CONDITION;
  }

  private posture(actor: NameNode): Sort {
    if (!this.lookup.actor(actor)) return UNKNOWN;
    const states = this.names.postures.get(actor.name);
    if (states === undefined) {
      this.lookup.fail('unknown-name', actor.span, `"${actor.name}" has no posture`, [
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
      this.lookup.unknown(key, span, all.keys(), what);
      return UNKNOWN;
    }
    if (found.states === null) return NUMBER;
    return { sort: 'states', of: `${what}(${key})`, states: found.states, ordered: true };
  }
}
