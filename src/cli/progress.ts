import process from 'node:process';
import { count } from '../report/numbers.js';
import { visible } from '../scenario/diagnostics/visible.js';

/** How far it is, on one line of a terminal that is written over. Nothing is written where nobody looks. */
export interface Progress {
  /** @param unit what is counted: runs unless told */
  show(name: string, done: number, total: number, unit?: string): void;
  clear(): void;
}

/** What the help says of `--quiet`. */
export const QUIET_HELP = 'show no progress';

export function createProgress({ quiet }: { readonly quiet?: true } = {}): Progress {
  if (quiet === true || !process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  let shown = false;
  return {
    show(name, done, total, unit = 'runs') {
      const text = `${visible(name)}: ${count(done)} of ${count(total)} ${unit}`;
      process.stderr.write(`\r\u001b[K${text.slice(0, Math.max(20, (process.stderr.columns || 80) - 1))}`);
      shown = true;
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
