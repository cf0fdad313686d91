import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import process from 'node:process';

/** What is written to a file: one text, pieces of one, or bytes. */
export type Content = string | Iterable<string> | Uint8Array;

/**
 * Writes a file whole or not at all: it goes to a file beside it first, which then takes its name. So what stood there is
 * lost neither to a full disk nor to `kill -9`. A device or a pipe takes what is written as it comes.
 *
 * @throws the file system's own error; the file is then as it was.
 */
export async function replaceFile(path: string, content: Content): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) return writeFile(path, content);
  // A link stays one, and the file that it leads to is replaced.
  const target = there === null ? path : await realpath(path);
  const beside = `${target}.${process.pid}-${randomUUID()}.tmp`;
  try {
    // Whoever may read the one that was there may read the new one.
    const file = await open(beside, 'wx', there === null ? 0o666 : there.mode & 0o777);
    try {
      await writeFile(file, content);
      // It must be on the disk before it takes the name of the one that is there.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
