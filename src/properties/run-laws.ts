import { createLuck } from '../chance/index.js';
import { PERFORM, REFRAIN } from '../model/lifecycle.js';
import type { Model } from '../model/model.js';
import { tally, tallyByReference } from '../montecarlo/tally-runs.js';
import { diceOf, step, traceRun } from '../reference/index.js';
import type { State, Trace } from '../reference/trace.js';
import { checkHappening, type Happening } from './happenings.js';
import { LawBroken } from './law-broken.js';
import type { Playing } from './playing.js';

/** Laws of single runs. Each throws `LawBroken` where it does not hold, so that it can stand in a property as it is. */

/**
 * The kernel plays the run as the reference interpreter does. True of every scenario.
 *
 * @throws LawBroken if it does not.
 */
export function enginesAgree({ model, seed, run }: Playing): void {
  const [fast, plain] = [tally(model, seed, run, 1), tallyByReference(model, seed, run, 1)];
  if (JSON.stringify(fast) !== JSON.stringify(plain))
    throw new LawBroken(`the kernel and the reference interpreter play run ${run} in two ways`);
}

/**
 * Every change in the life of a commitment is one that the table of its form allows. True of every scenario.
 *
 * @throws LawBroken if one is not.
 */
export function livesFollowTheTable({ scenario, trace }: Playing): void {
  const forms = new Map(scenario.commitments.map(({ name, form }) => [name, form]));
  for (const { description, tick } of trace.events) {
    if (description.kind !== 'view') continue;
    const { commitment, from, to } = description;
    const form = forms.get(commitment);
    // One that a variant adds stands in no list of the scenario's own.
    if (form === undefined) continue;
    const allowed = (form === 'refrain' ? REFRAIN : PERFORM).some(
      (one) =>
        one.from === from &&
        (one.to === to || (one.to === 'start' && (to === 'detached' || to === 'conditional'))),
    );
    if (!allowed)
      throw new LawBroken(`${commitment} goes from ${from} to ${to}, which no table allows`, tick);
  }
}

/**
 * A model without chance has one trajectory. True of every scenario.
 *
 * @throws LawBroken if another run of it goes otherwise.
 */
export function certaintyHasOneTrajectory({ model, seed, run, trace }: Playing): void {
  const drawn =
    model.variables.some(({ start }) => typeof start !== 'number') ||
    model.stages.some(({ rules }) => rules.some(({ draw, choices }) => draw !== null || choices.length > 1));
  if (drawn) return;
  const other = traceRun(model, seed, run + 1);
  if (JSON.stringify(other.ticks) !== JSON.stringify(trace.ticks))
    throw new LawBroken('nothing is left to chance, and two runs differ');
}

/** Of two happenings of one tick, none is before the other. */
function firstTick({ events }: Trace, { is }: Happening): number | null {
  return events.find(is)?.tick ?? null;
}

/**
 * Never the first before the second: where the first comes about, the second has done so in that tick or earlier.
 *
 * @throws LawBroken if the first comes earlier.
 * @throws RangeError if the scenario does not have what one of them speaks of.
 */
export function neverBefore({ scenario, trace }: Playing, first: Happening, second: Happening): void {
  for (const one of [first, second]) checkHappening(one, scenario);
  const [at, condition] = [firstTick(trace, first), firstTick(trace, second)];
  if (at !== null && (condition === null || condition > at))
    throw new LawBroken(`${first.text}, and not before it: ${second.text}`, at);
}

/**
 * A debtor does not break its word of its own will: it is never tempted in vain. What a variant forces and what happens
 * by accident is not held against it. Nor is anything once it has been released, for then there is nothing to break.
 *
 * @throws LawBroken if it does what it promised not to do, or leaves undone what it owes.
 * @throws RangeError if the scenario has no such commitment.
 */
export function restraintHolds({ scenario, trace }: Playing, commitment: string): void {
  const promised = scenario.commitments.find(({ name }) => name === commitment);
  if (promised === undefined) throw new RangeError(`the scenario has no commitment "${commitment}"`);
  const { debtor } = promised;
  for (const { description, tick } of trace.events) {
    if (description.kind !== 'view' || description.commitment !== commitment) continue;
    if (description.to !== 'violated' || !description.holders.includes(debtor)) continue;
    const deeds = trace.events.filter(
      (event) =>
        event.tick === tick && event.description.kind === 'act' && event.description.author === debtor,
    );
    const unwilling = deeds.some(
      ({ description: deed }) => deed.kind === 'act' && (deed.by === 'variant' || deed.by === 'accident'),
    );
    if (!unwilling) throw new LawBroken(`${debtor} breaks ${commitment}`, tick);
  }
}

/**
 * Whoever is sure to keep its word keeps it: no debtor of a fidelity of 1 does of its own will what it promised not to do,
 * while it is bound in its own view. True of every scenario.
 *
 * @throws LawBroken if one does.
 */
export function certainWordIsKept({ scenario, variant, world, trace }: Playing): void {
  const laid = [
    scenario.variants.find(({ name }) => name === variant),
    ...scenario.readings.map(({ alternatives }) => alternatives[0]),
  ];
  for (const { name, form, fidelity } of scenario.commitments) {
    if (form !== 'refrain') continue;
    const key = `commitments.${name}.fidelity`;
    const given = laid.map((each) => each?.set.get(key)).find((value) => value !== undefined);
    if ((world.settings.get(key) ?? given ?? fidelity.quantity.nominal) !== 1) continue;
    const happening = trace.events.find(
      ({ description }) => description.kind === 'broken' && description.commitment === name,
    );
    if (happening !== undefined)
      throw new LawBroken(`${name} is broken, and its fidelity is 1`, happening.tick);
  }
}

/**
 * No run comes to an outcome without one of these having happened.
 *
 * @throws LawBroken if one does.
 * @throws RangeError if the scenario has no such outcome, or does not have what a trigger speaks of.
 */
export function outcomeNeeds(
  { scenario, model, trace }: Playing,
  outcome: string,
  ...triggers: readonly Happening[]
): void {
  const place = model.outcomes.findIndex(({ name }) => name === outcome);
  if (place === -1) throw new RangeError(`the scenario has no outcome "${outcome}"`);
  for (const one of triggers) checkHappening(one, scenario);
  if (trace.outcome !== place || triggers.some((one) => firstTick(trace, one) !== null)) return;
  const needed = triggers.map(({ text }) => text).join(', ');
  throw new LawBroken(`it comes to "${outcome}" without any of: ${needed}`, trace.endedAt);
}

/**
 * Between no two does it escalate by more than so many rungs in a tick. Only of rungs that something in the scenario reads.
 *
 * @throws LawBroken if it does.
 */
export function rungsRiseBy({ model, trace }: Playing, most: number): void {
  for (const variable of rungsOf(model)) {
    let before = trace.start[variable] ?? 0;
    for (const { tick, state } of trace.ticks) {
      const now = state[variable] ?? 0;
      if (now - before > most)
        throw new LawBroken(`${nameOf(model, variable)} rises by ${now - before}`, tick);
      before = now;
    }
  }
}

/**
 * It can still calm down: from the highest rung that a run reaches between any two, some luck leads to a lower one within
 * so many ticks. Looked for by trying, so that what is very unlikely may be missed.
 *
 * @param within ticks, counted on beyond the horizon: what has no time left is not what is meant
 * @param tries how often it is tried: 200 unless told
 * @throws LawBroken if no try leads to a lower rung.
 */
export function canStillCalm({ model, trace, seed }: Playing, within: number, tries = 200): void {
  for (const variable of rungsOf(model)) {
    const top = trace.ticks.reduce((most, { state }) => Math.max(most, state[variable] ?? 0), 0);
    const last = trace.ticks.findLast(({ state }) => state[variable] === top);
    if (top === 0 || last === undefined) continue;
    if (!calms(model, { variable, from: last.state, tick: last.tick }, seed, within, tries)) {
      const name = nameOf(model, variable);
      throw new LawBroken(
        `${name} is at ${top}, and none of ${tries} tries calms within ${within} ticks`,
        last.tick,
      );
    }
  }
}

function calms(
  model: Model,
  { variable, from, tick }: { readonly variable: number; readonly from: State; readonly tick: number },
  seed: Playing['seed'],
  within: number,
  tries: number,
): boolean {
  const luck = createLuck(seed);
  for (let run = 0; run < tries; run += 1) {
    const dice = diceOf(luck, run);
    let state = from;
    for (let later = 1; later <= within; later += 1) {
      state = step(model, state, tick + later, dice).state;
      if ((state[variable] ?? 0) < (from[variable] ?? 0)) return true;
    }
  }
  return false;
}

function rungsOf({ variables }: Model): number[] {
  return variables.flatMap(({ origin, kind }, place) =>
    origin.section === 'ladder' && kind === 'state' ? [place] : [],
  );
}

function nameOf({ variables }: Model, variable: number): string {
  return variables[variable]?.name ?? 'a rung';
}
