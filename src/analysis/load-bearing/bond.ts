import type { Bond, LoadDifference } from './result.js';

/** Next to nothing is up to this share of the change of all; next to all of it, all but this share. */
const NEXT_TO = 0.1;

/** What differs by less is rounding. */
const ROUNDING = 1e-9;

/**
 * How commitments hang together.
 *
 * @param joint the change without all of them
 * @param interaction how much that differs from the sum of the changes of each by itself
 * @param parts the changes without each smaller set of them, those of one first; empty where one is not known
 */
export function bondOf(joint: LoadDifference, interaction: LoadDifference, parts: readonly number[]): Bond {
  const isExact = interaction.low === interaction.high;
  if (isExact && Math.abs(interaction.value) <= ROUNDING) return 'apart';
  if (interaction.low <= 0 && interaction.high >= 0) return 'untold';
  const slack = NEXT_TO * Math.abs(joint.value);
  const sum = joint.value - interaction.value;
  if (parts.some((one) => one > ROUNDING) && parts.some((one) => one < -ROUNDING)) {
    const isSmall = parts.every((one) => Math.abs(one) <= slack);
    return isSmall ? 'any is enough' : 'opposed';
  }
  if (Math.abs(joint.value) > Math.abs(sum)) {
    return parts.length > 0 && parts.every((one) => Math.abs(one) <= slack)
      ? 'any is enough'
      : 'partly substitutes';
  }
  return parts.length > 0 && parts.every((one) => Math.abs(one - joint.value) <= slack)
    ? 'all are needed'
    : 'partly complements';
}
