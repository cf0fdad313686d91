import type { Context } from './context.js';

/** Warns of commitments that nothing in the scenario can ever put to the test. */
export function checkCommitments(context: Context): void {
  // A variant may bring about what the file itself does not.
  if (
    context.variant !== null ||
    context.scenario.variants.some(({ force, add }) => force.length + add.length > 0)
  )
    return;
  for (const commitment of context.commitments) {
    if (commitment.form !== 'refrain') continue;
    if (commitment.forbidden.some((pattern) => context.matching(pattern).length > 0)) continue;
    context.warn(
      'never-bites',
      [...commitment.path, 'refrain'],
      `"${commitment.name}" can never bite: nothing lets ${commitment.debtor} do what it forbids`,
      `add an option, such as: ${commitment.debtor} may …`,
    );
  }
}
