import type { Decision, OpenChain, Situation } from '../../chain/open/index.js';
import { all, isOneOf } from '../../model/conditions.js';
import type { VariableIndex } from '../../model/model.js';
import { conditionText } from '../../model/text.js';
import type { PolicyRow } from './result.js';

/** A row on its way to being told: of each variable that matters, the codes for which it stands. */
interface Draft {
  readonly codes: ReadonlyMap<VariableIndex, ReadonlySet<number>>;
  readonly decisions: ReadonlyMap<number, Decision>;
}

/**
 * A policy as a table: for each option where it is taken. Variables by which no decision turns are left out, one after
 * the other, those with the most values first; situations that differ in one variable alone are put together.
 */
export function policyTable({ program }: OpenChain, situations: readonly Situation[]): readonly PolicyRow[] {
  const { model, packing } = program;
  const variables = [...new Set(situations.map(({ variable }) => variable))];
  return variables.flatMap((variable) => {
    const of = situations.filter((one) => one.variable === variable && decides(one.decisions));
    const varying = packing.fields
      .filter(({ variable: other }) => new Set(of.map(({ codes }) => codes[other])).size > 1)
      .sort((one, other) => other.values.length - one.values.length)
      .map(({ variable: other }) => other);
    const kept = varying.reduce<readonly VariableIndex[]>((still, candidate) => {
      const without = still.filter((other) => other !== candidate);
      return grouped(of, without) === null ? still : without;
    }, varying);
    const domain = (one: VariableIndex): ReadonlySet<number> =>
      new Set(of.map(({ codes }) => codes[one] ?? 0));
    const rows = joined(grouped(of, kept) ?? [], kept, domain);
    const origin = model.variables[variable]?.origin;
    return rows.map(
      ({ codes, decisions }): PolicyRow => ({
        option: origin?.name ?? '',
        actor: origin?.holder ?? '',
        acts: [...decisions.values()].includes('act'),
        when: text(program, codes, kept, domain),
        ticks: stretches(decisions),
      }),
    );
  });
}

function decides(decisions: ReadonlyMap<number, Decision>): boolean {
  return [...decisions.values()].some((decision) => decision !== 'either');
}

/** Situations by what some variables are; null where they do not settle what is decided. */
function grouped(of: readonly Situation[], by: readonly VariableIndex[]): readonly Draft[] | null {
  const groups = new Map<string, Draft & { readonly decisions: Map<number, Decision> }>();
  for (const { codes, decisions } of of) {
    const key = by.map((variable) => codes[variable]).join();
    const group = groups.get(key) ?? {
      codes: new Map(by.map((variable) => [variable, new Set([codes[variable] ?? 0])])),
      decisions: new Map<number, Decision>(),
    };
    groups.set(key, group);
    for (const [tick, decision] of decisions) {
      const before = group.decisions.get(tick) ?? 'either';
      if (before !== 'either' && decision !== 'either' && before !== decision) return null;
      if (before === 'either') group.decisions.set(tick, decision);
    }
  }
  return [...groups.values()];
}

/** Puts rows together that decide alike and differ in one variable alone. */
function joined(
  rows: readonly Draft[],
  by: readonly VariableIndex[],
  domain: (variable: VariableIndex) => ReadonlySet<number>,
): readonly Draft[] {
  let current = rows;
  for (const variable of by) {
    const groups = new Map<string, Draft>();
    for (const row of current) {
      const others = by
        .filter((one) => one !== variable)
        .map((one) => [...(row.codes.get(one) ?? [])].sort((a, b) => a - b).join('|'));
      const key = `${others.join()}/${toldTicks(row.decisions)}`;
      const same = groups.get(key);
      const codes = new Set([...(same?.codes.get(variable) ?? []), ...(row.codes.get(variable) ?? [])]);
      groups.set(key, {
        codes: new Map([...row.codes, [variable, codes]]),
        decisions: new Map([...(same?.decisions ?? []), ...row.decisions]),
      });
    }
    current = [...groups.values()];
  }
  return current.toSorted((one, other) => sizeOf(other, domain) - sizeOf(one, domain));
}

/** How many situations a row stands for, roughly: the most general row is told first. */
function sizeOf({ codes }: Draft, domain: (variable: VariableIndex) => ReadonlySet<number>): number {
  return [...codes].reduce(
    (size, [variable, of]) => size * (of.size / Math.max(1, domain(variable).size)),
    1,
  );
}

function toldTicks(decisions: ReadonlyMap<number, Decision>): string {
  return JSON.stringify([[...decisions.values()].includes('act'), stretches(decisions)]);
}

/** When the option is taken; null if whenever it makes a difference. Of what is never taken, all ticks. */
function stretches(decisions: ReadonlyMap<number, Decision>): PolicyRow['ticks'] {
  const told = [...decisions]
    .filter(([, decision]) => decision !== 'either')
    .sort(([one], [other]) => one - other);
  if (told.every(([, decision]) => decision === told[0]?.[1])) return null;
  const found: [number, number][] = [];
  let last: Decision = 'stay';
  for (const [tick, decision] of told) {
    const current = found.at(-1);
    if (decision === 'act' && last === 'act' && current !== undefined) current[1] = tick;
    else if (decision === 'act') found.push([tick, tick]);
    last = decision;
  }
  return found;
}

function text(
  { model, packing }: OpenChain['program'],
  codes: Draft['codes'],
  kept: readonly VariableIndex[],
  domain: (variable: VariableIndex) => ReadonlySet<number>,
): string | null {
  const parts = kept
    .filter((variable) => (codes.get(variable)?.size ?? 0) < domain(variable).size)
    .sort((one, other) => one - other)
    .map((variable) => {
      const field = packing.fields[variable];
      const low = model.variables[variable]?.low ?? 0;
      // A code stands for all values that are alike.
      const values = [...(field?.codes ?? [])].flatMap((code, place) =>
        codes.get(variable)?.has(code) === true ? [low + place] : [],
      );
      return isOneOf(variable, values);
    });
  return parts.length === 0 ? null : conditionText(all(...parts), model.variables);
}
