import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, type TestContext } from 'vitest';
import { EXIT } from '../../src/cli/failure.js';
import { commanded } from './in-process.js';

/** Every command that writes a file, before every disk that does not take it. */

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-writing-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PACT = 'scenarios/first-strike-pact.yaml';
const FEW = ['--runs', '16', '--workers', '0'];

/** Each takes the file's name last. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
  'run --parquet': ['run', PACT, ...FEW, '--json', '--no-band', '--parquet'],
  'report -o': ['report', PACT, '--quick', ...FEW, '-o'],
  'report --md -o': ['report', PACT, '--md', '--quick', ...FEW, '-o'],
  'chart -o': ['chart', 'outcomes', PACT, ...FEW, '-o'],
  'export --to prism -o': ['export', PACT, '--to', 'prism', '-o'],
  'export --to jani -o': ['export', PACT, '--to', 'jani', '-o'],
  'new -o': ['new', '-o'],
};

const isRoot = process.getuid?.() === 0;

/** A disk of its own, for as long as the attempt takes. */
async function onDisk(
  context: TestContext,
  options: string,
  attempt: (place: string) => Promise<void>,
): Promise<void> {
  const place = mkdtempSync(join(folder, 'disk-'));
  const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
  context.skip(!mounted, 'a small disk can be made by root alone, where mounting is allowed');
  try {
    await attempt(place);
  } finally {
    spawnSync('umount', [place]);
  }
}

it('all the commands that write a file are here', async () => {
  const { said } = await commanded(['--help']);
  const names = [...said.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name = '']) => name);
  const writers: string[] = [];
  for (const name of names) {
    const { said: help } = await commanded([name, '--help']);
    if (/^ {2}(?:-o, --output|--parquet) </m.test(help)) writers.push(name);
  }
  expect(new Set(writers)).toEqual(new Set(Object.keys(WRITERS).map((name) => name.split(' ')[0])));
});

describe.each(Object.entries(WRITERS))('%s', (_, args) => {
  const writing = async (file: string): ReturnType<typeof commanded> => {
    const { said, code } = await commanded([...args, file]);
    if (args[0] !== 'run') return { said, code };
    // What was counted is printed all the same, and the trouble after it.
    expect(said).toContain('"outcomes"');
    return { said: said.slice(said.lastIndexOf('Cannot write')), code };
  };

  it('says in a line, with 2, that there is no such folder, or that it is one', async () => {
    const missing = join(folder, 'nowhere', 'x');
    expect(await writing(missing)).toEqual({
      said: `Cannot write ${missing}: there is no such folder.\n`,
      code: EXIT.usage,
    });
    const { said, code } = await writing(folder);
    expect([code, said.split('\n').length]).toEqual([EXIT.usage, 2]);
    expect(said).toMatch(/^Cannot write .*: it is (a folder|there already)\./);
  });

  it('says in a line, with 3, that the disk is full, and leaves there what was there', async (context) => {
    await onDisk(context, 'size=16k', async (place) => {
      const file = join(place, 'kept');
      if (!args.includes('new')) writeFileSync(file, 'as it was');
      spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'filling')}`, 'bs=4k']);
      expect(await writing(file)).toEqual({
        said: `Cannot write ${file}: no space is left on the disk.\n`,
        code: EXIT.machine,
      });
      const left = readdirSync(place).filter((name) => name !== 'filling');
      const contents = left.map((name) => [name, readFileSync(join(place, name), 'utf8')]);
      expect(contents).toEqual(args.includes('new') ? [] : [['kept', 'as it was']]);
    });
  });

  it('says in a line, with 3, that nothing may be written there', async (context) => {
    const refused = async (place: string, reason: string): Promise<void> => {
      const file = join(place, 'x');
      expect(await writing(file)).toEqual({ said: `Cannot write ${file}: ${reason}.\n`, code: EXIT.machine });
    };
    // Permissions do not hold root back; a read-only disk does.
    if (isRoot) return onDisk(context, 'ro,size=16k', (place) => refused(place, 'the disk is read-only'));
    const place = mkdtempSync(join(folder, 'closed-'));
    chmodSync(place, 0o500);
    await refused(place, 'there is no permission');
  });
});

describe('a chain that is written state by state', () => {
  it('says which of its files cannot be written', async (context) => {
    await onDisk(context, 'size=16k', async (place) => {
      const { said, code } = await commanded(['export', PACT, '--to', 'tra', '-o', join(place, 'chain')]);
      expect(code).toBe(EXIT.machine);
      expect(said).toMatch(/^Cannot write .*chain\.(sta|tra|lab|props): no space is left on the disk\.\n$/);
      expect(readdirSync(place).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
  });
});

describe('the scenario', () => {
  const scenario = join(folder, 'scenario.yaml');
  writeFileSync(scenario, readFileSync(PACT));
  const reading = Object.entries(WRITERS).filter(([name]) => !name.startsWith('new'));
  it.each(reading)('is not written over: %s', async (_, args) => {
    const { said, code } = await commanded([
      ...args.map((word) => (word === PACT ? scenario : word)),
      scenario,
    ]);
    expect(said).toMatch(/^(-o|--parquet) would write over the scenario\. Give it another name\.\n$/);
    expect(code).toBe(EXIT.usage);
    expect(readFileSync(scenario)).toEqual(readFileSync(PACT));
  });
});

describe('what stands where it is written', () => {
  const chart = ['chart', 'outcomes', PACT, ...FEW, '-o'];

  it('keeps its rights, and a link stays a link', async () => {
    const [file, link] = [join(folder, 'private.svg'), join(folder, 'link.svg')];
    writeFileSync(file, 'old', { mode: 0o600 });
    symlinkSync(file, link);
    expect((await commanded([...chart, link])).code).toBe(EXIT.ok);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg /);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it.skipIf(!existsSync('/dev/null'))('stays a device if it is one', async () => {
    expect((await commanded([...chart, '/dev/null'])).code).toBe(EXIT.ok);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('a game that is played', () => {
  it('goes on where it cannot be saved, and says why', async (context) => {
    mkdirSync(join(folder, 'games'));
    await onDisk(context, 'ro,size=16k', async (place) => {
      const file = join(place, 'game.json');
      const { said, code } = await commanded(['play', PACT, '--as', 'north'], `save ${file}\nwait\n`);
      expect(code).toBe(EXIT.ok);
      expect(said).toContain(`Cannot write ${file}: the disk is read-only.\n`);
      expect(said).toContain('The game is over');
    });
  });
});
