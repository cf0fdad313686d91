import type { Scenario, Variant } from './scenario.js';

/** How overlays are laid over each other: the variants that a variant includes, then readings, then a variant. */

/** Both in one. Where they speak of the same thing, the upper one has the last word; forbid beats force all the same. */
export function overlay(lower: Variant, upper: Variant): Variant {
  const made = new Set(upper.add.map(({ name }) => name));
  const published = new Set(upper.publish.map(({ commitment }) => commitment));
  return {
    name: upper.name,
    path: upper.path,
    about: upper.about,
    set: new Map([...lower.set, ...upper.set]),
    put: [...lower.put, ...upper.put],
    force: [...lower.force, ...upper.force],
    forbid: [...lower.forbid, ...upper.forbid],
    remove: [...lower.remove.filter((name) => !made.has(name)), ...upper.remove],
    add: [...lower.add.filter(({ name }) => !upper.remove.includes(name)), ...upper.add],
    publish: [
      ...lower.publish.filter(({ commitment }) => !upper.conceal.includes(commitment)),
      ...upper.publish,
    ],
    conceal: [...lower.conceal.filter((name) => !published.has(name)), ...upper.conceal],
    cut: [...lower.cut, ...upper.cut],
  };
}

/** Whether it changes nothing. */
export function isEmpty(one: Variant): boolean {
  const { name: _, path: __, about: ___, set, ...lists } = one;
  return set.size === 0 && Object.values(lists).every((list) => list.length === 0);
}

/** Everything that may be laid over a scenario: its variants, and the alternatives of its readings. */
export function overlaysOf(scenario: Scenario): Variant[] {
  return [...scenario.variants, ...scenario.readings.flatMap(({ alternatives }) => alternatives)];
}
