import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANCY } from './scenarios.js';

/** A clock that is set back and forth while the command runs, as at the end of summer time or by a server of time. */

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-clock-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const jumping = join(folder, 'jumping.mjs');
writeFileSync(
  jumping,
  `const now = Date.now;
let times = 0;
Date.now = () => now() + ((times += 1) % 2 === 0 ? 1 : -1) * 400 * 24 * 3_600_000 * times;
`,
);

function run(checkpoint: string, ...before: readonly string[]): { status: number | null; stdout: string } {
  const args = ['run', '-', '--variant', 'as given', '--runs', '5000', '--json', '--checkpoint', checkpoint];
  const { status, stdout } = spawnSync(process.execPath, [...before, entry, ...args], {
    input: CHANCY,
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe('a clock that jumps', () => {
  it('changes neither a result nor a checkpoint', () => {
    const [usual, jumped] = [join(folder, 'usual'), join(folder, 'jumped')];
    const wanted = run(usual);
    expect(wanted.status).toBe(0);
    expect(run(jumped, '--import', pathToFileURL(jumping).href)).toEqual(wanted);
    expect(existsSync(jumped)).toBe(true);
    expect(readFileSync(jumped)).toEqual(readFileSync(usual));
  });
});
