import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { brinkmanship, inShell } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-report-'));
const at = (name: string): string => join(folder, name);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('report', () => {
  it('writes a page that the command on it writes again, to the byte', () => {
    writeFileSync(at("it's a crisis.yaml"), CHANCY);
    const args = [
      'report',
      at("it's a crisis.yaml"),
      '--runs',
      '50',
      '--variant',
      'bold',
      '-o',
      at('page.html'),
    ];
    expect(brinkmanship(args)).toMatchObject({ status: 0, stderr: '' });
    const page = readFileSync(at('page.html'), 'utf8');
    const [, shown = ''] = /<pre><code>(.*?)<\/code><\/pre>/.exec(page) ?? [];
    const command = shown.replaceAll('&#39;', "'").replace('npx brinkmanship', 'brinkmanship');
    rmSync(at('page.html'));
    expect(inShell(command)).toMatchObject({ status: 0 });
    expect(readFileSync(at('page.html'), 'utf8')).toBe(page);
  });

  it('writes Markdown', () => {
    const written = (method: string) =>
      brinkmanship(['report', '-', '--md', '-o', '-', '--runs', '20', '--method', method], CERTAIN);
    const { status, stdout } = written('monte-carlo');
    expect(status).toBe(0);
    expect(stdout).toContain('# One history\n');
    // Alpha's restraint holds and Beta's answer comes in every run of this scenario that has the shock.
    expect(stdout).toContain('| shock | 0.000 [0.000, 0.161] | 1.000 [0.839, 1.000] |');
    expect(written('exact').stdout).toContain('| shock | 0 | 1 |');
  });

  it('says in a line where it cannot be written', () => {
    const { status, stderr } = brinkmanship(
      ['report', '-', '--runs', '5', '-o', at('no/where.html')],
      CHANCY,
    );
    expect(status).toBe(2);
    expect(stderr).toContain('there is no such folder');
  });
});

describe('chart', () => {
  it('draws a picture', () => {
    const { status, stdout } = brinkmanship(['chart', 'outcomes', '-', '--runs', '20'], CERTAIN);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  it('shows what the report shows: solved exactly where that is small, and counted where that is asked', () => {
    const asked = ['chart', 'outcomes', 'scenarios/first-strike-pact.yaml', '--runs', '20'];
    // Each day each side means to strike with 1 − 0.7^(1/90), and its promise fails in a tenth of the cases.
    const broken = (1 - (1 - 0.1 * (1 - 0.7 ** (1 / 90))) ** 180).toPrecision(4);
    expect(brinkmanship(asked).stdout).toContain(broken);
    expect(brinkmanship([...asked, '--method', 'monte-carlo']).stdout).not.toContain(broken);
  });

  it.each([
    ['tornado', ['sensitivity', '--method', 'tornado'], 'options.beta may strike alpha'],
    ['load-bearing', ['load-bearing', '--traced', '10'], 'alpha-restraint'],
  ])('%s says the numbers of the analysis', (kind, [command = '', ...more], name) => {
    const asked = ['scenarios/third-party.yaml', '--runs', '40', '--seed', '7'];
    const { status, stdout } = brinkmanship(['chart', kind, ...asked, '--of', 'alpha and beta fight']);
    expect(status).toBe(0);
    const [, told = ''] = /<desc[^>]*>([^<]*)<\/desc>/.exec(stdout) ?? [];
    const { stdout: said } = brinkmanship([command, ...asked, '--of', 'alpha and beta fight', ...more]);
    const row = said.split('\n').find((line) => line.trim().startsWith(`${name} `)) ?? '';
    const [, drawn = 'nothing'] = new RegExp(`${name}: ([−+.\\d]+(?: to [.\\d]+)?)`).exec(told) ?? [];
    for (const number of drawn.split(' to ')) expect(row).toContain(number);
  });

  it('of what many models say is about the first outcome that comes about, unless told', () => {
    const asked = ['chart', 'load-bearing', '-', '--runs', '5'];
    const shown = (args: readonly string[]): string =>
      /<title[^>]*>([^<]*)</.exec(brinkmanship([...asked, ...args], CERTAIN).stdout)?.[1] ?? '';
    expect(shown([])).toContain('“peace”');
    expect(shown(['--variant', 'shock'])).toContain('“trouble”');
  });

  it.each([
    [['chart', 'question', '-'], 'Say of which question, with --of. There are: Q1, Q2.'],
    [['chart', 'question', '-', '--of', 'Q3'], 'There is no question "Q3". Did you mean "Q1"?'],
    [['chart', 'lifecycle', '-', '--of', 'alpha-restrant'], 'Did you mean "alpha-restraint"?'],
    [['chart', 'outcomes', '-', '--width', '10'], 'from 240 to 2000'],
    [['chart', 'tornado', '-', '--of', 'truble'], 'Did you mean "trouble"?'],
    [['chart', 'tornado', '-', '--of', 'trouble'], 'no number alone moves “trouble”'],
    [['chart', 'tornado', '-', '--precision', '0.1'], 'Say how many runs of each model, with --runs.'],
    [
      ['chart', 'load-bearing', '-', '--variant', 'shock', '--variant', 'as given'],
      'of one variant, not of 2',
    ],
  ])('%j is a mistake in the command', (args, message) => {
    const { status, stdout, stderr } = brinkmanship([...args, '--runs', '5'], CERTAIN);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('run', () => {
  it('writes runs as lines', () => {
    const { status, stdout } = brinkmanship(
      ['run', '-', '--jsonl', '--runs', '2', '--variant', 'shock'],
      CERTAIN,
    );
    expect(status).toBe(0);
    const milestones = [
      { name: 'gamma strike beta', tick: 10 },
      { name: 'beta strike gamma.bases', tick: 11 },
    ];
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([0, 1].map((run) => ({ variant: 'shock', run, outcome: 'trouble', endedAt: 15, milestones })));
  });

  it('stops writing them when nobody reads', () => {
    const head = `printf '%s' '${CHANCY.replaceAll("'", "'\\''")}' | (brinkmanship run - --jsonl --runs 4000000000 || true) | head -1`;
    expect(inShell(head).stdout).toMatch(/^\{"variant":null,"run":0,.*\}\n$/);
  });

  it('writes CSV in wide form: what the long form says, side by side', () => {
    const args = ['run', '-', '--csv', '--runs', '40', '--variant', 'as given', '--variant', 'bold'];
    const long = brinkmanship(args, CHANCY)
      .stdout.trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const wide = brinkmanship([...args, '--wide'], CHANCY)
      .stdout.trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(wide[0]?.slice(6)).toEqual([
      'as given',
      'as given low',
      'as given high',
      'bold',
      'bold low',
      'bold high',
    ]);
    for (const [variant, kind, id, part, holder, tick, value, low, high, , measure] of long.slice(1)) {
      const line = wide.find(
        (cells) => cells.slice(0, 6).join() === [kind, id, part, holder, tick, measure].join(),
      );
      const first = variant === 'bold' ? 9 : 6;
      expect(line?.slice(first, first + 3)).toEqual([value, low, high]);
    }
  });
});

describe('new', () => {
  it('writes a scenario with which nothing is wrong, and leaves a file alone that is there', () => {
    expect(brinkmanship(['new', '-o', at('new.yaml')])).toMatchObject({ status: 0, stderr: '' });
    expect(brinkmanship(['check', at('new.yaml')])).toMatchObject({ status: 0, stderr: '' });
    expect(brinkmanship(['new']).stdout).toBe(readFileSync(at('new.yaml'), 'utf8'));
    expect(brinkmanship(['new', at('other.yaml')])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('other.yaml'), 'utf8')).toBe(readFileSync(at('new.yaml'), 'utf8'));
    expect(brinkmanship(['new', at('one.yaml'), '-o', at('two.yaml')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Give one file to write to') as string,
    });
    const again = brinkmanship(['new', '-o', at('new.yaml')]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('it is there already');
  });
});

describe('watch', () => {
  it('plays a file again when it is saved, goes on after a mistake, and ends well', async () => {
    writeFileSync(at('watched.yaml'), CHANCY);
    const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
    const child = spawn(process.execPath, [entry, 'watch', at('watched.yaml'), '--runs', '5']);
    let said = '';
    const until = async (text: string): Promise<void> => {
      for (let tries = 0; !said.includes(text); tries += 1) {
        if (tries > 400) throw new Error(`it never said ${text}:\n${said}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await until('Watching');
    expect(said).toContain('A coin a day');
    said = '';
    writeFileSync(at('watched.yaml'), CHANCY.replace('south: South', 'sout: South'));
    await until('Watching');
    expect(said).toContain('did you mean "sout"?');
    said = '';
    writeFileSync(at('watched.yaml'), CHANCY.replace('A coin a day', 'Another day'));
    await until('Watching');
    expect(said).toContain('Another day');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('completion', () => {
  const complete = (words: string): string[] => {
    const script = `source <(brinkmanship completion bash); COMP_WORDS=(brinkmanship ${words} ''); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _brinkmanship; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { status, stdout } = inShell(script);
    expect(status).toBe(0);
    return stdout.trimEnd().split('\n');
  };

  it('knows commands, options, and what they may be, in bash', () => {
    expect(complete('')).toEqual(expect.arrayContaining(['run', 'report', 'trace', 'completion']));
    expect(complete('completion')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete('run x.yaml --interval')).toEqual(['wilson', 'clopper-pearson']);
  });

  it.each(['zsh', 'fish'])('names every command and its options in %s', (shell) => {
    const { status, stdout } = brinkmanship(['completion', shell]);
    expect(status).toBe(0);
    for (const word of ['report', 'watch', 'precision', 'wilson']) expect(stdout).toContain(word);
    // Descriptions have no quotes and brackets of their own, so the script's own are in pairs.
    expect((stdout.match(/'/g) ?? []).length % 2).toBe(0);
  });
});

describe('the help of every command', () => {
  const { stdout } = brinkmanship(['--help']);
  const [, list = ''] = /Commands:\n([^]*?)\n\n/.exec(stdout) ?? [];
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);

  it.each(names)('%s has examples', (name) => {
    expect(brinkmanship([name, '--help']).stdout).toMatch(/\nExamples:\n {2}(?:source <\()?brinkmanship /);
  });
});
