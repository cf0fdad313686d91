import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf, FILE_TROUBLES, isMisnamed } from '../node/file-troubles.js';
import { type Content, replaceFile } from '../node/replace-file.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT, Failure } from './failure.js';

const REASONS: Readonly<Record<string, string>> = {
  ...FILE_TROUBLES,
  ENOENT: 'there is no such folder',
  EEXIST: 'it is there already',
};

/**
 * Writes a file for the user, whole or not at all; that it cannot be written is told in a line.
 *
 * @param kind whether it may take the place of another
 */
export async function writeOrFail(
  file: string,
  content: Content,
  kind: 'new' | 'new or old' = 'new or old',
): Promise<void> {
  try {
    await (kind === 'new' ? writeNew(file, content) : replaceFile(file, content));
  } catch (error) {
    const code = codeOf(error);
    const reason = REASONS[code];
    if (reason === undefined) throw error;
    throw new Failure(`Cannot write ${visible(file)}: ${reason}.`, {
      ...(code === 'EEXIST' ? { hint: 'Give it another name, or move that file away first.' } : {}),
      exitCode: isMisnamed(error) ? EXIT.usage : EXIT.machine,
    });
  }
}

/** What a command writes may be anything but the scenario that it reads. */
export function refuseOver(scenario: string, option: string, output: string | undefined): void {
  if (output === undefined || output === '-' || resolve(output) !== resolve(scenario)) return;
  throw new Failure(`${option} would write over the scenario.`, { hint: 'Give it another name.' });
}

async function writeNew(file: string, content: Content): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    // Half of it is nothing to start from.
    if (codeOf(error) !== 'EEXIST') await rm(file, { force: true });
    throw error;
  }
}
