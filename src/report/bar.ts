/** A share as a small bar of blocks, to an eighth of a block. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A share between 0 and 1 as a bar. What is not 0 leaves at least the thinnest stroke. */
export function bar(share: number, width = 24): string {
  const eighths = Math.min(width * 8, Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8)));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
