import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { engines } from './engines.js';
import { generatedInputs, shippedInputs } from './inputs.js';
import { print, type Prints, prints } from './job.js';

/**
 * `npm run same-bits`: all shipped scenarios and a thousand made-up ones, on every engine that can be had, by tapes and by
 * code. It fails where one counts what another does not. With `--record` it writes down what the test suite holds every
 * machine against.
 */

const RUNS = 320;
const GENERATED = 1000;
const GENERATED_RUNS = 64;

function differences(one: Prints, other: Prints): readonly string[] {
  return Object.keys({ ...one, ...other }).filter(
    (name) => one[name]?.counts !== other[name]?.counts || one[name]?.model !== other[name]?.model,
  );
}

if (process.argv.includes('--record')) {
  const record = new URL('record.json', import.meta.url);
  writeFileSync(record, `${JSON.stringify(prints(shippedInputs(RUNS)), null, 2)}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-bits-'));
const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
for (const name of ['main', 'page']) {
  await build({
    config: false,
    entry: { [name]: source(`${name}.ts`) },
    outDir: folder,
    format: 'esm',
    platform: name === 'page' ? 'browser' : 'node',
    target: 'es2022',
    clean: false,
    dts: false,
    logLevel: 'error',
    fixedExtension: false,
    deps: { alwaysBundle: [/^(?!node:|crypto$)/], neverBundle: ['crypto'] },
  });
}
const inputs = [...shippedInputs(RUNS), ...generatedInputs(GENERATED, GENERATED_RUNS)];
writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

let first: Prints | null = null;
for (const engine of engines) {
  const answer = await engine.run(folder);
  if ('missing' in answer) {
    console.log(`${engine.name}: not compared, ${answer.missing}`);
    continue;
  }
  if ('failed' in answer) {
    console.log(`${engine.name}: FAILED, ${answer.failed}`);
    process.exitCode = 1;
    continue;
  }
  const found = JSON.parse(answer.output) as Prints;
  first ??= found;
  const differing = differences(first, found);
  const verdict = differing.length === 0 ? 'the same' : `DIFFERENT in ${differing.slice(0, 3).join('; ')}`;
  console.log(
    `${engine.name}: ${print(JSON.stringify(found))}, ${Object.keys(found).length} models: ${verdict}`,
  );
  if (differing.length > 0) process.exitCode = 1;
}
