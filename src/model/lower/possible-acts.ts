import { overlaysOf } from '../../scenario/overlay.js';
import type { ActPattern, Scenario } from '../../scenario/scenario.js';
import { type Act, makeAct, matches, possibleActs, type Soil, soilOf } from './acts.js';
import type { Context } from './context.js';

/** Warns of commitments that nothing in the scenario, whatever its variant, can ever put to the test. */
export function checkCommitments(context: Context): void {
  if (context.variant !== null) return;
  for (const commitment of context.commitments) {
    if (commitment.form !== 'refrain') continue;
    if (commitment.forbidden.some((pattern) => isPossible(context, pattern))) continue;
    context.warn(
      'never-bites',
      [...commitment.path, 'refrain'],
      `"${commitment.name}" can never bite: nothing lets ${commitment.debtor} do what it forbids`,
      `add an option, such as: ${commitment.debtor} may …`,
    );
  }
}

/** Whether somebody may take an act that can happen for another's that matches. */
function isTakenForOne(scenario: Scenario, pattern: ActPattern, acts: readonly Act[], soil: Soil): boolean {
  return scenario.attribution.some(({ of, blamed }) => {
    if (blamed === null) return false;
    const taken = acts.filter((act) => matches(of, act, soil));
    return taken.some((act) => matches(pattern, makeAct(blamed, act.kind, act.target), soil));
  });
}

/** Whether an act that can happen may count as another's that matches. */
function countsAsOne(scenario: Scenario, pattern: ActPattern, acts: readonly Act[], soil: Soil): boolean {
  return scenario.scopes.some(({ of, countsAs }) =>
    acts.some(
      (act) => matches(of, act, soil) && matches(pattern, makeAct(countsAs, act.kind, act.target), soil),
    ),
  );
}

/** Whether an option, a response or a variant can bring about an act that matches, or one that counts or is seen as such. */
export function isPossible(context: Context, pattern: ActPattern): boolean {
  const { scenario } = context;
  const soil = soilOf(scenario);
  // What an alarm shows need not be possible to be seen.
  const imagined = scenario.alarms.map((alarm) => makeAct(alarm.actor, alarm.act, alarm.target));
  if (imagined.some((act) => matches(pattern, act, soil))) return true;
  const variants = [null, ...overlaysOf(scenario)];
  return variants.some((variant) => {
    const commitments = [...scenario.commitments, ...(variant?.add ?? [])];
    const acts = possibleActs(scenario, variant, commitments);
    return (
      acts.some((act) => matches(pattern, act, soil)) ||
      countsAsOne(scenario, pattern, acts, soil) ||
      isTakenForOne(scenario, pattern, acts, soil)
    );
  });
}
