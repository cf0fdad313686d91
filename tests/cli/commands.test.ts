import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { traceSchema } from '../../src/report/trace-json.js';
import { VERSION } from '../../src/version.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-cli-'));
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the command', () => {
  it('tells its version and its help', () => {
    expect(brinkmanship(['--version'])).toMatchObject({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
    const { status, stdout } = brinkmanship(['--help']);
    expect(status).toBe(0);
    for (const name of ['run', 'trace', 'model', 'check', 'schema'])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each([
    [[], 'Usage: brinkmanship'],
    [['rnu'], 'Did you mean run?'],
    [['run'], "missing required argument 'file'"],
    [['run', 'x.yaml', '--runs', '0'], 'whole number from 1'],
    [['run', 'x.yaml', '--runs', '1e3'], 'whole number from 1'],
    [['run', 'x.yaml', '--level', '1'], 'between 0 and 1'],
    [['run', 'x.yaml', '--set', 'no number'], 'a name and a number'],
    [['run', 'x.yaml', '--set', 'a=1', '--set', 'a=2'], '"a" is set twice'],
    [['run', 'x.yaml', '--interval', 'wald'], 'Allowed choices are wilson, clopper-pearson'],
    [['run', 'x.yaml', '--json', '--csv'], 'cannot be used with'],
    [['run', 'x.yaml', '--sead', '1'], 'Did you mean --seed?'],
    [['trace', 'x.yaml', '--run', '-1'], 'whole number from 0'],
    [['trace', 'x.yaml', '--run', '1', '--find', 'war'], 'cannot be used with'],
    ...['load-bearing', 'sensitivity', 'discover --above 0.1', 'threshold --param fidelity --at 0.1'].map(
      (command): [string[], string] => [
        [...command.split(' '), 'scenarios/first-strike-pact.yaml'],
        'with --of. There are: "pact broken", "none of these"; or QUESTION:ROW.',
      ],
    ),
    [['pathways', 'scenarios/first-strike-pact.yaml'], 'with --to. There are: "pact broken"'],
    [['run', 'no such file.yaml'], 'Cannot read no such file.yaml: there is no such file.'],
    [['run', 'scenarios'], 'Cannot read scenarios: it is a folder.'],
  ])('%j is a mistake in the command', (args, message) => {
    const { status, stdout, stderr } = brinkmanship(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it.each([
    [['run', '-', '--variant', 'shok'], 'There is no variant "shok". Did you mean "shock"?'],
    [['run', '-', '--variant', 'As given'], 'Did you mean "as given"?'],
    [['model', '-', '--variant', 'something else'], 'There are: "as given", "shock", "quiet shock".'],
    [['trace', '-', '--find', 'truble'], 'There is no outcome "truble". Did you mean "trouble"?'],
  ])('%j misspells a name', (args, message) => {
    const { status, stdout, stderr } = brinkmanship(args, CERTAIN);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names the parameter that was meant', () => {
    const { status, stderr } = brinkmanship(
      ['run', '-', '--set', 'options.north may strike sout=0.1'],
      CHANCY,
    );
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "options.north may strike south"?');
  });
});

describe('trace', () => {
  it('tells one run as a story', () => {
    const { status, stdout } = brinkmanship(
      ['trace', '-', '--variant', 'shock', '--seed', '3', '--run', '5'],
      CERTAIN,
    );
    expect(status).toBe(0);
    expect(stdout).toBe(`One history
shock · seed 3 · run 5

Every commitment is seen alike by all who hold it.

day 10  Gamma strikes Beta (forced by the variant “shock”).
        beta-answer: conditional → detached, because Gamma struck Beta. Beta will answer.
day 11  Beta strikes Gamma's bases abroad (beta-answer, detached on day 10).
        beta-answer: detached → satisfied, because Beta struck Gamma's bases abroad.
day 12  Alpha is about to strike Beta, after Beta struck Gamma's bases abroad on day 11. alpha-restraint holds
          it back.
day 15  The run ends: trouble. What held: ever(beta strike gamma.bases) for 5 days.

How the commitments stand then:
  alpha-restraint: detached
  beta-answer: satisfied
`);
  });

  it('finds the first run that ends so', () => {
    const found = (outcome: string) => brinkmanship(['trace', '-', '--find', outcome, '--json'], CHANCY);
    const trace = traceSchema.parse(JSON.parse(found('struck').stdout));
    expect(trace).toMatchObject({ outcome: 'struck', seed: 1 });
    const none = traceSchema.parse(JSON.parse(found('none of these').stdout));
    expect(none.outcome).toBeNull();
    const told = brinkmanship(['trace', '-', '--run', String(trace.run)], CHANCY).stdout;
    expect(told).toContain('The horizon; outcome: struck.');
    for (let run = 0; run < trace.run; run += 1) {
      expect(brinkmanship(['trace', '-', '--run', String(run)], CHANCY).stdout).not.toContain(
        'outcome: struck',
      );
    }
  });

  it('says so if no run ends so', () => {
    const { status, stdout, stderr } = brinkmanship(
      ['trace', '-', '--find', 'trouble', '--runs', '20'],
      CERTAIN,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('None of the first 20 runs ends in "trouble".');
  });
});

describe('check', () => {
  it('finds nothing wrong with a good file, under any of its variants', () => {
    const path = file('good.yaml', CHANCY);
    const { status, stdout, stderr } = brinkmanship(['check', path]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`${path}: valid (2 actors, 0 commitments, 1 option, 1 question, 1 variant)\n`);
  });

  it('goes on after a bad one, points at the place, and ends with 1', () => {
    const bad = file('bad.yaml', CHANCY.replace('south: South', 'sout: South'));
    const { status, stdout, stderr } = brinkmanship(['check', bad, file('good.yaml', CHANCY)]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/bad\.yaml: not valid\n.*good\.yaml: valid/);
    expect(stderr).toMatch(/bad\.yaml:\d+:\d+/);
    expect(stderr).toContain('did you mean "sout"?');
  });

  it.each(['run', 'trace', 'model'])('a bad file ends %s with 1 and prints nothing else', (command) => {
    const { status, stdout, stderr } = brinkmanship([command, '-'], 'brinkmanship: 1\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('standard input:1:1');
  });

  it.each([
    ['too much', 'x'.repeat(2_000_001), 'too large'],
    ['no text', new Uint8Array([0x62, 0xff, 0xfe, 0x00]), 'not a text in UTF-8'],
    ['nothing', '', 'error'],
    [
      'control characters',
      'brinkmanship: 1\ntitle: "\\e[31m\\u202e"\nnam\u0007e: \u001b]0;x\u0007\n',
      'error',
    ],
    ['deep brackets', '['.repeat(50_000), 'error'],
    [
      'a bomb of aliases',
      `a: &a [x,x]\n${'bcdefghijklm'.replace(/./g, (c) => `${c}: &${c} [*${String.fromCharCode(c.charCodeAt(0) - 1)},*${String.fromCharCode(c.charCodeAt(0) - 1)}]\n`)}`,
      'error',
    ],
  ])('%s gives diagnostics, and never a stack trace or an escape', (_, content, message) => {
    const { status, stdout, stderr } = brinkmanship(['check', file('strange.yaml', content)]);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('model and schema', () => {
  it('prints the model', () => {
    const { status, stdout } = brinkmanship(['model', '-', '--variant', 'shock'], CERTAIN);
    expect(status).toBe(0);
    expect(stdout).toContain('model of "One history", variant "shock"');
    expect(stdout).toContain('beta-answer');
  });

  it.each(['scenario', 'result', 'trace'])('prints the JSON Schema of a %s', (what) => {
    const { status, stdout } = brinkmanship(['schema', what]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org') as string,
      type: 'object',
    });
  });

  it('prints that of a scenario unless told', () => {
    expect(brinkmanship(['schema']).stdout).toBe(brinkmanship(['schema', 'scenario']).stdout);
  });
});

describe('what a stranger wrote', () => {
  it('reaches the terminal only as text', () => {
    const hostile = CHANCY.replace(
      'title: A coin a day',
      'title: "\\e]0;owned\\a\\e[2J \\u202egnihton"',
    ).replace('actors: { north: North,', 'actors: { north: "N\\u009b31morth",');
    for (const args of [
      ['run', '-', '--runs', '3'],
      ['run', '-', '--runs', '3', '--json'],
      ['trace', '-', '--find', 'struck'],
      ['model', '-'],
    ]) {
      const { status, stdout, stderr } = brinkmanship(args, hostile);
      expect(status).toBe(0);
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });
});
