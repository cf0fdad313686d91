import type { Commitment, Scenario } from '../scenario.js';
import type { Reader } from './reader.js';

/**
 * Warns of a channel that says what becomes of messages, and carries none: a commitment without `made` stood before the first
 * tick, known to both sides. Whoever writes `delivery` means that word of it may be lost.
 */
export function checkIdleChannels(
  reader: Reader,
  {
    channels,
    commitments,
    variants,
    readings,
    offers,
  }: Pick<Scenario, 'channels' | 'commitments' | 'variants' | 'readings' | 'offers'>,
): void {
  const overlays = [...variants, ...readings.flatMap(({ alternatives }) => alternatives)];
  const all = [...commitments, ...overlays.flatMap(({ add }) => add)];
  for (const { name, path, delivery, withholds, delay } of channels) {
    if (delivery === null && withholds === null && delay === null) continue;
    const through = all.filter(({ channel }) => channel === name);
    if (through.length === 0 || through.some(sends) || offers.some((offer) => offer.through === name))
      continue;
    const names = [...new Set(through.map((commitment) => commitment.name))].join(', ');
    reader.report({
      code: 'idle-channel',
      severity: 'warning',
      path,
      message: `nothing is sent through "${name}": what it carries (${names}) stood before the first ${reader.tick}, known to both sides`,
      hint: 'write `made: { on: 1 }` in a commitment whose creditor has to be told',
    });
  }
}

function sends({ made, released, cancelled }: Commitment): boolean {
  return made !== null || released !== null || cancelled !== null;
}
