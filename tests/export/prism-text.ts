/**
 * A strict reader of the part of PRISM's language that is written here, made from the PRISM manual (prismmodelchecker.org/manual,
 * "The PRISM Language" and "Property Specification"), and not from what writes it. What it does not know is an error.
 */

export type Value = number | boolean;
export type Environment = ReadonlyMap<string, number>;
export type Formula = (environment: Environment) => Value;

export interface PrismVariable {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly start: number;
}

export interface PrismUpdate {
  readonly probability: number;
  readonly assignments: readonly { readonly variable: string; readonly value: Formula }[];
}

export interface PrismCommand {
  /** Where its guard says `step = N` and more beside it: this N, outside which it need not be asked. */
  readonly step: number | null;
  readonly guard: Formula;
  readonly updates: readonly PrismUpdate[];
}

export interface PrismModel {
  readonly variables: readonly PrismVariable[];
  readonly commands: readonly PrismCommand[];
  readonly labels: ReadonlyMap<string, Formula>;
  readonly rewards: ReadonlyMap<string, readonly { readonly guard: Formula; readonly value: Formula }[]>;
}

export interface PrismProperty {
  readonly name: string;
  /** The reward structure of an expected sum; null for a chance. */
  readonly reward: string | null;
  readonly target: Formula;
}

/** The keywords of the manual's section "Identifiers". */
export const KEYWORDS = new Set(
  (
    'A bool clock const ctmc C double dtmc E endinit endinvariant endmodule endobservables endrewards endsystem ' +
    'false formula filter func F global G init invariant I int label max mdp min module X nondeterministic ' +
    'observable observables of Pmax Pmin P pomdp popta probabilistic prob pta rate rewards Rmax Rmin R S ' +
    'stochastic system true U W'
  ).split(' '),
);

interface Token {
  readonly kind: 'name' | 'integer' | 'double' | 'symbol';
  readonly text: string;
}

const SYMBOLS = ['<=>', '->', '=>', '..', '!=', '<=', '>=', ...'!&|:;,()[]{}=<>+-*/\'?"'.split('')];

function tokens(text: string): Token[] {
  // A comment must end with a line break: PRISM's own reader needs one.
  if (/\/\/[^\n]*$/.test(text)) throw new Error('a comment does not end');
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && character !== '\n') throw new Error(`a control character ${code}`);
  }
  const found: Token[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^(?:[ \t\n\r]|\/\/[^\n]*\n)+/, '');
    if (rest === '') return found;
    const name = /^[_a-zA-Z][_a-zA-Z0-9]*/.exec(rest)?.[0];
    const double = /^(?:\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)/.exec(rest)?.[0];
    const integer = /^(?:[1-9]\d*|0)(?!\d)/.exec(rest)?.[0];
    const symbol = SYMBOLS.find((one) => rest.startsWith(one));
    const token: Token | null =
      name !== undefined
        ? { kind: 'name', text: name }
        : double !== undefined
          ? { kind: 'double', text: double }
          : integer !== undefined
            ? { kind: 'integer', text: integer }
            : symbol !== undefined
              ? { kind: 'symbol', text: symbol }
              : null;
    if (token === null) throw new Error(`what is this? ${rest.slice(0, 40)}`);
    found.push(token);
    rest = rest.slice(token.text.length);
  }
}

type Kind = 'bool' | 'int' | 'double';
interface Typed {
  readonly kind: Kind;
  readonly value: Formula;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  readonly variables = new Map<string, PrismVariable>();

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  get done(): boolean {
    return this.#at === this.#tokens.length;
  }

  peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead]?.text ?? '<end>';
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Error('the text ends too early');
    this.#at += 1;
    return token;
  }

  expect(text: string): void {
    const { text: found } = this.next();
    if (found !== text) {
      const before = this.#tokens
        .slice(Math.max(0, this.#at - 12), this.#at)
        .map((token) => token.text)
        .join(' ');
      throw new Error(`expected ${text}, found ${found} at the end of: ${before}`);
    }
  }

  accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at += 1;
    return true;
  }

  identifier(): string {
    const { kind, text } = this.next();
    if (kind !== 'name' || KEYWORDS.has(text)) throw new Error(`${text} is no name`);
    return text;
  }

  quoted(): string {
    this.expect('"');
    const name = this.identifier();
    this.expect('"');
    return name;
  }

  constant(): number {
    const negative = this.accept('-');
    const { kind, text } = this.next();
    if (kind !== 'integer' || Number(text) > 0x7fff_ffff) throw new Error(`${text} is no whole number`);
    return negative ? -Number(text) : Number(text);
  }

  condition(): Formula {
    return of('bool', this.choice());
  }

  guard(): { step: number | null; guard: Formula } {
    const begin = this.#at;
    const isAtStep = this.peek() === 'step' && this.peek(1) === '=';
    const step = isAtStep ? Number(this.peek(2)) : null;
    const conjunction = this.and();
    // Anything else but parts joined by & says nothing of its own about the step.
    if (this.peek() === '->') return { step, guard: of('bool', conjunction) };
    this.#at = begin;
    return { step: null, guard: this.condition() };
  }

  whole(): Formula {
    return of('int', this.choice());
  }

  probability(): number {
    const { kind, text } = this.next();
    if (kind !== 'integer' && kind !== 'double') throw new Error(`${text} is no probability`);
    return Number(text);
  }

  // From the loosest to the tightest: ?:, |, &, !, = !=, < <= >= >, + -, * /.

  choice(): Typed {
    const when = this.or();
    if (!this.accept('?')) return when;
    const yes = this.or();
    this.expect(':');
    const no = this.choice();
    if ((yes.kind === 'bool') !== (no.kind === 'bool')) throw new Error('both sides of ? are of one kind');
    const test = of('bool', when);
    return {
      kind: yes.kind === no.kind ? yes.kind : 'double',
      value: (e) => (test(e) ? yes.value(e) : no.value(e)),
    };
  }

  or(): Typed {
    let left = this.and();
    while (this.accept('|')) {
      const [one, other] = [of('bool', left), of('bool', this.and())];
      left = { kind: 'bool', value: (e) => one(e) || other(e) };
    }
    return left;
  }

  and(): Typed {
    let left = this.not();
    while (this.accept('&')) {
      const [one, other] = [of('bool', left), of('bool', this.not())];
      left = { kind: 'bool', value: (e) => one(e) && other(e) };
    }
    return left;
  }

  not(): Typed {
    if (!this.accept('!')) return this.equality();
    const inner = of('bool', this.not());
    return { kind: 'bool', value: (e) => !inner(e) };
  }

  equality(): Typed {
    const left = this.relation();
    const operator = this.peek();
    if (operator !== '=' && operator !== '!=') return left;
    this.next();
    const right = this.relation();
    if ((left.kind === 'bool') !== (right.kind === 'bool')) throw new Error('unlike things are compared');
    return { kind: 'bool', value: (e) => (left.value(e) === right.value(e)) === (operator === '=') };
  }

  relation(): Typed {
    const left = this.sum();
    const operator = this.peek();
    if (!['<', '<=', '>=', '>'].includes(operator)) return left;
    this.next();
    const [one, other] = [number(left), number(this.sum())];
    return {
      kind: 'bool',
      value: (e) => {
        const difference = one(e) - other(e);
        return operator === '<'
          ? difference < 0
          : operator === '<='
            ? difference <= 0
            : operator === '>'
              ? difference > 0
              : difference >= 0;
      },
    };
  }

  sum(): Typed {
    let left = this.product();
    while (this.peek() === '+' || this.peek() === '-') {
      const sign = this.next().text === '+' ? 1 : -1;
      const right = this.product();
      const [one, other] = [number(left), number(right)];
      left = { kind: wider(left, right), value: (e) => one(e) + sign * other(e) };
    }
    return left;
  }

  product(): Typed {
    let left = this.minus();
    while (this.accept('*')) {
      const right = this.minus();
      const [one, other] = [number(left), number(right)];
      left = { kind: wider(left, right), value: (e) => one(e) * other(e) };
    }
    return left;
  }

  minus(): Typed {
    if (!this.accept('-')) return this.basic();
    const inner = this.minus();
    const value = number(inner);
    return { kind: inner.kind, value: (e) => -value(e) };
  }

  basic(): Typed {
    const { kind, text } = this.next();
    if (kind === 'integer') {
      if (Number(text) > 0x7fff_ffff) throw new Error(`${text} has more than 32 bits`);
      return { kind: 'int', value: () => Number(text) };
    }
    if (kind === 'double') return { kind: 'double', value: () => Number(text) };
    if (text === 'true' || text === 'false') return { kind: 'bool', value: () => text === 'true' };
    if (text === '(') {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    if (text === 'min' || text === 'max') return this.extreme(text);
    if (kind !== 'name' || !this.variables.has(text)) throw new Error(`there is no ${text}`);
    return {
      kind: 'int',
      value: (e) => {
        const value = e.get(text);
        if (value === undefined) throw new Error(`${text} has no value`);
        return value;
      },
    };
  }

  extreme(name: 'min' | 'max'): Typed {
    this.expect('(');
    const parts = [this.choice()];
    while (this.accept(',')) parts.push(this.choice());
    this.expect(')');
    if (parts.length < 2) throw new Error(`${name} has one argument`);
    const values = parts.map(number);
    return {
      kind: parts.every(({ kind }) => kind === 'int') ? 'int' : 'double',
      value: (e) => Math[name](...values.map((value) => value(e))),
    };
  }
}

function of(kind: Kind, typed: Typed): Formula {
  if (typed.kind !== kind) throw new Error(`expected a ${kind}, found a ${typed.kind}`);
  return typed.value;
}

function number(typed: Typed): (environment: Environment) => number {
  if (typed.kind === 'bool') throw new Error('a truth is no number');
  return typed.value as (environment: Environment) => number;
}

function wider(left: Typed, right: Typed): Kind {
  return left.kind === 'double' || right.kind === 'double' ? 'double' : 'int';
}

/** A model of one module. */
export function readPrism(text: string): PrismModel {
  const reader = new Reader(text);
  reader.expect('dtmc');
  reader.expect('module');
  reader.identifier();
  while (reader.peek() !== '[') declaration(reader);
  const commands: PrismCommand[] = [];
  while (!reader.accept('endmodule')) commands.push(command(reader));
  const labels = new Map<string, Formula>();
  const rewards = new Map<string, { guard: Formula; value: Formula }[]>();
  while (!reader.done) {
    if (reader.accept('label')) {
      const name = reader.quoted();
      if (labels.has(name)) throw new Error(`two labels are called ${name}`);
      reader.expect('=');
      labels.set(name, reader.condition());
      reader.expect(';');
      continue;
    }
    reader.expect('rewards');
    const name = reader.quoted();
    if (rewards.has(name)) throw new Error(`two rewards are called ${name}`);
    const items: { guard: Formula; value: Formula }[] = [];
    while (!reader.accept('endrewards')) {
      const guard = reader.condition();
      reader.expect(':');
      items.push({ guard, value: number(reader.choice()) });
      reader.expect(';');
    }
    rewards.set(name, items);
  }
  return { variables: [...reader.variables.values()], commands, labels, rewards };
}

function declaration(reader: Reader): void {
  const name = reader.identifier();
  if (reader.variables.has(name)) throw new Error(`two variables are called ${name}`);
  reader.expect(':');
  reader.expect('[');
  const low = reader.constant();
  reader.expect('..');
  const high = reader.constant();
  reader.expect(']');
  reader.expect('init');
  const start = reader.constant();
  reader.expect(';');
  if (!(low < high && low <= start && start <= high))
    throw new Error(`${name} has the range ${low}..${high}, starts ${start}`);
  reader.variables.set(name, { name, low, high, start });
}

function command(reader: Reader): PrismCommand {
  reader.expect('[');
  reader.expect(']');
  const { step, guard } = reader.guard();
  reader.expect('->');
  const updates: PrismUpdate[] = [];
  if (reader.peek() === '(') updates.push({ probability: 1, assignments: assignments(reader) });
  else {
    do {
      const probability = reader.probability();
      reader.expect(':');
      updates.push({ probability, assignments: assignments(reader) });
    } while (reader.accept('+'));
  }
  reader.expect(';');
  const total = updates.reduce((sum, { probability }) => sum + probability, 0);
  // PRISM itself allows 1e-5.
  if (Math.abs(total - 1) > 1e-12) throw new Error(`probabilities add up to ${total}`);
  if (updates.some(({ probability }) => !(probability > 0))) throw new Error('a way has no probability');
  return { step, guard, updates };
}

function assignments(reader: Reader): { variable: string; value: Formula }[] {
  const found: { variable: string; value: Formula }[] = [];
  do {
    reader.expect('(');
    const variable = reader.identifier();
    reader.expect("'");
    reader.expect('=');
    if (!reader.variables.has(variable)) throw new Error(`there is no ${variable}`);
    if (found.some((one) => one.variable === variable)) throw new Error(`${variable} is set twice`);
    found.push({ variable, value: reader.whole() });
    reader.expect(')');
  } while (reader.accept('&'));
  return found;
}

/** The properties of a model, of the two kinds that are written. */
export function readProperties(text: string, model: PrismModel): PrismProperty[] {
  const reader = new Reader(text);
  for (const variable of model.variables) reader.variables.set(variable.name, variable);
  const found: PrismProperty[] = [];
  while (!reader.done) {
    const name = reader.quoted();
    if (model.labels.has(name)) throw new Error(`${name} is a label already`);
    if (found.some((one) => one.name === name)) throw new Error(`two properties are called ${name}`);
    reader.expect(':');
    let reward: string | null = null;
    if (reader.accept('R')) {
      reader.expect('{');
      reward = reader.quoted();
      reader.expect('}');
      if (!model.rewards.has(reward)) throw new Error(`there are no rewards ${reward}`);
    } else reader.expect('P');
    for (const symbol of ['=', '?', '[', 'F']) reader.expect(symbol);
    const target = reader.condition();
    reader.expect(']');
    reader.expect(';');
    found.push({ name, reward, target });
  }
  return found;
}
