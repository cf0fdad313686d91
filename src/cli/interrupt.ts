import process from 'node:process';
import { EXIT } from './failure.js';

/** One Ctrl-C may arrive twice: from the terminal, and passed on by whatever started this process. */
const SAME_MILLISECONDS = 500;

/** What asks the command to end, and the code that it then ends with: 128 and the number of the signal. */
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;

export interface Interrupt {
  readonly signal: AbortSignal;
  /** What the command ends with if it was asked to stop. */
  readonly exitCode: number;
  done(): void;
}

/**
 * Ctrl-C once asks to stop and to show what is known so far; a second time ends at once. So do SIGTERM and SIGHUP.
 *
 * @param method how models are answered. While one is solved exactly nothing is heard, and nothing of it is known before all
 *   is: where that is asked for, the first signal ends the command at once.
 */
export function stopOnInterrupt(method?: string): Interrupt {
  const controller = new AbortController();
  let asked = 0;
  let exitCode: number = EXIT.interrupted;
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted && performance.now() - asked > SAME_MILLISECONDS) process.exit(exitCode);
    if (controller.signal.aborted) return;
    asked = performance.now();
    exitCode = SIGNALS[name as keyof typeof SIGNALS];
    controller.abort();
  };
  const heard = method === 'exact' ? [] : Object.keys(SIGNALS);
  for (const name of heard) process.on(name, stop);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    done: () => {
      for (const name of heard) process.off(name, stop);
    },
  };
}
