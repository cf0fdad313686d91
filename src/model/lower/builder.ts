import { compareByCodePoint } from '../../chance/index.js';
import { variablesOf, variablesOfAmount } from '../conditions.js';
import type { Choice, Counter, Origin, Phase, Rule, Stage, Variable, VariableIndex } from '../model.js';

/** Puts a Model's variables, counters and stages together. Stages are those of docs/semantics.md, in their order. */

export type StageName =
  | 'script/put'
  | 'context/processes'
  | 'decide/intend'
  | 'decide/keep'
  | 'decide/act'
  | 'decide/effect'
  | 'observe/attribute'
  | 'observe/reply'
  | 'observe/offers'
  | 'observe/send'
  | 'observe/deliver'
  | 'observe/episodes'
  | `observe/remember ${number}`
  | 'settle/views'
  | 'adjust/follow'
  | `adjust/remember ${number}`
  | 'judge/watch';

const ORDER = [
  'script/put',
  'context/processes',
  'decide/intend',
  'decide/keep',
  'decide/act',
  'decide/effect',
  'observe/attribute',
  'observe/reply',
  'observe/offers',
  'observe/send',
  'observe/deliver',
  'observe/episodes',
  'observe/remember',
  'settle/views',
  'adjust/follow',
  'adjust/remember',
  'judge/watch',
];

/** Passing variables that a new tick's decisions may still read are cleared after them; all others as the tick begins. */
const EARLY: readonly string[] = ['script/put', 'context/processes', 'decide/intend'];

export class ModelBuilder {
  readonly variables: Variable[] = [];
  readonly counters: Counter[] = [];
  private readonly byName = new Map<string, VariableIndex>();
  private readonly counterByName = new Map<string, number>();
  private readonly rules = new Map<StageName, Map<string, Rule>>();

  /** The variable of this name, made at the first call. */
  variable(name: string, make: () => Omit<Variable, 'name'>): VariableIndex {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const index = this.variables.length;
    this.byName.set(name, index);
    this.variables.push({ name, ...make() });
    return index;
  }

  /** A truth, false at the start. */
  truth(
    name: string,
    kind: Variable['kind'],
    origin: Origin,
    merge: Variable['merge'] = 'max',
  ): VariableIndex {
    return this.variable(name, () => ({ low: 0, high: 1, start: 0, merge, kind, origin }));
  }

  counter(name: string, origin: Origin): number {
    const known = this.counterByName.get(name);
    if (known !== undefined) return known;
    const index = this.counters.length;
    this.counterByName.set(name, index);
    this.counters.push({ name, origin });
    return index;
  }

  /** Adds a rule, unless its condition can never hold. Names are sites: one rule each. */
  rule(stage: StageName, rule: Rule): void {
    if (rule.when.is === 'never') return;
    const rules = this.rules.get(stage) ?? new Map<string, Rule>();
    if (rules.has(rule.name)) throw new Error(`two rules have the name ${rule.name}`);
    rules.set(rule.name, rule);
    this.rules.set(stage, rules);
  }

  stages(): Stage[] {
    const names = [...this.rules.keys()].sort((one, other) => rank(one) - rank(other));
    const early = this.readIn(names.filter((name) => EARLY.includes(name)));
    const passing = this.variables.flatMap((variable, index) => (variable.kind === 'passing' ? [index] : []));
    const atOnce = passing.filter((index) => !early.has(index));
    const later = passing.filter((index) => early.has(index));
    const written =
      later.length > 0 && !names.includes('decide/keep') ? [...names, 'decide/keep' as const] : names;
    const sorted = [...written].sort((one, other) => rank(one) - rank(other));
    return sorted.map((name, position) => {
      const rules = [...(this.rules.get(name)?.values() ?? [])];
      const [phase = '', step = ''] = name.split('/');
      return {
        phase: phase as Phase,
        step,
        clears: [...(position === 0 ? atOnce : []), ...(name === 'decide/keep' ? later : [])],
        rules: rules.sort((one, other) => compareByCodePoint(one.name, other.name)),
      };
    });
  }

  private readIn(names: readonly StageName[]): Set<VariableIndex> {
    const read = new Set<VariableIndex>();
    for (const name of names) {
      for (const rule of this.rules.get(name)?.values() ?? []) readByRule(rule, read);
    }
    return read;
  }
}

/** Every variable that a rule reads. */
export function readByRule(rule: Rule, into = new Set<VariableIndex>()): Set<VariableIndex> {
  variablesOf(rule.when, into);
  if (rule.draw !== null) variablesOfAmount(rule.draw.chance, into);
  for (const choice of rule.choices) {
    variablesOfAmount(choice.weight, into);
    for (const write of choice.effect.writes) variablesOfAmount(write.value, into);
  }
  for (const write of rule.otherwise?.writes ?? []) variablesOfAmount(write.value, into);
  return into;
}

function rank(name: StageName): number {
  const [stage = '', depth] = name.split(' ');
  return ORDER.indexOf(stage) * 1_000 + Number(depth ?? 0);
}

/** The one choice of a rule that has no others. */
export function always(effect: Choice['effect']): readonly Choice[] {
  return [{ name: 'yes', weight: { is: 'constant', value: 1 }, effect }];
}
