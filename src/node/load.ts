import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { readScenario } from '../scenario/read/scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import type { SourceText } from '../scenario/text/source.js';
import { type ReadFile, readStream, readTextFile } from './read-text.js';

/** A scenario from a file, or what is wrong with it. */
export interface LoadedScenario {
  /** null if any diagnostic is an error. */
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Finds fields in the text, so that later diagnostics can point at them; null if there was no text. */
  readonly source: SourceText | null;
}

/**
 * Reads a scenario file.
 *
 * @throws the file system's own error if the file cannot be opened or read.
 */
export async function loadScenario(path: string): Promise<LoadedScenario> {
  return understand(await readTextFile(path), path);
}

/** Reads a scenario from a stream, such as standard input. */
export async function loadScenarioFrom(
  stream: AsyncIterable<Uint8Array | string>,
  name = 'standard input',
): Promise<LoadedScenario> {
  return understand(await readStream(stream), name);
}

function understand(read: ReadFile, name: string): LoadedScenario {
  if (read.ok) return readScenario(read.text, name);
  const { code, message } = read;
  const diagnostic = { code, severity: 'error', message: `${name}: ${message}`, path: [] } as const;
  return { scenario: null, diagnostics: [diagnostic], source: null };
}
