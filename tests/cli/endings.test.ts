import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { brinkmanship, inShell, interrupted } from './command.js';
import { CHANCY, WITH_WARNING } from './scenarios.js';

/** How the command ends when something around it gives way: real processes, signals and disks. */

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-endings-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const repository = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const isRoot = process.getuid?.() === 0;

describe('told to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s it gives what is known so far, keeps it, and ends with %i', async (signal, code) => {
    const file = join(folder, `${signal}.checkpoint`);
    const args = ['run', '-', '--runs', '4000000000', '--checkpoint', file];
    const ran = await interrupted([...args, '--variant', 'as given'], WITH_WARNING, signal);
    expect(ran.status).toBe(code);
    expect(ran.stdout).toContain('Stopped early');
    expect(existsSync(file)).toBe(true);
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends at once what is solved exactly, of which no part is known',
  async (signal) => {
    const args = ['run', 'scenarios/december-assurances.yaml', '--variant', 'core', '--method', 'exact'];
    const child = spawn(process.execPath, [entry, ...args], { cwd: repository, stdio: 'ignore' });
    // It is solved for half a minute, and hears nothing.
    setTimeout(() => child.kill(signal), 2000);
    const ended = await new Promise((resolve) => child.on('close', (code, by) => resolve([code, by])));
    expect(ended).toEqual([null, signal]);
  },
);

describe('a reader that goes away', () => {
  it.each([
    'run scenarios/first-strike-pact.yaml --jsonl --runs 100000',
    'model scenarios/december-assurances.yaml',
    'schema',
  ])('ends it without a word, and with 0: %s', (command) => {
    const { stderr, status } = inShell(`brinkmanship ${command} | head -c 20 > /dev/null`);
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('a disk that takes no more', () => {
  it.skipIf(!existsSync('/dev/full'))('is told of in a line where the output goes to it', () => {
    const { status, stderr } = inShell(
      'brinkmanship run scenarios/first-strike-pact.yaml --runs 5 > /dev/full',
    );
    expect(stderr).toBe('The output cannot be written: no space is left on the disk.\n');
    expect(status).toBe(3);
  });

  it('is told of in a line where the checkpoint goes to it, and keeps what was there', (context) => {
    const place = join(folder, 'small');
    mkdirSync(place);
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0;
    context.skip(!mounted, 'a small disk can be made by root alone, where mounting is allowed');
    try {
      const file = join(place, 'kept.checkpoint');
      const args = ['run', '-', '--variant', 'as given', '--checkpoint', file, '--runs'];
      expect(brinkmanship([...args, '100'], CHANCY).status).toBe(0);
      spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'filling')}`, 'bs=4k']);
      const { status, stderr } = brinkmanship([...args, '200'], CHANCY);
      expect(stderr).toBe(
        `The checkpoint ${file} cannot be written: no space is left on the disk. What was kept in it before is still there, and can be gone on from.\n`,
      );
      expect(status).toBe(3);
      rmSync(join(place, 'filling'));
      expect(readdirSync(place)).toEqual(['kept.checkpoint']);
      expect(brinkmanship([...args, '200'], CHANCY).status).toBe(0);
    } finally {
      spawnSync('umount', [place]);
    }
  });
});

describe('a checkpoint that cannot be kept', () => {
  const kept = (file: string) =>
    brinkmanship(['run', '-', '--variant', 'as given', '--runs', '5', '--checkpoint', file], CHANCY);

  it('is told of in a line: there is no such folder, or it is a folder', () => {
    const missing = kept(join(folder, 'nowhere', 'x.checkpoint'));
    expect(missing.status).toBe(2);
    expect(missing.stderr).toMatch(
      /^The checkpoint .*x\.checkpoint cannot be written: there is no such file or folder\. Name another file\.\n$/,
    );
    const isFolder = kept(folder);
    expect(isFolder.status).toBe(2);
    expect(isFolder.stderr).toMatch(
      /^The checkpoint .* cannot be read: it is a folder\. Name another file\.\n$/,
    );
  });

  it.skipIf(!existsSync('/dev/full'))(
    'is told of in a line: it is a device, which would be read for ever',
    () => {
      const { status, stderr } = kept('/dev/full');
      expect(stderr).toBe('The checkpoint /dev/full cannot be read: it is not a file. Name another file.\n');
      expect(status).toBe(2);
    },
  );

  it('is told of in a line: the folder is read-only', (context) => {
    const place = join(folder, 'read-only');
    mkdirSync(place);
    let undo = (): void => {};
    if (isRoot) {
      // Permissions do not hold root back; a read-only disk does.
      const options = ['-t', 'tmpfs', '-o', 'ro,size=64k', 'tmpfs', place];
      context.skip(
        spawnSync('mount', options).status !== 0,
        'root needs a read-only disk, and may not mount one',
      );
      undo = () => void spawnSync('umount', [place]);
    } else chmodSync(place, 0o500);
    try {
      const { status, stderr } = kept(join(place, 'x.checkpoint'));
      expect(stderr).toMatch(/cannot be written: (the disk is read-only|there is no permission)\. .*\n$/);
      expect(status).toBe(3);
    } finally {
      undo();
    }
  });
});
