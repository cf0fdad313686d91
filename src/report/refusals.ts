import type { Refused } from '../chain/index.js';
import { wrap } from './wrap.js';

/** What was too large to be solved, and what would make it smaller. What was refused for one reason stands together. */
export function refusals(refused: readonly Refused[]): string[] {
  if (refused.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { what, message, hint } of refused) {
    const reason = `${message}; ${hint}.`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), what]);
  }
  return [
    'Too large to be solved',
    '',
    ...[...reasons].flatMap(([reason, what]) => [
      ...wrap(what.join('; '), { first: '  ' }),
      ...wrap(reason, { first: '    ' }),
    ]),
  ];
}
