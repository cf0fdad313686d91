import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../src/model/model.js';
import { plainC } from './plain-c.js';

/** What the C program printed. */
export interface PlayedInC {
  /** Runs a second, by its own clock. */
  readonly speed: number;
  readonly outcomes: readonly number[];
  readonly fates: readonly (readonly number[])[];
}

/** A Model as a C program, compiled; null where there is no gcc. */
export function compiledC(model: Model): ((runs: number, seed: number) => PlayedInC) | null {
  if (spawnSync('gcc', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-c-'));
  const [source, program] = [join(folder, 'plain.c'), join(folder, 'plain')];
  writeFileSync(source, plainC(model));
  execFileSync('gcc', ['-O3', '-march=native', '-o', program, source, '-lm']);
  return (runs, seed) =>
    JSON.parse(execFileSync(program, [String(runs), String(seed)], { encoding: 'utf8' })) as PlayedInC;
}
