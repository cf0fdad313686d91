import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { AREAS, areaNamed } from './areas.js';
import { isInSample } from './sample.js';
import { scoreOf, table } from './table.js';

/**
 * `npm run mutation -- chance estimators`: changes the library in one small place after the other, area by area, and counts
 * the changes that no test of the area notices. It fails where fewer than nine in ten are noticed. Files of `src/` that are
 * named narrow it down, and so does `--every 10`: a sample of every tenth change, always the same. With `--incremental` what
 * the last run found is kept where neither the code nor a test has changed.
 */

const BREAK = 90;

const { values, positionals } = parseArgs({
  options: { every: { type: 'string', default: '1' }, incremental: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const files = positionals.filter((one) => one.startsWith('src/'));
const names = positionals.filter((one) => !files.includes(one));
const every = Number(values.every);

for (const name of names.length > 0 ? names : Object.keys(AREAS)) {
  const area = areaNamed(name);
  process.env['MUTATION_AREA'] = name;
  process.env['MUTATION_EVERY'] = values.every;
  const results = await new Stryker({
    testRunner: 'plain',
    plugins: [fileURLToPath(new URL('runner.ts', import.meta.url))],
    testRunnerNodeArgs: ['--import', 'tsx'],
    mutate: [...(files.length > 0 ? files : area.mutate)],
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['MUTATION_WORKERS'] ?? 2),
    timeoutMS: 20_000,
    timeoutFactor: 1.5,
    reporters: ['json', 'html'],
    jsonReporter: { fileName: `.stryker-output/${name}.json` },
    htmlReporter: { fileName: `.stryker-output/${name}.html` },
    incremental: values.incremental,
    incrementalFile: `.stryker-output/${name}.incremental.json`,
    tempDirName: '.stryker-tmp',
    ignorePatterns: ['dist', 'coverage', 'docs/api', '.stryker-output'],
    disableTypeChecks: true,
    thresholds: { high: BREAK, low: BREAK, break: null },
    allowConsoleColors: false,
  }).runMutationTest();
  const looked = results.filter(({ id }) => isInSample(id, every));
  console.log(`\n${name}${every > 1 ? `, every ${every}th change` : ''}\n\n${table(looked)}`);
  if (scoreOf(looked) < BREAK) process.exitCode = 1;
}
