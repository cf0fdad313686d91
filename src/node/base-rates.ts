import { createRequire } from 'node:module';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { type ReadBaseRates, readBaseRates } from '../analysis/plausibility/index.js';
import { readTextFile } from './read-text.js';

/**
 * Reads a file of base rates; that which comes with the package, if none is named.
 *
 * @throws the file system's own error if the file cannot be opened or read.
 */
export async function loadBaseRates(path?: string): Promise<ReadBaseRates> {
  const read = await readTextFile(path ?? shippedPath());
  const name = path ?? SHIPPED;
  if (read.ok) return readBaseRates(read.text, name);
  const { code, message } = read;
  return {
    rates: null,
    diagnostics: [{ code, severity: 'error', message: `${name}: ${message}`, path: [] }],
  };
}

const SHIPPED = 'scenarios/data/base-rates.yaml';

/** The package finds its own folder by its own name, wherever the bundler has put this code. */
function shippedPath(): string {
  const manifest = createRequire(import.meta.url).resolve('brinkmanship/package.json');
  return fileURLToPath(new URL(SHIPPED, pathToFileURL(manifest)));
}
