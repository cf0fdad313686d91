import fc from 'fast-check';

/**
 * A sketch is a scenario as numbers: how many of what, and which of what there is. Every number is taken modulo what
 * there is to pick from, so every sketch becomes a valid scenario, and a smaller sketch becomes a simpler one. That is
 * what lets a failing scenario shrink.
 */

/** Which of a list: taken modulo its length. */
export type Pick = number;

const pick: fc.Arbitrary<Pick> = fc.nat({ max: 59 });

/** Nothing more often than not: `weight` times in ten it is there. */
function sometimes<Value>(value: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value | null> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10 - weight, arbitrary: fc.constant(null) },
    { weight, arbitrary: value },
  );
}

function few<Value>(value: fc.Arbitrary<Value>, least: number, most: number): fc.Arbitrary<Value[]> {
  return fc.array(value, { minLength: least, maxLength: most, size: 'max' });
}

export type AtomKind = (typeof ATOMS)[number];

const ATOMS = [
  'act',
  'tick',
  'state',
  'number',
  'rung',
  'posture',
  'actors at',
  'view',
  'test',
  'standing',
  'believes',
  'open',
  'accident',
  'episode',
  'takes part',
  'offer',
] as const;

const ATOM_WEIGHTS: Readonly<Record<AtomKind, number>> = {
  act: 8,
  tick: 2,
  state: 3,
  number: 2,
  rung: 3,
  posture: 1,
  'actors at': 1,
  view: 4,
  test: 3,
  standing: 2,
  believes: 3,
  open: 1,
  accident: 1,
  episode: 2,
  'takes part': 1,
  offer: 2,
};

export interface Atom {
  readonly kind: AtomKind;
  readonly a: Pick;
  readonly b: Pick;
  readonly c: Pick;
  readonly d: Pick;
}

/** A condition, before it is known who reads it and what there is to read. */
export type ConditionSketch =
  | Atom
  | {
      readonly kind: 'not' | 'ever' | 'since' | 'count' | 'for';
      readonly of: ConditionSketch;
      readonly n: Pick;
    }
  | { readonly kind: 'and' | 'or' | 'at least'; readonly of: readonly ConditionSketch[]; readonly n: Pick };

const atom: fc.Arbitrary<Atom> = fc.record({
  kind: fc.oneof(...ATOMS.map((kind) => ({ weight: ATOM_WEIGHTS[kind], arbitrary: fc.constant(kind) }))),
  a: pick,
  b: pick,
  c: pick,
  d: pick,
});

const condition: fc.Arbitrary<ConditionSketch> = fc.letrec<{ condition: ConditionSketch }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
    { weight: 7, arbitrary: atom },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'not' as const,
          'ever' as const,
          'since' as const,
          'count' as const,
          'for' as const,
        ),
        of: tie('condition'),
        n: pick,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('or' as const, 'and' as const, 'at least' as const),
        of: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
        n: pick,
      }),
    },
  ),
})).condition;

export interface ChanceSketch {
  readonly form: Pick;
  readonly percent: number;
  readonly ticks: number;
  readonly which: Pick;
  readonly since: ConditionSketch;
}

const chance: fc.Arbitrary<ChanceSketch> = fc.record({
  form: pick,
  percent: fc.constantFrom(50, 30, 80, 15, 60, 100, 0),
  ticks: fc.integer({ min: 2, max: 6 }),
  which: pick,
  since: condition,
});

export interface MoveSketch {
  readonly from: Pick;
  readonly to: Pick;
  readonly when: ConditionSketch | null;
  readonly certain: boolean;
  readonly chance: ChanceSketch;
}

export interface MachineSketch {
  readonly states: number;
  readonly start: Pick;
  readonly drawn: boolean;
  readonly moves: readonly MoveSketch[];
}

const machine: fc.Arbitrary<MachineSketch> = fc.record({
  states: fc.integer({ min: 2, max: 3 }),
  start: pick,
  drawn: fc.boolean(),
  moves: few(
    fc.record({ from: pick, to: pick, when: sometimes(condition, 4), certain: fc.boolean(), chance }),
    0,
    4,
  ),
});

const occasion = fc.record({
  on: sometimes(pick, 4),
  when: sometimes(condition, 6),
  chance: sometimes(chance, 5),
});

export type OccasionSketch = typeof occasion extends fc.Arbitrary<infer Value> ? Value : never;

const commitment = fc.record({
  performs: fc.boolean(),
  debtor: pick,
  creditor: pick,
  observers: sometimes(pick, 4),
  mirrors: sometimes(pick, 2),
  antecedent: sometimes(condition, 3),
  channel: sometimes(pick, 5),
  made: sometimes(occasion, 3),
  window: sometimes(fc.record({ from: pick, length: pick }), 3),
  released: sometimes(occasion, 2),
  cancelled: sometimes(occasion, 2),
  suspended: sometimes(condition, 2),
  regime: fc.nat({ max: 5 }),
  pendingUntil: condition,
  repeats: fc.boolean(),
  disclosed: sometimes(chance, 5),
  fidelity: fc.record({
    form: pick,
    percent: fc.constantFrom(50, 80, 100, 0, 30),
    shifts: few(fc.record({ when: condition, by: fc.integer({ min: -3, max: 3 }) }), 0, 2),
  }),
  patterns: few(fc.record({ deed: pick, form: pick }), 1, 2),
  unless: sometimes(condition, 4),
  kinds: few(pick, 1, 2),
  named: few(pick, 1, 2),
  omitted: sometimes(pick, 4),
  excluded: sometimes(pick, 2),
  weighed: fc.boolean(),
  within: fc.integer({ min: 1, max: 5 }),
  delay: pick,
  ifRestrained: pick,
});

export type CommitmentSketch = typeof commitment extends fc.Arbitrary<infer Value> ? Value : never;

const turn = fc.record({ when: sometimes(condition, 5), certain: fc.boolean(), chance });

/** What happens under a condition, by chance, or both; or for certain. */
export type TurnSketch = typeof turn extends fc.Arbitrary<infer Value> ? Value : never;

const episode = fc.record({
  first: pick,
  second: pick,
  ally: sometimes(pick, 3),
  joins: few(fc.record({ actor: pick, side: pick, turn }), 0, 2),
  begins: sometimes(turn, 8),
  /** From the start in this phase. */
  underway: sometimes(pick, 3),
  /** 0 where they are left out. */
  phases: fc.nat({ max: 2 }),
  moves: few(turn, 0, 2),
  ends: few(turn, 1, 2),
  rung: sometimes(pick, 6),
  calms: sometimes(pick, 5),
  again: fc.boolean(),
});

export type EpisodeSketch = typeof episode extends fc.Arbitrary<infer Value> ? Value : never;

const answers = {
  accepted: sometimes(turn, 8),
  rejected: sometimes(turn, 4),
  countered: sometimes(turn, 6),
};

const offer = fc.record({
  from: pick,
  to: pick,
  another: sometimes(pick, 4),
  /** It is what another is countered with. */
  counters: sometimes(pick, 5),
  /** That other is what this one is countered with. */
  mutual: fc.boolean(),
  made: sometimes(turn, 8),
  through: sometimes(pick, 5),
  within: sometimes(fc.integer({ min: 1, max: 4 }), 6),
  answers: fc.record(answers),
  /** The last recipient answers in its own way. */
  own: sometimes(fc.record(answers), 3),
  terms: few(pick, 0, 2),
  calms: sometimes(pick, 4),
  between: fc.boolean(),
  again: sometimes(fc.integer({ min: 1, max: 3 }), 4),
});

export type OfferSketch = typeof offer extends fc.Arbitrary<infer Value> ? Value : never;

const deed = fc.record({ author: pick, kind: pick, target: pick });

const pressure = fc.record({
  from: pick,
  length: pick,
  every: fc.integer({ min: 1, max: 5 }),
  form: pick,
  since: sometimes(condition, 4),
});

const option = fc.record({
  deed,
  when: sometimes(condition, 4),
  chance,
  group: sometimes(pick, 2),
  pressure: sometimes(pressure, 2),
});

const channel = fc.record({
  carriers: sometimes(pick, 6),
  openWhile: sometimes(condition, 2),
  delivery: sometimes(fc.constantFrom(50, 80, 100), 6),
  withholds: sometimes(fc.constantFrom(30, 0), 3),
  delay: sometimes(fc.constantFrom(2, 1, 3), 3),
  leaks: sometimes(chance, 3),
});

const attribution = fc.record({
  observer: pick,
  deed: pick,
  form: pick,
  kind: pick,
  blamed: pick,
  when: sometimes(condition, 2),
  after: fc.boolean(),
  chance,
  fades: sometimes(chance, 3),
});

const accident = fc.record({
  deed: pick,
  when: sometimes(condition, 4),
  chance,
  explained: sometimes(chance, 6),
  single: sometimes(pick, 3),
});

const alarm = fc.record({
  observer: pick,
  deed: pick,
  when: sometimes(condition, 4),
  chance,
  fades: sometimes(chance, 4),
});

const signal = fc.record({
  deed: pick,
  form: pick,
  about: pick,
  by: fc.constantFrom(null, 1, 2),
  believed: sometimes(chance, 7),
});

const scope = fc.record({
  deed: pick,
  form: pick,
  patron: pick,
  commitment: pick,
  all: fc.boolean(),
  chance,
});

const standing = fc.record({
  holder: pick,
  of: pick,
  named: fc.boolean(),
  start: pick,
  moves: few(
    fc.record({ when: condition, by: fc.constantFrom(-1, 1, -2, 2), chance: sometimes(chance, 4) }),
    0,
    3,
  ),
  again: sometimes(condition, 2),
});

const forced = fc.record({
  deed: pick,
  form: pick,
  on: pick,
  range: pick,
  once: sometimes(condition, 4),
});

const variant = fc.record({
  includes: sometimes(pick, 2),
  set: sometimes(fc.record({ which: pick, percent: fc.constantFrom(30, 0, 40) }), 3),
  put: sometimes(fc.record({ process: pick, to: pick, on: pick }), 3),
  force: sometimes(forced, 4),
  forbid: sometimes(forced, 3),
  remove: sometimes(pick, 3),
  add: sometimes(commitment, 2),
  publish: sometimes(fc.record({ commitment: pick, on: sometimes(pick, 5) }), 2),
  conceal: sometimes(pick, 2),
  cut: sometimes(fc.record({ channel: pick, from: sometimes(pick, 5) }), 2),
});

export type VariantSketch = typeof variant extends fc.Arbitrary<infer Value> ? Value : never;

const question = fc.record({
  ask: condition,
  form: pick,
  ticks: few(pick, 1, 3),
  other: condition,
  within: sometimes(fc.integer({ min: 1, max: 6 }), 5),
  under: sometimes(pick, 2),
});

/** At most so many of each section. */
export interface Size {
  readonly actors: number;
  readonly processes: number;
  readonly channels: number;
  readonly commitments: number;
  readonly options: number;
  readonly beliefs: number;
  readonly accidents: number;
  readonly alarms: number;
  readonly episodes: number;
  readonly offers: number;
  readonly standings: number;
  readonly outcomes: number;
  readonly questions: number;
  readonly variants: number;
  readonly readings: number;
}

export function sketches(size: Size) {
  return fc.record({
    horizon: fc.integer({ min: 1, max: 18 }),
    unit: pick,
    actors: few(
      fc.record({
        parts: few(sometimes(pick, 4), 0, 2),
        posture: sometimes(machine, 2),
        regime: sometimes(condition, 2),
      }),
      2,
      size.actors,
    ),
    ladder: fc.record({ form: pick, cools: sometimes(chance, 5) }),
    acts: few(fc.record({ form: pick, rung: pick, like: sometimes(pick, 2) }), 1, 3),
    /** A set of kinds of act that the field already has. */
    presets: sometimes(pick, 2),
    parameters: few(fc.constantFrom(30, 45, 10), 0, 2),
    processes: few(
      fc.record({
        integer: fc.boolean(),
        machine,
        known: sometimes(pick, 3),
        again: sometimes(condition, 3),
      }),
      0,
      size.processes,
    ),
    postures: sometimes(machine, 3),
    channels: few(channel, 0, size.channels),
    options: few(option, 1, size.options),
    commitments: few(commitment, 0, size.commitments),
    /** All commitments bind whoever has the first option, so that one holds back what another demands. */
    oneDebtor: fc.boolean(),
    attribution: few(attribution, 0, size.beliefs),
    accidents: few(accident, 0, size.accidents),
    alarms: few(alarm, 0, size.alarms),
    signals: few(signal, 0, 2),
    scopes: few(scope, 0, 2),
    standings: few(standing, 0, size.standings),
    episodes: few(episode, 0, size.episodes),
    offers: few(offer, 0, size.offers),
    outcomes: few(fc.record({ when: condition, ends: fc.boolean(), plain: fc.boolean() }), 1, size.outcomes),
    questions: few(question, 0, size.questions),
    variants: few(variant, 0, size.variants),
    readings: few(few(variant, 1, 2), 0, size.readings),
  });
}

export type ScenarioSketch = ReturnType<typeof sketches> extends fc.Arbitrary<infer Value> ? Value : never;
