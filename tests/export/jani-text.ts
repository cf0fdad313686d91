import {
  KEYWORDS,
  type Environment,
  type Formula,
  type PrismModel,
  type PrismProperty,
} from './prism-text.js';

/**
 * A strict reader of JANI models, made from the specification (jani-spec.org, version 1: the JANI-model format): what it does
 * not allow is an error. It gives the same kind of chain as the reader of PRISM's texts.
 */

type Json = unknown;
type Kind = 'bool' | 'int' | 'real';

interface Typed {
  readonly kind: Kind;
  readonly value: Formula;
}

/** An object with these keys and no others; those with ? may be missing. */
function fields(value: Json, allowed: readonly string[], where: string): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} is no object`);
  }
  const found = value as Readonly<Record<string, Json>>;
  const names = allowed.map((name) => name.replace('?', ''));
  for (const key of Object.keys(found)) if (!names.includes(key)) throw new Error(`${where} has ${key}`);
  for (const name of allowed) {
    if (!name.startsWith('?') && found[name] === undefined) throw new Error(`${where} lacks ${name}`);
  }
  return found;
}

function list(value: Json, where: string): readonly Json[] {
  if (!Array.isArray(value)) throw new Error(`${where} is no list`);
  return value as readonly Json[];
}

function text(value: Json, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where} is no text`);
  return value;
}

/** The specification allows more; but Storm and PRISM want plain names. */
function identifier(value: Json, where: string): string {
  const name = text(value, where);
  if (!/^[A-Za-z_]\w*$/.test(name) || KEYWORDS.has(name)) throw new Error(`${where}: ${name} is no name`);
  return name;
}

function whole(value: Json, where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Error(`${where} is no whole number`);
  return value;
}

const COMPARISONS: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '≤': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '≥': (one, other) => one >= other,
};

const ARITHMETIC: Readonly<Record<string, (one: number, other: number) => number>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  min: Math.min,
  max: Math.max,
};

class Expressions {
  constructor(readonly kinds: ReadonlyMap<string, Kind>) {}

  bool(value: Json): Formula {
    return of('bool', this.read(value));
  }

  read(value: Json): Typed {
    if (typeof value === 'boolean') return { kind: 'bool', value: () => value };
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new Error('a number is not finite');
      return { kind: Number.isInteger(value) ? 'int' : 'real', value: () => value };
    }
    if (typeof value === 'string') return this.variable(value);
    const { op } = value as { readonly op?: Json };
    if (op === 'ite') return this.choice(value);
    if (op === '¬') {
      const inner = this.bool(fields(value, ['op', 'exp'], 'not')['exp']);
      return { kind: 'bool', value: (e) => inner(e) !== true };
    }
    const { left, right } = fields(value, ['op', 'left', 'right'], `the operation ${String(op)}`);
    return this.binary(text(op, 'an operator'), this.read(left), this.read(right));
  }

  private variable(name: string): Typed {
    const kind = this.kinds.get(name);
    if (kind === undefined) throw new Error(`there is no ${name}`);
    return {
      kind,
      value: (e) => {
        const found = e.get(name);
        if (found === undefined) throw new Error(`${name} has no value`);
        return found;
      },
    };
  }

  private choice(value: Json): Typed {
    const parts = fields(value, ['op', 'if', 'then', 'else'], 'ite');
    const when = this.bool(parts['if']);
    const [yes, no] = [this.read(parts['then']), this.read(parts['else'])];
    if ((yes.kind === 'bool') !== (no.kind === 'bool')) throw new Error('ite has two kinds');
    return { kind: yes.kind === no.kind ? yes.kind : 'real', value: (e) => (when(e) ? yes : no).value(e) };
  }

  private binary(op: string, left: Typed, right: Typed): Typed {
    if (op === '∧' || op === '∨') {
      const [one, other] = [of('bool', left), of('bool', right)];
      return { kind: 'bool', value: (e) => (op === '∧' ? one(e) && other(e) : one(e) || other(e)) };
    }
    if (op === '=' || op === '≠') {
      if ((left.kind === 'bool') !== (right.kind === 'bool')) throw new Error('unlike things are compared');
      return { kind: 'bool', value: (e) => (left.value(e) === right.value(e)) === (op === '=') };
    }
    const [one, other] = [number(left), number(right)];
    const compare = COMPARISONS[op];
    if (compare !== undefined) return { kind: 'bool', value: (e) => compare(one(e), other(e)) };
    const reckon = ARITHMETIC[op];
    if (reckon === undefined) throw new Error(`there is no operator ${op}`);
    const kind = left.kind === 'int' && right.kind === 'int' ? 'int' : 'real';
    return { kind, value: (e) => reckon(one(e), other(e)) };
  }
}

function of(kind: Kind, typed: Typed): Formula {
  if (typed.kind !== kind) throw new Error(`expected ${kind}, found ${typed.kind}`);
  return typed.value;
}

function number(typed: Typed): (environment: Environment) => number {
  if (typed.kind === 'bool') throw new Error('a truth is no number');
  return typed.value as (environment: Environment) => number;
}

/** Checks a JANI model, and reads it. */
export function readJani(json: Json): {
  readonly model: PrismModel;
  readonly properties: readonly PrismProperty[];
} {
  const root = fields(
    json,
    [
      'jani-version',
      'name',
      '?metadata',
      'type',
      '?features',
      '?actions',
      '?constants',
      '?variables',
      '?restrict-initial',
      '?properties',
      'automata',
      'system',
    ].map((name) => name),
    'the model',
  );
  if (root['jani-version'] !== 1 || root['type'] !== 'dtmc') throw new Error('no dtmc of version 1');
  text(root['name'], 'the name');
  for (const feature of list(root['features'], 'features')) {
    if (feature !== 'derived-operators') throw new Error(`an unknown feature ${String(feature)}`);
  }
  fields(root['metadata'], ['?version', '?author', '?description', '?doi', '?url'], 'metadata');
  const declared = list(root['variables'], 'variables').map(variable);
  const names = declared.map(({ name }) => name);
  if (new Set(names).size < names.length) throw new Error('two variables have one name');
  const expressions = new Expressions(
    new Map(declared.map(({ name, range }) => [name, range === null ? 'real' : 'int'])),
  );

  const [automaton, ...others] = list(root['automata'], 'automata');
  if (others.length > 0) throw new Error('more than one automaton');
  const { name, locations, edges, ...rest } = fields(
    automaton,
    ['name', '?variables', '?restrict-initial', 'locations', 'initial-locations', 'edges', '?comment'],
    'the automaton',
  );
  const places = list(locations, 'locations').map((place) =>
    identifier(fields(place, ['name'], 'a location')['name'], 'a location'),
  );
  const initial = list(rest['initial-locations'], 'initial locations').map((place) =>
    text(place, 'a location'),
  );
  if (places.length !== 1 || initial.length !== 1 || initial[0] !== places[0])
    throw new Error('one location');
  const system = fields(root['system'], ['elements', '?syncs', '?comment'], 'the system');
  const elements = list(system['elements'], 'elements').map(
    (element) => fields(element, ['automaton', '?input-enable', '?comment'], 'an element')['automaton'],
  );
  if (elements.length !== 1 || elements[0] !== identifier(name, 'the automaton'))
    throw new Error('one element');

  const read = list(edges, 'edges').map((one) => edge(one, places, declared, expressions));
  const rewards = new Map(
    declared
      .filter(({ range }) => range === null)
      .map(({ name: counted }) => [
        counted,
        read.flatMap(({ guard, counts }) => {
          const value = counts.get(counted);
          return value === undefined ? [] : [{ guard, value }];
        }),
      ]),
  );
  const model: PrismModel = {
    variables: declared.flatMap(({ name: of_, range, start }) =>
      range === null ? [] : [{ name: of_, ...range, start }],
    ),
    commands: read.map(({ step, guard, updates }) => ({ step, guard, updates })),
    labels: new Map(),
    rewards,
  };
  const properties = list(root['properties'], 'properties').map((one) => property(one, expressions, rewards));
  const titles = properties.map((one) => one.name);
  if (new Set(titles).size < titles.length) throw new Error('two properties have one name');
  return { model, properties };
}

interface Declared {
  readonly name: string;
  /** null for a transient real. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly start: number;
}

function variable(json: Json): Declared {
  const found = fields(json, ['name', 'type', '?transient', '?initial-value', '?comment'], 'a variable');
  const name = identifier(found['name'], 'a variable');
  text(found['comment'], 'a comment');
  const start = whole(found['initial-value'], `the start of ${name}`);
  if (found['type'] === 'real') {
    if (found['transient'] !== true) throw new Error(`${name} is a real that stays`);
    return { name, range: null, start };
  }
  const type = fields(found['type'], ['kind', 'base', '?lower-bound', '?upper-bound'], 'a type');
  if (type['kind'] !== 'bounded' || type['base'] !== 'int' || found['transient'] !== undefined)
    throw new Error(`the type of ${name}`);
  const low = whole(type['lower-bound'], 'a bound');
  const high = whole(type['upper-bound'], 'a bound');
  if (!(low <= start && start <= high)) throw new Error(`${name} starts out of bounds`);
  return { name, range: { low, high }, start };
}

interface Edge {
  readonly step: number | null;
  readonly guard: Formula;
  readonly updates: PrismModel['commands'][number]['updates'];
  readonly counts: ReadonlyMap<string, Formula>;
}

function edge(
  json: Json,
  places: readonly string[],
  declared: readonly Declared[],
  expressions: Expressions,
): Edge {
  const found = fields(
    json,
    ['location', '?action', '?rate', '?guard', 'destinations', '?comment'],
    'an edge',
  );
  if (found['action'] !== undefined || found['rate'] !== undefined)
    throw new Error('an action or a rate in a chain');
  if (!places.includes(text(found['location'], 'a location'))) throw new Error('an unknown location');
  const exp = fields(found['guard'], ['exp', '?comment'], 'a guard')['exp'];
  const guard = expressions.bool(exp);
  const reals = new Set(declared.filter(({ range }) => range === null).map(({ name }) => name));
  const counts = new Map<string, Formula>();
  const updates = list(found['destinations'], 'destinations').map((destination) => {
    const parts = fields(
      destination,
      ['location', '?probability', '?assignments', '?comment'],
      'a destination',
    );
    if (!places.includes(text(parts['location'], 'a location'))) throw new Error('an unknown location');
    const probability = fields(parts['probability'], ['exp', '?comment'], 'a probability')['exp'];
    if (typeof probability !== 'number' || !(probability > 0 && probability <= 1))
      throw new Error('a probability');
    const seen = new Set<string>();
    const assignments = list(parts['assignments'], 'assignments').flatMap((assignment) => {
      const { ref, value } = fields(assignment, ['ref', 'value', '?index', '?comment'], 'an assignment');
      const name = text(ref, 'a name');
      if (seen.has(name)) throw new Error(`${name} is set twice`);
      seen.add(name);
      const typed = expressions.read(value);
      if (reals.has(name)) {
        counts.set(name, number(typed));
        return [];
      }
      if (!expressions.kinds.has(name)) throw new Error(`there is no ${name}`);
      return [{ variable: name, value: of('int', typed) }];
    });
    return { probability, assignments };
  });
  const total = updates.reduce((sum, { probability }) => sum + probability, 0);
  if (Math.abs(total - 1) > 1e-12) throw new Error(`probabilities add up to ${total}`);
  return { step: stepOf(exp), guard, updates, counts };
}

/** The N of a guard `step = N`, alone or joined with more by ∧. */
function stepOf(exp: Json): number | null {
  const { op, left, right } = exp as Readonly<Record<string, Json>>;
  if (op === '∧') return stepOf(left);
  return op === '=' && left === 'step' ? Number(right) : null;
}

function property(json: Json, expressions: Expressions, rewards: PrismModel['rewards']): PrismProperty {
  const found = fields(json, ['name', 'expression', '?comment'], 'a property');
  const name = text(found['name'], 'a name');
  const filter = fields(found['expression'], ['op', 'fun', 'values', 'states'], 'a property');
  if (filter['op'] !== 'filter' || filter['fun'] !== 'max') throw new Error('a filter');
  if (fields(filter['states'], ['op'], 'states')['op'] !== 'initial') throw new Error('the initial states');
  const values = filter['values'] as Readonly<Record<string, Json>>;
  if (values['op'] === 'Pmax') {
    const path = fields(fields(values, ['op', 'exp'], 'a chance')['exp'], ['op', 'left', 'right'], 'a path');
    if (path['op'] !== 'U' || path['left'] !== true) throw new Error('a path');
    return { name, reward: null, target: expressions.bool(path['right']) };
  }
  const expected = fields(values, ['op', 'exp', 'accumulate', 'reach'], 'an expectation');
  if (expected['op'] !== 'Emax') throw new Error('an expectation');
  const steps = list(expected['accumulate'], 'accumulate');
  if (steps.length !== 1 || steps[0] !== 'steps') throw new Error('it adds up along steps');
  const counted = text(expected['exp'], 'what is counted');
  if (!rewards.has(counted)) throw new Error(`nothing counts ${counted}`);
  return { name, reward: counted, target: expressions.bool(expected['reach']) };
}
