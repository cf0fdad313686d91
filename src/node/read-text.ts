import { open } from 'node:fs/promises';

/** Reading text that may be larger than anyone should take in. */

/** No scenario comes near: larger input is refused before it is read. */
const LARGEST_FILE = 2_000_000;

export type ReadFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'too-large' | 'not-yaml'; readonly message: string };

/** Reads a file as UTF-8. It never takes in more than the limit, whatever the file is. */
export async function readTextFile(path: string): Promise<ReadFile> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) return tooLarge(`it has ${size} bytes`);
    return await readStream(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

/** Reads a stream, such as standard input, as UTF-8, up to the limit. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<ReadFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > LARGEST_FILE) return tooLarge('it goes on');
    chunks.push(bytes);
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { ok: false, code: 'not-yaml', message: 'not a text in UTF-8' };
  }
}

function tooLarge(how: string): ReadFile {
  const message = `too large for a scenario: ${how}, and at most ${LARGEST_FILE} bytes are read`;
  return { ok: false, code: 'too-large', message };
}
