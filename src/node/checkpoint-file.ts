import { readFile, stat } from 'node:fs/promises';
import { CheckpointError, type CheckpointStore } from '../montecarlo/checkpoint.js';
import { codeOf, FILE_TROUBLES, isMisnamed } from './file-troubles.js';
import { replaceFile } from './replace-file.js';

/** At least so long lies between two writings, in milliseconds. */
const PAUSE = 2000;

/**
 * A file that a simulation is kept in, so that it can go on after it was cut short, even by `kill -9`:
 *
 * ```ts
 * await simulate(model, { runs: 100_000_000, checkpoint: checkpointFile('long.checkpoint') });
 * ```
 *
 * It is replaced whole or not at all: what is written goes to a file beside it first, which then takes its name. Where it
 * cannot be read or written, `simulate` throws a CheckpointError that says why.
 */
export function checkpointFile(path: string): CheckpointStore {
  let written = performance.now();
  let isKept = false;
  return {
    read: async () => {
      try {
        const there = await stat(path);
        // A device would be read for ever, and a pipe waited for.
        if (!there.isFile() && !there.isDirectory())
          throw new CheckpointError(`the checkpoint ${path} cannot be read: it is not a file`, ANOTHER);
        const text = await readFile(path, 'utf8');
        isKept = true;
        return text;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw trouble(error, 'read', path, ANOTHER);
      }
    },
    write: async (text) => {
      try {
        await replaceFile(path, text);
      } catch (error) {
        throw trouble(error, 'written', path, isMisnamed(error) ? ANOTHER : isKept ? STILL_THERE : NOTHING);
      }
      isKept = true;
      written = performance.now();
    },
    isDue: () => performance.now() - written >= PAUSE,
  };
}

const ANOTHER = 'Name another file.';
const STILL_THERE = 'What was kept in it before is still there, and can be gone on from.';
const NOTHING = 'Nothing is kept in it.';

function trouble(error: unknown, what: 'read' | 'written', path: string, hint: string): unknown {
  const reason = FILE_TROUBLES[codeOf(error)];
  if (reason === undefined) return error;
  return new CheckpointError(`the checkpoint ${path} cannot be ${what}: ${reason}`, hint, { cause: error });
}
