import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/scenario/expressions/names.js';
import {
  parseActPattern,
  type Parsed,
  parseExpression,
  parseQuantity,
} from '../../src/scenario/expressions/parse.js';
import type { ActPattern, Expression, NameNode, TargetNode } from '../../src/scenario/expressions/syntax.js';
import { gatherNames, phrasesOf } from '../../src/scenario/read/names.js';
import { scenarioDocument } from '../../src/scenario/schema/document.js';
import { readText } from '../../src/scenario/text/read.js';

const vocabulary = new Vocabulary([
  'use of force',
  'display of force',
  'joint blame',
  'use',
  'red line',
  'Gamma proxy',
]);

function read<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`${parsed.message} (${parsed.span.start})`);
  return parsed.value;
}

/** A tree in brackets, the kind first. */
function show(tree: Expression): string {
  const list = (trees: readonly Expression[]): string => trees.map(show).join(' ');
  const seen = (commitment: NameNode, holder: NameNode | null): string =>
    holder === null ? commitment.name : `${commitment.name}@${holder.name}`;
  switch (tree.kind) {
    case 'number':
    case 'truth':
      return String(tree.value);
    case 'tick':
      return 'TICK';
    case 'name':
      return tree.name;
    case 'view':
      return seen(tree.commitment, tree.holder);
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
      return `(${tree.kind} ${list(tree.operands)})`;
    case 'not':
    case 'negative':
      return `(${tree.kind} ${show(tree.operand)})`;
    case 'compare':
    case 'arithmetic':
      return `(${tree.operator} ${show(tree.left)} ${show(tree.right)})`;
    case 'is': {
      const states = tree.states.map(({ name }) => name).join('|');
      return `(${tree.negated ? 'is not' : 'is'} ${show(tree.subject)} ${states})`;
    }
    case 'act':
      return showAct(tree.pattern);
    case 'takes part':
      return `(takes part ${tree.actor.name} ${tree.episode.name})`;
    case 'believes': {
      const { belief } = tree;
      const what =
        belief.kind === 'rule'
          ? belief.rule.name
          : `${belief.actor.name} ${belief.kind} ${showAct(belief.pattern)}`;
      return `(${tree.observer.name} believes ${what})`;
    }
    case 'held':
      return `(held ${show(tree.condition)} ${tree.ticks} ${tree.unit ?? '-'})`;
    case 'ever':
    case 'since':
      return `(${tree.kind} ${show(tree.condition)})`;
    case 'count':
      return `(count ${show(tree.condition)} ${tree.upTo})`;
    case 'rung':
      return `(rung ${tree.one.name} ${tree.other.name})`;
    case 'posture':
      return `(posture ${tree.actor.name})`;
    case 'trust':
      return `(trust ${tree.holder.name} ${tree.trusted.name})`;
    case 'credibility':
      return `(credibility ${seen(tree.commitment, tree.holder)})`;
    case 'commitment':
      return `(${tree.test} ${seen(tree.commitment, tree.holder)})`;
    case 'open':
      return `(open ${tree.channel.name})`;
    case 'accident':
      return `(accident ${tree.accident.name})`;
    case 'at least':
      return `(at least ${tree.count} ${list(tree.conditions)})`;
    case 'actors at':
      return `(${tree.count}+ actors at ${tree.rung.name})`;
  }
}

function showAct({ author, act, target }: ActPattern): string {
  return `[${author?.name ?? 'any'} ${act?.name ?? 'any'} ${showTarget(target)}]`;
}

function showTarget(target: TargetNode): string {
  switch (target.kind) {
    case 'any':
      return 'any';
    case 'actor':
      return target.actor.name;
    case 'part':
      return `${target.actor.name}.${target.part.name}`;
    case 'whole':
      return `${target.actor.name}.*`;
    case 'soil':
      return `soil of ${target.actor.name}`;
  }
}

describe('parseExpression', () => {
  it.each([
    // numbers
    ['-0.5', '(negative 0.5)'],
    ['.09', '0.09'],
    ['12.3%', '0.123'],
    ['1.5e-3', '0.0015'],
    ['tick', 'TICK'],
    ['true', 'true'],
    // names
    ['unrest is crackdown', '(is unrest crackdown)'],
    ['unrest is one of (calm, protests)', '(is unrest calm|protests)'],
    ['unrest is not calm', '(is not unrest calm)'],
    ['unrest is not one of (calm, protests)', '(is not unrest calm|protests)'],
    ['alpha-restraint as seen by beta is detached', '(is alpha-restraint@beta detached)'],
    ['posture(a) is war', '(is (posture a) war)'],
    // acts and beliefs
    ['us strike iran.*', '[us strike iran.*]'],
    ['us strike iran.bases', '[us strike iran.bases]'],
    ['iran strike anything on qatar', '[iran strike soil of qatar]'],
    ['any strike self', '[any strike self]'],
    ['anyone any anything', '[any any any]'],
    ['beta believes joint blame', '(beta believes joint blame)'],
    [
      'beta believes (alpha took part in gamma strike beta)',
      '(beta believes alpha took part [gamma strike beta])',
    ],
    ['beta believes (alpha did gamma strike beta)', '(beta believes alpha did [gamma strike beta])'],
    // functions
    ['ever(rung(alpha, beta) >= use of force)', '(ever (>= (rung alpha beta) use of force))'],
    ['since(gamma strike beta) <= 10', '(<= (since [gamma strike beta]) 10)'],
    ['count(beta strike alpha, 3) >= 2', '(>= (count [beta strike alpha] 3) 2)'],
    ['trust(beta in alpha) < 2', '(< (trust beta alpha) 2)'],
    ['credibility(c as seen by d) >= 3', '(>= (credibility c@d) 3)'],
    ['intact(c) and not broken(c as seen by d)', '(and (intact c) (not (broken c@d)))'],
    ['open(delta-channel)', '(open delta-channel)'],
    ['min(x, 1, y) < max(2, z)', '(< (least x 1 y) (greatest 2 z))'],
    ['at least 2 of (a strike b, unrest is calm)', '(at least 2 [a strike b] (is unrest calm))'],
    ['3 or more actors at use of force', '(3+ actors at use of force)'],
    ['3 or more actors at war for 7 days', '(held (3+ actors at war) 7 day)'],
    // what binds more tightly
    ['a is b or c is d and e is f', '(or (is a b) (and (is c d) (is e f)))'],
    ['not a is b and c is d', '(and (not (is a b)) (is c d))'],
    ['not not a', '(not (not a))'],
    ['not (x is y or z > 3)', '(not (or (is x y) (> z 3)))'],
    ['not x is y for 3 weeks', '(not (held (is x y) 3 week))'],
    ['x is y and z is w for 3', '(and (is x y) (held (is z w) 3 -))'],
    ['(x is y and z is w) for 3', '(held (and (is x y) (is z w)) 3 -)'],
    ['a strike b for 7 and x', '(and (held [a strike b] 7 -) x)'],
    ['0.1 + 0.05 * tension', '(+ 0.1 (* 0.05 tension))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['-x * y', '(* (negative x) y)'],
    ['x + 1 > y - 1', '(> (+ x 1) (- y 1))'],
    ['(x)or(y)', '(or x y)'],
    ['x == 3', '(= x 3)'],
    ['x != 3', '(!= x 3)'],
    // a hyphen joins, a minus stands between spaces
    ['alpha-restraint', 'alpha-restraint'],
    ['alpha - restraint', '(- alpha restraint)'],
    ['y-1', 'y-1'],
    // words that begin like others
    ['orwell is android', '(is orwell android)'],
    ['notable > anyhow', '(> notable anyhow)'],
    ['assad strike island', '[assad strike island]'],
    ['tickets', 'tickets'],
    ['ever-ready', 'ever-ready'],
    ["people's-choice is o'k", "(is people's-choice o'k)"],
  ])('reads %s', (text, tree) => {
    expect(show(read(parseExpression(text, vocabulary)))).toBe(tree);
  });

  it('gives the place of every part', () => {
    const tree = read(parseExpression('  not unrest is use of force ', vocabulary));
    expect(tree).toEqual({
      kind: 'not',
      span: { start: 2, end: 28 },
      operand: {
        kind: 'is',
        span: { start: 6, end: 28 },
        negated: false,
        subject: { kind: 'name', name: 'unrest', span: { start: 6, end: 12 } },
        states: [{ name: 'use of force', span: { start: 16, end: 28 } }],
      },
    });
  });

  it('takes time that grows with the text, however deep its parentheses', () => {
    const text = `${'('.repeat(50)}a strike b${')'.repeat(50)}`;
    const began = performance.now();
    expect(show(read(parseExpression(text, vocabulary)))).toBe('[a strike b]');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('reads a long sum', () => {
    const text = Array(400).fill('a').join(' + ');
    expect(read(parseExpression(text, vocabulary)).kind).toBe('arithmetic');
  });
});

describe('parseQuantity', () => {
  const parts = (text: string): unknown[] => {
    const { value, unit, range, basis, sources } = read(parseQuantity(text, vocabulary));
    const of = unit === null ? null : { ...unit, span: undefined };
    return [show(value), of, range, basis?.name ?? null, sources.map(({ name }) => name)];
  };
  const day = { kind: 'each tick', unit: 'day' };

  it.each([
    ['0.9, assumed', ['0.9', null, null, 'assumed', []]],
    ['noise per day', ['noise', day, null, null, []]],
    ['noise a day', ['noise', day, null, null, []]],
    ['5% each day', ['0.05', day, null, null, []]],
    ['1% an hour', ['0.01', { kind: 'each tick', unit: 'hour' }, null, null, []]],
    [
      '25% within 90 days, from 5% to 60%, assumed (E11)',
      ['0.25', { kind: 'within', ticks: 90, unit: 'day' }, [0.05, 0.6], 'assumed', ['E11']],
    ],
    [
      '0.3 per occasion, from 0 to 0.7, assumed (E7)',
      ['0.3', { kind: 'occasion' }, [0, 0.7], 'assumed', ['E7']],
    ],
    ['0.3 each time', ['0.3', { kind: 'occasion' }, null, null, []]],
    ['0.9 within 7', ['0.9', { kind: 'within', ticks: 7, unit: null }, null, null, []]],
    ['1.5, from -1 to 2, calibrated (B1, B7)', ['1.5', null, [-1, 2], 'calibrated', ['B1', 'B7']]],
    [
      '0.1 + 0.05 * tension per week',
      ['(+ 0.1 (* 0.05 tension))', { kind: 'each tick', unit: 'week' }, null, null, []],
    ],
  ])('reads %s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('gives the place of the unit and of the basis', () => {
    const { unit, basis } = read(parseQuantity('25% within 90 days, assumed', vocabulary));
    expect(unit?.span).toEqual({ start: 4, end: 18 });
    expect(basis?.span).toEqual({ start: 20, end: 27 });
  });
});

describe('parseActPattern', () => {
  it.each([
    ['alpha strike beta', '[alpha strike beta]'],
    ['Gamma proxy strike beta.bases', '[Gamma proxy strike beta.bases]'],
    ['any use any', '[any use any]'],
  ])('reads %s', (text, act) => {
    expect(showAct(read(parseActPattern(text, vocabulary)))).toBe(act);
  });

  it.each(['alpha strike', 'a strike b and c strike d', 'a is b', '3'])('refuses %s', (text) => {
    expect(parseActPattern(text, vocabulary).ok).toBe(false);
  });
});

describe('Vocabulary', () => {
  it('joins the words of a name, the longest name first, and keeps every offset', () => {
    const names = new Vocabulary(['red line', 'red line crossed', 'line crossed']);
    expect(names.join('x is red line crossed or red line')).toBe(
      'x is red\u00a0line\u00a0crossed or red\u00a0line',
    );
  });

  it('joins whole words only', () => {
    for (const text of [
      'bored line',
      'red lines',
      'red line-up',
      'pre-red line',
      'red, line',
      "red line's",
    ]) {
      expect(vocabulary.join(text)).toBe(text);
    }
  });

  it('joins over line ends and several spaces, and reads the name with single ones', () => {
    const text = 'x >= use\n   of  force';
    expect(vocabulary.join(text)).toHaveLength(text.length);
    expect(show(read(parseExpression(text, vocabulary)))).toBe('(>= x use of force)');
  });

  it('takes spaces of other kinds for plain ones', () => {
    expect(show(read(parseExpression('x\u00a0>=\u2009use\u00a0of\u3000force', vocabulary)))).toBe(
      '(>= x use of force)',
    );
  });

  it('joins names that hold words of the language', () => {
    const names = new Vocabulary(['war or peace', 'not proven']);
    expect(show(read(parseExpression('x is war or peace or y is not proven', names)))).toBe(
      '(or (is x war or peace) (is y not proven))',
    );
  });
});

/** Every text of a scenario that is read by the grammar: by its key. */
function expressionsOf(value: unknown, key: string, found: [string, string][] = []): [string, string][] {
  const conditions = [
    'when',
    'if',
    'unless',
    'ask',
    'given',
    'before',
    'once',
    'suspended while',
    'open while',
    'pending until',
  ];
  if (typeof value === 'string' && conditions.includes(key)) found.push(['condition', value]);
  if (typeof value === 'string' && ['refrain', 'act', 'of'].includes(key)) found.push(['act', value]);
  if (typeof value === 'string' && ['fidelity', 'chance', 'disclosed', 'delivery', 'cools'].includes(key))
    found.push(['quantity', value]);
  if (typeof value === 'object' && value !== null) {
    for (const [inner, item] of Object.entries(value))
      expressionsOf(item, Array.isArray(value) ? key : inner, found);
  }
  return found;
}

describe('the shipped scenarios', () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(`${file} is read`, () => {
      const { value } = readText(readFileSync(new URL(file, folder), 'utf8'), file);
      const names = new Vocabulary(phrasesOf(gatherNames(scenarioDocument.parse(value))));
      const found = expressionsOf(value, '');
      expect(found.length).toBeGreaterThan(0);
      for (const [kind, text] of found) {
        if (kind === 'condition') read(parseExpression(text, names));
        if (kind === 'act') read(parseActPattern(text, names));
        if (kind === 'quantity' && text !== 'from the start') read(parseQuantity(text, names));
      }
    });
  }
});

const WORDS = [
  'a b strike use of force is not and or for 7 days ( ) , >= + - % any anything on . .* believes took part in ever count',
  'rung at least one more actors as seen by within per from to " && 1e999 AND',
].flatMap((line) => line.split(' '));

describe('any text', () => {
  const words = fc
    .array(fc.constantFrom(...WORDS, 'a-b', '\n', '🚀', '\u00a0'), { maxLength: 25 })
    .chain((parts) => fc.constantFrom(' ', '').map((space) => parts.join(space)));

  it.each([
    ['expression', parseExpression],
    ['quantity', parseQuantity],
    ['act', parseActPattern],
  ])('gives a tree or a message with a place in the text: %s', (_, parse) => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
        const parsed: Parsed<object> = parse(text, vocabulary);
        if (parsed.ok) return;
        expect(parsed.message).not.toBe('');
        expect(parsed.message).not.toContain('\u00a0');
        expect(parsed.span.start).toBeGreaterThanOrEqual(0);
        expect(parsed.span.end).toBeGreaterThanOrEqual(parsed.span.start);
        expect(parsed.span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
