import { nearestName } from './diagnostics/nearest.js';
import { overlaysOf } from './overlay.js';
import type { Chance, Commitment, Delay, Machine, Quantity, Scenario } from './scenario.js';

/** Every number of a scenario that can be set, with those of the commitments that variants and readings add. */
export function quantitiesOf(scenario: Scenario): Quantity[] {
  const found: Quantity[] = [...scenario.parameters];
  const add = (quantity: Quantity | null): void => {
    if (quantity !== null) found.push(quantity);
  };
  const chance = (one: Chance | null): void => {
    if (one?.kind === 'rate') found.push(one.quantity);
  };
  const machine = (one: Machine | null): void => {
    if (one === null) return;
    if (one.start.kind === 'drawn') for (const { weight } of one.start.weights) add(weight);
    for (const move of one.moves) chance(move.chance);
  };
  chance(scenario.ladder.cools);
  for (const actor of scenario.actors) machine(actor.posture);
  for (const process of scenario.processes) machine(process);
  for (const channel of scenario.channels) {
    add(channel.delivery);
    add(channel.withholds);
    add(channel.delay);
    chance(channel.leaks);
  }
  for (const offer of scenario.offers) {
    chance(offer.chance);
    for (const { answers } of offer.replies) for (const answer of answers) chance(answer.chance);
  }
  for (const episode of scenario.episodes) for (const joining of episode.joins) chance(joining.chance);
  const added = overlaysOf(scenario).flatMap((one) => one.add);
  for (const commitment of [...scenario.commitments, ...added]) ofCommitment(commitment, add, chance);
  for (const option of scenario.options) {
    if (option.chance.kind !== 'free') chance(option.chance);
    for (const { every } of option.paces) add(every);
  }
  for (const { refills } of scenario.stocks) chance(refills?.chance ?? null);
  for (const { cases } of scenario.effects)
    for (const one of cases) for (const { weight } of one.weights) add(weight);
  for (const { believed } of scenario.signals) chance(believed);
  for (const alarm of scenario.alarms) {
    chance(alarm.chance);
    chance(alarm.fades);
  }
  for (const accident of scenario.accidents) chance(accident.chance);
  for (const scope of scenario.scopes) chance(scope.chance);
  for (const rule of scenario.attribution) {
    chance(rule.chance);
    chance(rule.fades);
  }
  for (const standing of scenario.standings) for (const move of standing.moves) chance(move.chance);
  // Of one number that stands in several places, such as how likely each observer believes an explanation: once.
  return [...new Map(found.map((quantity) => [quantity.name, quantity])).values()];
}

function ofCommitment(
  commitment: Commitment,
  add: (quantity: Quantity | null) => void,
  chance: (one: Chance | null) => void,
): void {
  add(commitment.fidelity.quantity);
  for (const shift of commitment.fidelity.shifts) add(shift.by);
  for (const occasion of [commitment.made, commitment.released, commitment.cancelled])
    chance(occasion?.chance ?? null);
  if (commitment.disclosed.kind === 'chance') chance(commitment.disclosed.chance);
  if (commitment.form === 'refrain') return;
  for (const target of commitment.targets) add(target.weight);
  const law = commitment.delay?.law;
  if (law?.kind === 'geometric') for (const { mean } of law.mixture) add(mean);
  if (law?.kind === 'lognormal' && commitment.delay !== null)
    add(meanOfLogarithm(commitment.delay, law.mean));
}

/** The number of a lognormal delay that can be set: the table of assumptions shows it under the name of the delay. */
function meanOfLogarithm({ name, path, basis, sources }: Delay, mean: number): Quantity {
  const value = { kind: 'number', value: mean, span: { start: 0, end: 0 } } as const;
  const rest = { unit: null, range: null, distribution: null, note: null };
  return { name, path, value, nominal: mean, basis, sources, ...rest };
}

/** The quantity that `--set` or a variant names: by its full name, or by the end of it where that is unique. */
export function findQuantity(
  wanted: string,
  all: readonly string[],
): { name: string } | { problem: string; hint?: string } {
  if (all.includes(wanted)) return { name: wanted };
  // A commitment that a variant makes again has the names of the one that it replaces.
  const ends = [...new Set(all.filter((name) => name.endsWith(`.${wanted}`)))];
  const [only, another] = ends;
  if (only !== undefined && another === undefined) return { name: only };
  if (only !== undefined) return { problem: `"${wanted}" may mean ${ends.join(' or ')}` };
  const near = nearestName(wanted, [...all, ...all.map((name) => name.slice(name.indexOf('.') + 1))]);
  const problem = `there is no parameter named "${wanted}"`;
  return near === null ? { problem } : { problem, hint: `did you mean "${near}"?` };
}
