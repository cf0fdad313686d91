import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../src/report/json.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

/** The same coin a day, and two claims about it that can be read in two ways each. */
const READ = `${CHANCY}readings:
  note:
    alternatives: { hostile: {}, friendly: { set: { options.north may strike south: 0.1 } } }
  visit:
    alternatives: { nothing: {}, a truce: { forbid: { act: north strike south, from: 20 } } }
`;

const results = (text: string) => resultSchema.parse(JSON.parse(text));

describe('run --readings', () => {
  it('answers over all combinations side by side, for each variant', () => {
    const args = ['run', '-', '--runs', '20', '--readings', '--variant', 'as given', '--variant', 'bold'];
    const { status, stdout } = brinkmanship(args, READ);
    expect(status).toBe(0);
    expect(stdout).toContain('2 variants: as given; bold\n4 combinations of readings, side by side\n');
    expect(stdout).toContain('  D  note: friendly · visit: a truce\n');
    expect(stdout).toMatch(/does not foretell/);
  });

  it('fixes the readings that --reading names', () => {
    const args = ['run', '-', '--runs', '5', '--readings', '--reading', 'note=friendly', '--json'];
    const document = results(brinkmanship(args, READ).stdout);
    expect([document, ...document.others].map(({ readings }) => readings)).toEqual([
      { note: 'friendly', visit: 'nothing' },
      { note: 'friendly', visit: 'a truce' },
    ]);
    expect(document.questions).toHaveLength(4);
  });

  it('refuses more combinations than anybody could read, and says how many there are', () => {
    const many = Array.from({ length: 7 }, (_, place) => `  r${place}: { alternatives: { a: {}, b: {} } }\n`);
    const text = `${CHANCY}readings:\n${many.join('')}`;
    const { status, stderr } = brinkmanship(['run', '-', '--readings'], text);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'The readings have 2 × 2 × 2 × 2 × 2 × 2 × 2 = 128 combinations, and at most 64 are run at once. ' +
        'Fix some of them with --reading NAME="ALTERNATIVE".\n',
    );
  });

  it('says that there are none', () => {
    const { status, stderr } = brinkmanship(['run', '-', '--readings'], CHANCY);
    expect(status).toBe(2);
    expect(stderr).toContain('The scenario has no readings.');
  });
});

describe('--reading', () => {
  it.each([
    [['--reading', 'note=freindly'], 'There is no alternative of note "freindly". Did you mean "friendly"?'],
    [['--reading', 'nota=friendly'], 'There is no reading "nota". Did you mean "note"?'],
    [['--reading', 'friendly'], 'It must be a reading and one of its alternatives'],
    [['--reading', 'note=friendly', '--reading', 'note=hostile'], '"note" is read in two ways.'],
  ])('%j is a mistake', (args, says) => {
    for (const command of ['run', 'trace', 'model', 'check']) {
      const { status, stderr } = brinkmanship([command, '-', ...args], READ);
      expect(status).toBe(2);
      expect(stderr).toContain(says);
    }
  });

  it('is taken by run, trace and model, which say so', () => {
    const args = ['-', '--reading', 'note=friendly'];
    for (const command of ['run', 'trace', 'model']) {
      expect(brinkmanship([command, ...args], READ).stdout).toContain('reading note: friendly\n');
      expect(brinkmanship([command, '-'], READ).stdout).toContain('reading note: hostile\n');
    }
  });
});

describe('check', () => {
  it('looks at every alternative', () => {
    const wrong = READ.replace('options.north may strike south: 0.1', 'options.north may strike suoth: 0.1');
    const { status, stdout, stderr } = brinkmanship(['check', '-'], wrong);
    expect(status).toBe(1);
    expect(stderr).toContain('there is no parameter named "options.north may strike suoth"');
    expect(stdout).toBe('standard input: not valid\n');
  });

  it('calls standard input by its name', () => {
    expect(brinkmanship(['check', '-'], READ).stdout).toBe(
      'standard input: valid (2 actors, 0 commitments, 1 option, 1 question, 1 variant, 2 readings)\n',
    );
  });

  it('lists what can be named, with --names', () => {
    const { stdout } = brinkmanship(['check', '-', '--names'], READ);
    expect(stdout).toMatch(/^ {2}options\.north may strike south +0\.3 +within 60 days +0\.1 to 0\.6$/m);
    expect(stdout).toContain('variants, for --variant\n  bold\n');
    expect(stdout).toContain('  note: hostile | friendly\n');
  });
});

describe('run', () => {
  it('names the variants that it does not run', () => {
    expect(brinkmanship(['run', '-', '--runs', '5'], CERTAIN).stdout).toContain(
      '\nnot run: quiet shock (use --variant)\n',
    );
    const named = ['run', '-', '--runs', '5', '--variant', 'as given'];
    expect(brinkmanship(named, CERTAIN).stdout).not.toContain('not run:');
  });

  it('takes a percentage in --set', () => {
    const args = ['run', '-', '--runs', '5', '--json', '--set', 'north may strike south=12.3%'];
    expect(results(brinkmanship(args, CHANCY).stdout).assumptions).toMatchObject([{ value: 0.123 }]);
    const { status, stderr } = brinkmanship(['run', '-', '--set', 'north may strike south=%'], CHANCY);
    expect(status).toBe(2);
    expect(stderr).toContain('It must be a name and a number');
  });

  it('answers when it happens in three rows, none of them twice', () => {
    const timed = CHANCY.replace('by: [30, 60]', 'expect: time');
    const { questions } = results(brinkmanship(['run', '-', '--runs', '50', '--json'], timed).stdout);
    expect(questions.map(({ row }) => row)).toEqual([
      'comes about',
      'mean time if it comes about',
      'mean time cut at the horizon',
    ]);
  });

  it('says in CSV what each value is', () => {
    const { stdout } = brinkmanship(['run', '-', '--runs', '5', '--csv'], CERTAIN);
    const rows = stdout
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const measures = new Map(rows.slice(1).map((row) => [row[1], row[10]]));
    expect([measures.get('outcome'), measures.get('ended by'), measures.get('fate')]).toEqual([
      'share',
      'runs',
      'runs',
    ]);
    expect(rows.slice(1).every((row) => row[10] !== '')).toBe(true);
  });
});
