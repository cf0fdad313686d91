import process from 'node:process';
import { EXIT } from './failure.js';

/** Ctrl-C once asks to stop and to show what is known so far; a second time ends at once. */
export function stopOnInterrupt(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
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
