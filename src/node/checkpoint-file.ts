import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import type { CheckpointStore } from '../montecarlo/checkpoint.js';

/** At least so long lies between two writings, in milliseconds. */
const PAUSE = 2000;

/**
 * A file that a simulation is kept in, so that it can go on after it was cut short, even by `kill -9`:
 *
 * ```ts
 * await simulate(model, { runs: 100_000_000, checkpoint: checkpointFile('long.checkpoint') });
 * ```
 *
 * It is replaced whole or not at all: what is written goes to a file beside it first, which then takes its name.
 */
export function checkpointFile(path: string): CheckpointStore {
  let written = performance.now();
  return {
    read: async () => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
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
        throw error;
      }
      written = performance.now();
    },
    isDue: () => performance.now() - written >= PAUSE,
  };
}
