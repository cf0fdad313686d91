import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../src/report/json.js';
import { brinkmanship, inShell, interrupted } from './command.js';
import { CERTAIN, CHANCY, WITH_WARNING } from './scenarios.js';

const results = (text: string) => resultSchema.parse(JSON.parse(text));

describe('run', () => {
  it('plays the file as given and every variant that a question asks about', () => {
    const { status, stdout } = brinkmanship(['run', '-', '--runs', '10', '--method', 'monte-carlo'], CERTAIN);
    expect(status).toBe(0);
    expect(
      stdout.startsWith('One history\n2 variants: as given; shock\n20 days · 10 runs each · seed 1 ·'),
    ).toBe(true);
    expect(stdout.match(/ {2}Q1 {2}Does Beta answer\?/g)).toHaveLength(1);
    expect(stdout).toMatch(/^ {4}as given {2}0\.000 .* {2}0\.000 /m);
    expect(stdout).toMatch(/^ {4}shock {5}0\.000 .* {2}1\.000 /m);
    expect(stdout).toMatch(/does not foretell/);
  });

  it('asks a question only of the variants that it names', () => {
    const { questions } = results(brinkmanship(['run', '-', '--runs', '5', '--json'], CERTAIN).stdout);
    expect(new Set(questions.filter(({ id }) => id === 'Q2').map(({ variant }) => variant))).toEqual(
      new Set(['shock']),
    );
  });

  it('plays only the variants that are named, and asks them everything', () => {
    const args = ['run', '-', '--runs', '5', '--json', '--variant', 'quiet shock', '--variant', 'as given'];
    const document = results(brinkmanship(args, CERTAIN).stdout);
    expect([document.variant, ...document.others.map(({ variant }) => variant)]).toEqual([
      'quiet shock',
      null,
    ]);
    expect(new Set(document.questions.map(({ id }) => id))).toEqual(new Set(['Q1', 'Q2']));
  });

  it('writes JSON that its schema describes, and whose outcomes are all runs', () => {
    const document = results(brinkmanship(['run', '-', '--runs', '200', '--json'], CHANCY).stdout);
    expect(document).toMatchObject({
      schema: 1,
      scenario: 'A coin a day',
      seed: 1,
      runs: 200,
      stopped: false,
    });
    expect(document.outcomes.reduce((sum, { runs }) => sum + runs, 0)).toBe(200);
    // 1 − 0.7 is 0.3; seven standard errors of 200 runs are 0.23.
    expect(Math.abs((document.outcomes[0]?.probability ?? 0) - 0.3)).toBeLessThan(0.23);
  });

  it('writes CSV', () => {
    const { stdout } = brinkmanship(['run', '-', '--runs', '5', '--csv'], CERTAIN);
    const lines = stdout.split('\r\n');
    expect(lines[0]).toBe('variant,kind,id,part,holder,tick,value,low,high,runs,measure,readings');
    expect(lines).toContain('shock,fate,beta-answer,satisfied,gamma,,5,,,5,runs,');
    expect(lines.find((line) => line.startsWith('shock,question,Q1,by day 20,,20,1,'))).toBeDefined();
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const play = (seed: string) =>
      brinkmanship(['run', '-', '--runs', '500', '--method', 'monte-carlo', '--seed', seed], CHANCY).stdout;
    expect(play('7')).toBe(play('7'));
    expect(play('7').replace('seed 7', '')).not.toBe(play('eight').replace('seed eight', ''));
    expect(
      results(brinkmanship(['run', '-', '--runs', '1', '--json', '--seed', '7'], CHANCY).stdout).seed,
    ).toBe(7);
    expect(
      results(brinkmanship(['run', '-', '--runs', '1', '--json', '--seed', '007'], CHANCY).stdout).seed,
    ).toBe('007');
  });

  it('sets numbers by the ends of their names, and says so', () => {
    const set = 'north may strike south=0';
    const document = results(
      brinkmanship(['run', '-', '--runs', '20', '--json', '--set', set], CHANCY).stdout,
    );
    expect(document.outcomes.map(({ runs }) => runs)).toEqual([0, 20]);
    expect(document.assumptions).toMatchObject([{ value: 0, overridden: true }]);
  });

  it('takes the level and the method of intervals', () => {
    const interval = (...args: string[]) => {
      const document = results(
        brinkmanship(
          [
            'run',
            '-',
            '--runs',
            '100',
            '--method',
            'monte-carlo',
            '--json',
            '--set',
            'north may strike south=0',
            ...args,
          ],
          CHANCY,
        ).stdout,
      );
      return { level: document.level, method: document.interval, high: document.outcomes[0]?.high ?? 0 };
    };
    // For 0 of n, Clopper and Pearson's upper bound is 1 − (α/2)^(1/n), and Wilson's is z²/(n + z²).
    expect(interval('--interval', 'clopper-pearson').high).toBeCloseTo(1 - 0.025 ** (1 / 100), 9);
    const wilson = interval('--level', '0.99');
    expect(wilson).toMatchObject({ level: 0.99, method: 'wilson' });
    expect(wilson.high).toBeCloseTo(2.575_829_303_548_9 ** 2 / (100 + 2.575_829_303_548_9 ** 2), 9);
  });

  it('solves what is small, unless it is to be counted, and says so', () => {
    // A coin of one half on each of 60 days: the outcome that it comes about at all.
    const document = (...args: string[]) =>
      results(brinkmanship(['run', '-', '--runs', '50', '--json', ...args], CHANCY).stdout);
    const solved = document();
    expect(solved.solved?.states).toBeGreaterThan(0);
    expect(solved.outcomes.map(({ exact }) => exact)).toEqual(solved.outcomes.map(() => true));
    for (const { probability, low, high } of solved.outcomes)
      expect([low, high]).toEqual([probability, probability]);
    expect(brinkmanship(['run', '-', '--runs', '50'], CHANCY).stdout).toContain(
      'Solved exactly, given the file',
    );
    const counted = document('--method', 'monte-carlo');
    expect(counted.solved).toBeNull();
    expect(counted.outcomes.some(({ exact }) => exact)).toBe(false);
    expect(counted.outcomes.map(({ runs }) => runs)).toEqual(solved.outcomes.map(({ runs }) => runs));
  });

  it('prints only the questions when asked to', () => {
    const { stdout } = brinkmanship(['run', '-', '--runs', '5', '--questions-only'], CERTAIN);
    expect(stdout).toContain('Does Beta answer?');
    expect(stdout).not.toContain('How the runs end');
  });
});

describe('a run that is cut short', () => {
  it('by an interrupt prints what is known so far and ends with 130', async () => {
    const { status, stdout } = await interrupted(['run', '-', '--runs', '4000000000'], WITH_WARNING);
    expect(status).toBe(130);
    expect(stdout).toContain('Stopped early');
    expect(stdout).toContain('struck');
  });

  it('by an interrupt writes whole JSON too', async () => {
    const { status, stdout } = await interrupted(
      ['run', '-', '--runs', '4000000000', '--json'],
      WITH_WARNING,
    );
    expect(status).toBe(130);
    expect(results(stdout)).toMatchObject({ stopped: true, variant: null, others: [] });
  });

  it('by a reader that goes away ends in silence', () => {
    const { status, stdout, stderr } = inShell(
      `brinkmanship run scenarios/third-party.yaml --runs 5 --csv | head -n 1`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });
});
