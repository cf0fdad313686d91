import process from 'node:process';
import { Readable } from 'node:stream';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import { createProgram } from '../../src/cli/program.js';

/**
 * Runs a command in this process, and takes what it says, to both streams.
 *
 * @param meanwhile what is done while it runs, by who hears what it has said so far
 */
export async function commanded(
  args: readonly string[],
  input = '',
  meanwhile: (heard: () => string) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly said: string; readonly code: number }> {
  const { stdout, stderr } = process;
  const writers = [stdout, stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  let printed = '';
  const take = (chunk: unknown): boolean => {
    printed += String(chunk);
    return true;
  };
  for (const { stream } of writers) stream.write = take;
  Object.defineProperty(process, 'stdin', {
    value: Readable.from([Buffer.from(input)]),
    configurable: true,
  });
  let code = 0;
  try {
    await Promise.all([createProgram().parseAsync(args, { from: 'user' }), meanwhile(() => printed)]);
    code = Number(process.exitCode ?? 0);
  } catch (error) {
    code = exitCodeOf(error);
  } finally {
    for (const { stream, write } of writers) stream.write = write;
    Object.defineProperty(process, 'stdin', stdin);
    process.exitCode = undefined;
  }
  return { said: printed, code };
}
