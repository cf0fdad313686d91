import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { brinkmanship, type Ran } from './command.js';
import { CHANCY } from './scenarios.js';

/** What becomes of a command whose worker threads die while it plays: they are the real ones, and really die. */

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-workers-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const dying = new URL('fixtures/dying-workers.js', import.meta.url).href;
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Played in seconds by both workers, however fast the machine is: they die before. */
const MANY = '4000000000';

function withDying(by: string, after: number, args: readonly string[]): Ran {
  const limits = by === 'memory' ? ['--max-old-space-size=200'] : [];
  const all = [...limits, '--import', dying, entry, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: repository,
    input: CHANCY,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', DIE_BY: by, DIE_AFTER: String(after) },
  });
  return { status, stdout, stderr };
}

const TOLD = {
  ending:
    'A worker thread ended before its work was done: it was ended, with exit code 9. Use fewer workers, or none.\n',
  crashing:
    'A worker thread ended before its work was done: a defect of the worker. Use fewer workers, or none.\n',
  memory:
    'A worker thread ran out of memory. Use fewer workers, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192 is 8 GB.\n',
};

const playing = ['run', '-', '--variant', 'as given', '--method', 'monte-carlo', '--json', '--no-band'];

describe.each(Object.entries(TOLD))('a worker that dies by %s', (by, told) => {
  it('is told of in a line, and what was kept before is still there', () => {
    const file = join(folder, `${by}.checkpoint`);
    const kept = [...playing, '--checkpoint', file, '--runs'];
    expect(brinkmanship([...kept, '2000'], CHANCY).status).toBe(0);
    const before = readFileSync(file, 'utf8');
    expect(withDying(by, 100, [...kept, MANY, '--workers', '2'])).toEqual({
      status: 3,
      stdout: '',
      stderr: told,
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

it('what was kept on the way to the death of a worker is gone on from, to the same bytes', () => {
  const file = join(folder, 'on-the-way.checkpoint');
  const { status } = withDying('ending', 3500, [
    ...playing,
    '--checkpoint',
    file,
    '--runs',
    MANY,
    '--workers',
    '2',
  ]);
  expect(status).toBe(3);
  const { counted } = JSON.parse(readFileSync(file, 'utf8')) as { counted: { tally: { runs: number } } };
  const runs = String(counted.tally.runs + 1000);
  const further = brinkmanship([...playing, '--checkpoint', file, '--runs', runs], CHANCY);
  expect(further.status).toBe(0);
  expect(further).toEqual(brinkmanship([...playing, '--runs', runs], CHANCY));
});

describe('a worker that dies while many models are played', () => {
  const report = join(folder, 'report.html');
  const counted = ['--method', 'monte-carlo', '--workers', '2', '--runs'];
  it.each([
    ['a study', ['load-bearing', 'scenarios/july-1914.yaml', '--of', 'world war', ...counted, '1000000']],
    ['a report', ['report', 'scenarios/first-strike-pact.yaml', '-o', report, ...counted, '1000']],
    ['the bands', ['run', '-', '--variant', 'as given', '--epistemic', '100000', ...counted, '1000']],
    [
      'an update',
      ['update', 'scenarios/december-assurances.yaml', '--given', 'us strike iran@12', ...counted, '2000000'],
    ],
  ])('is told of in a line: %s', (_, args) => {
    const { status, stdout, stderr } = withDying('ending', 20, args);
    expect(stderr).toMatch(
      /^A worker thread ended before its work was done: it was ended(, with exit code 9)?\. Use fewer workers, or none\.\n$/,
    );
    expect([status, stdout]).toEqual([3, '']);
  });
});
