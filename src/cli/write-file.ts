import { writeFile } from 'node:fs/promises';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT, Failure } from './failure.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
  EEXIST: 'it is there already',
};

/**
 * Writes a file for the user, of one text, of pieces or of bytes; that it cannot be written is told in a line. `flag` is as for
 * `fs.writeFile`.
 */
export async function writeOrFail(
  file: string,
  text: string | Iterable<string> | Uint8Array,
  flag: 'w' | 'wx' = 'w',
): Promise<void> {
  try {
    await writeFile(file, text, { flag });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = REASONS[code];
    if (reason === undefined) throw error;
    const hint = code === 'EEXIST' ? 'Give it another name, or move that file away first.' : undefined;
    throw new Failure(`Cannot write ${visible(file)}: ${reason}.`, {
      ...(hint === undefined ? {} : { hint }),
      exitCode: code === 'ENOSPC' ? EXIT.machine : EXIT.usage,
    });
  }
}
