import { ALWAYS, any, constant, isOneOf, not, valueOf } from '../../model/conditions.js';
import type { Amount, Condition, Rule, Write } from '../../model/model.js';
import { readsOf, type PreparedStage } from '../../reference/index.js';
import type { Building } from './building.js';
import type { Case } from './cases.js';
import { isCertain, type RuleCase, ruleCases } from './distribution.js';
import { chosen, exactAmount, exactCondition, rangeOf } from './exact.js';
import type { Branch } from './program.js';

/**
 * A stage as steps. Each rule that draws has a step of its own; then one step puts all that the others write, and what
 * was gathered. A draw writes to its variable at once only where nothing that comes later in the stage would notice:
 * all rules of a stage read the state as it was when the stage began.
 */

/** A block of commands that share a step. What the step is, is given where the blocks are put in a row. */
export interface StageStep {
  readonly about: readonly string[];
  readonly cases: readonly { readonly when: Condition; readonly branches: readonly Branch[] }[];
}

interface Ready {
  readonly rule: Rule;
  readonly guard: Condition;
  readonly cases: readonly RuleCase[];
}

/** How what is drawn reaches a variable. */
type Route =
  /** By one writer at most: what is written stands. */
  | { readonly is: 'set' }
  /** The greatest of several, from the lowest value. */
  | { readonly is: 'raise' }
  /** Added to what there is. */
  | { readonly is: 'add' }
  | { readonly is: 'gather'; readonly into: number };

/** @param fresh the variables that are at their lowest value, and nothing has written to them since */
export function stageSteps(
  building: Building,
  stage: PreparedStage,
  fresh: ReadonlySet<number>,
): StageStep[] {
  const ready = stage.rules.flatMap(({ rule }) => prepared(building, rule));
  const drawing = ready.filter(({ cases }) => !isCertain(cases));
  const certain = ready.filter(({ cases }) => isCertain(cases));
  const routes = routesOf(building, drawing, certain, fresh);
  const steps = drawing.map((one) => drawStep(building, one, routes));
  const puts = putsOf(building, certain, routes, fresh);
  if (puts.length > 0) {
    const about = certain.map(({ rule }) => rule.name);
    const gathered = [...routes.values()].some(({ is }) => is === 'gather');
    steps.push({
      about: gathered ? [...about, 'and what the draws of this stage gave'] : about,
      cases: [{ when: ALWAYS, branches: [{ probability: 1, writes: puts }] }],
    });
  }
  return steps;
}

/** The variables that a stage may write to. */
export function writtenBy(stage: PreparedStage): ReadonlySet<number> {
  return new Set(stage.rules.flatMap(({ rule }) => writesOf(rule).map(({ variable }) => variable)));
}

/** A rule with its cases; nothing for one that can write nothing. */
function prepared(building: Building, rule: Rule): Ready[] {
  if (writesOf(rule).length === 0) return [];
  const { model } = building;
  const guard = exactCondition(model, rule.when, rule.name);
  const cases = ruleCases(model, rule, guard).map(({ when, ways }) => ({
    when,
    ways: ways.map(({ probability, writes }) => ({
      probability,
      writes: mergedWrites(building, writes).map(({ variable, value }) => ({
        variable,
        value: exactAmount(model, value, when, rule.name),
      })),
    })),
  }));
  return cases.some(({ ways }) => ways.some(({ writes }) => writes.length > 0))
    ? [{ rule, guard, cases }]
    : [];
}

function writesOf(rule: Rule): readonly Write[] {
  return [...rule.choices.flatMap(({ effect }) => effect.writes), ...(rule.otherwise?.writes ?? [])];
}

/** One effect may write to a variable more than once, if their writes merge. */
function mergedWrites(building: Building, writes: readonly Write[]): Write[] {
  const merged = new Map<number, Amount>();
  for (const { variable, value } of writes) {
    const before = merged.get(variable);
    const is = building.merge(variable) === 'sum' ? 'sum' : 'greatest';
    merged.set(variable, before === undefined ? value : { is, of: [before, value] });
  }
  return [...merged].map(([variable, value]) => ({ variable, value }));
}

function routesOf(
  building: Building,
  drawing: readonly Ready[],
  certain: readonly Ready[],
  fresh: ReadonlySet<number>,
): ReadonlyMap<number, Route> {
  const written = new Set(drawing.flatMap(({ cases }) => variablesIn(cases)));
  const route = (variable: number): Route => {
    const writes = ({ cases }: Ready): boolean => variablesIn(cases).includes(variable);
    const first = drawing.findIndex(writes);
    const later = [...drawing.slice(first + 1), ...certain];
    const writers = drawing.filter(writes).length + certain.filter(writes).length;
    const merge = building.merge(variable);
    if (!later.some(({ rule }) => readsIn(rule).has(variable))) {
      if (merge === 'sum' && writers === 1) return { is: 'add' };
      if (merge === 'single' || (merge === 'max' && writers === 1)) return { is: 'set' };
      if (merge === 'max' && fresh.has(variable)) return { is: 'raise' };
    }
    const sum = merge === 'sum' ? sumRange(building, drawing, variable) : null;
    return { is: 'gather', into: building.gathering(variable, sum) };
  };
  return new Map([...written].map((variable) => [variable, route(variable)]));
}

function variablesIn(cases: readonly RuleCase[]): number[] {
  return cases.flatMap(({ ways }) => ways.flatMap(({ writes }) => writes.map(({ variable }) => variable)));
}

function readsIn(rule: Rule): ReadonlySet<number> {
  const amounts = [
    ...(rule.draw === null ? [] : [rule.draw.chance]),
    ...rule.choices.map(({ weight }) => weight),
    ...writesOf(rule).map(({ value }) => value),
  ];
  return new Set([rule.when, ...amounts].flatMap((part) => [...readsOf(part).variables]));
}

/** Between which numbers the draws of a stage may add up. */
function sumRange(
  building: Building,
  drawing: readonly Ready[],
  variable: number,
): { readonly low: number; readonly high: number } {
  const bounds = { variables: building.variables, horizon: building.model.horizon };
  let [low, high] = [0, 0];
  for (const { cases } of drawing) {
    const ranges = cases
      .flatMap(({ ways }) => ways.flatMap(({ writes }) => writes))
      .filter((write) => write.variable === variable)
      .map(({ value }) => rangeOf(value, bounds) ?? { low: 0, high: 0 });
    low += Math.min(0, ...ranges.map((range) => range.low));
    high += Math.max(0, ...ranges.map((range) => range.high));
  }
  return { low, high };
}

function drawStep(
  building: Building,
  { rule, guard, cases }: Ready,
  routes: ReadonlyMap<number, Route>,
): StageStep {
  const applies = cases.map(({ when, ways }) => ({
    when,
    branches: ways.map(({ probability, writes }) => ({
      probability,
      writes: writes.map(({ variable, value }) => sent(building, variable, value, routes.get(variable))),
    })),
  }));
  const idle = not(guard);
  const rest = idle.is === 'never' ? [] : [{ when: idle, branches: [{ probability: 1, writes: [] }] }];
  return { about: [rule.name], cases: [...applies, ...rest] };
}

/** A draw's write, by its route. */
function sent(building: Building, variable: number, value: Amount, route: Route | undefined): Write {
  switch (route?.is) {
    case 'add':
      return put(building, variable, { is: 'sum', of: [valueOf(variable), value] });
    case 'raise':
      return put(building, variable, raised(building, variable, value));
    case 'gather': {
      const { into } = route;
      const merge = building.merge(variable);
      if (merge === 'sum') return put(building, into, { is: 'sum', of: [valueOf(into), value] });
      if (merge === 'max') return put(building, into, { is: 'greatest', of: [valueOf(into), value] });
      return put(building, into, value);
    }
    default:
      return put(building, variable, value);
  }
}

function put(building: Building, variable: number, value: Amount): Write {
  return { variable, value: building.within(variable, value) };
}

/** At least so much. */
function raised(building: Building, variable: number, value: Amount): Amount {
  const isHighest = value.is === 'constant' && value.value === building.variable(variable).high;
  return isHighest ? value : { is: 'greatest', of: [valueOf(variable), value] };
}

/** What the last step of a stage writes: the rules that draw nothing, and what the others gathered. */
function putsOf(
  building: Building,
  certain: readonly Ready[],
  routes: ReadonlyMap<number, Route>,
  fresh: ReadonlySet<number>,
): Write[] {
  const writes = new Map<number, Case<Amount>[]>();
  for (const { cases } of certain) {
    for (const { when, ways } of cases) {
      for (const { variable, value } of ways[0]?.writes ?? []) {
        const result = building.merge(variable) === 'sum' ? value : building.within(variable, value);
        writes.set(variable, [...(writes.get(variable) ?? []), { when, result }]);
      }
    }
  }
  const gathered = [...routes].flatMap(([variable, route]) => (route.is === 'gather' ? [variable] : []));
  return [...new Set([...writes.keys(), ...gathered])].flatMap((variable) => {
    const route = routes.get(variable);
    const into = route?.is === 'gather' ? route.into : null;
    const value = mergedValue(building, variable, writes.get(variable) ?? [], into, fresh.has(variable));
    const emptied = into === null ? [] : [{ variable: into, value: constant(building.variable(into).start) }];
    // Sums may leave the bounds. All else that is put together here lies between them already.
    const put = building.merge(variable) === 'sum' ? building.within(variable, value) : value;
    return [{ variable, value: put }, ...emptied];
  });
}

/** The value that a stage leaves in a variable. */
function mergedValue(
  building: Building,
  variable: number,
  writes: readonly Case<Amount>[],
  into: number | null,
  isFresh: boolean,
): Amount {
  const before = valueOf(variable);
  const merge = building.merge(variable);
  if (merge === 'sum') {
    const added = writes.map(
      ({ when, result }): Amount => ({ is: 'choose', when, yes: result, otherwise: constant(0) }),
    );
    return { is: 'sum', of: [before, ...(into === null ? [] : [valueOf(into)]), ...added] };
  }
  const nothing = constant(building.variable(variable).low - 1);
  const drawn = into === null ? null : isOneOf(into, [building.variable(into).start]);
  const kept: Amount =
    drawn === null || into === null
      ? before
      : { is: 'choose', when: drawn, yes: before, otherwise: valueOf(into) };
  const alike = merge === 'single' || writes.length + (into === null ? 0 : 1) === 1;
  if (alike) return chosen([...joined(writes), { when: ALWAYS, result: kept }], kept);
  if (isFresh && into === null) {
    const single = joined(writes);
    const [only] = single;
    if (only !== undefined && single.length === 1) {
      const value = raised(building, variable, only.result);
      return { is: 'choose', when: only.when, yes: value, otherwise: before };
    }
    return { is: 'greatest', of: [before, ...candidates(single, nothing)] };
  }
  const one = joined(writes);
  const [only] = one;
  if (only !== undefined && one.length === 1 && into === null)
    return chosen([only, { when: ALWAYS, result: before }], before);
  const wrote = any(...writes.map(({ when }) => when), ...(drawn === null ? [] : [not(drawn)]));
  const most: Amount = {
    is: 'greatest',
    of: [...candidates(one, nothing), ...(into === null ? [] : [valueOf(into)])],
  };
  return { is: 'choose', when: wrote, yes: most, otherwise: before };
}

function candidates(writes: readonly Case<Amount>[], nothing: Amount): Amount[] {
  return writes.map(({ when, result }) => ({ is: 'choose', when, yes: result, otherwise: nothing }));
}

/** Writes of one value under one condition. */
function joined(writes: readonly Case<Amount>[]): Case<Amount>[] {
  const byValue = new Map<string, { conditions: Condition[]; result: Amount }>();
  for (const { when, result } of writes) {
    const key = JSON.stringify(result);
    const group = byValue.get(key);
    if (group === undefined) byValue.set(key, { conditions: [when], result });
    else group.conditions.push(when);
  }
  return [...byValue.values()].map(({ conditions, result }) => ({ when: any(...conditions), result }));
}
