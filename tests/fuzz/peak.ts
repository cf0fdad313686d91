import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * The most memory that this process has held since the last time it was asked, in megabytes: Linux keeps the mark, and
 * forgets it when told to (proc_pid_clear_refs(5)). Elsewhere it is the most since the process began.
 */
export function peakMegabytes(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(read('/proc/self/status')) ?? [];
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux.
  }
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
