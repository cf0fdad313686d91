import process from 'node:process';
import { EXIT } from './failure.js';

/** One Ctrl-C may arrive twice: from the terminal, and passed on by whatever started this process. */
const SAME_MILLISECONDS = 500;

/** Ctrl-C once asks to stop and to show what is known so far; a second time ends at once. */
export function stopOnInterrupt(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  let asked = 0;
  const stop = (): void => {
    if (controller.signal.aborted && performance.now() - asked > SAME_MILLISECONDS)
      process.exit(EXIT.interrupted);
    if (controller.signal.aborted) return;
    asked = performance.now();
    controller.abort();
  };
  process.on('SIGINT', stop);
  return {
    signal: controller.signal,
    done: () => {
      process.off('SIGINT', stop);
    },
  };
}
