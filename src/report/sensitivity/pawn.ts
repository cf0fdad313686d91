import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import { count } from '../numbers.js';
import { type Row, table } from '../table.js';

/** PAWN: how far knowing a number moves the whole distribution of the answer. */
export function pawnBlock({ pawn }: SensitivityResult): string[] {
  if (pawn === null) return [];
  const telling = pawn.filter(({ median, threshold }) => median > threshold);
  const heads = [
    { head: '', wrap: 50 },
    { head: 'median', align: 'right' as const },
    { head: '±', align: 'right' as const },
    { head: 'greatest', align: 'right' as const },
  ];
  const rows = telling.map(
    ({ parameter, median, halfWidth, maximum }): Row => [
      parameter,
      median.toFixed(2),
      halfWidth.toFixed(2),
      maximum.toFixed(2),
    ],
  );
  const threshold = pawn[0]?.threshold ?? 0;
  return [
    'How far knowing a number moves the distribution of the answer (PAWN)',
    '',
    ...(rows.length === 0 ? [] : [...table(heads, rows, { indent: 2 }), '']),
    `  ${count(pawn.length - rows.length)} lie below ${threshold.toFixed(2)}, which chance alone would give.`,
  ];
}
