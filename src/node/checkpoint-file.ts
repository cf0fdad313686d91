import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import { CheckpointError, type CheckpointStore } from '../montecarlo/checkpoint.js';
import { FILE_TROUBLES } from './file-troubles.js';

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
  return {
    read: async () => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw trouble(error, 'read', path, 'Name another file.');
      }
    },
    write: async (text) => {
      const beside = `${path}.${process.pid}-${randomUUID()}.tmp`;
      try {
        const file = await open(beside, 'w');
        try {
          await file.writeFile(text);
          // It must be on the disk before it takes the name of the one that is there.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw trouble(
          error,
          'written',
          path,
          'What was kept in it before is still there, and can be gone on from.',
        );
      }
      written = performance.now();
    },
    isDue: () => performance.now() - written >= PAUSE,
  };
}

function trouble(error: unknown, what: 'read' | 'written', path: string, hint: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = FILE_TROUBLES[code];
  if (reason === undefined) return error;
  return new CheckpointError(`the checkpoint ${path} cannot be ${what}: ${reason}`, hint, { cause: error });
}
