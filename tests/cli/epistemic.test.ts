import { describe, expect, it } from 'vitest';
import { epistemicSchema } from '../../src/report/epistemic/json.js';
import { resultSchema } from '../../src/report/json.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

const ONE = ['-', '--variant', 'as given', '--workers', '0', '--json'];

describe('epistemic', () => {
  it('tells the same story as run --epistemic: the same draws of the same numbers', () => {
    const args = ['epistemic', ...ONE, '--runs', '64', '--points', '8'];
    const own = epistemicSchema.parse(JSON.parse(brinkmanship(args, CHANCY).stdout));
    expect(own).toMatchObject({ draws: 8, set: [] });
    const ran = brinkmanship(['run', ...ONE, '--epistemic', '8'], CHANCY).stdout;
    const { headline } = resultSchema.parse(JSON.parse(ran));
    expect(headline).toMatchObject({ worlds: 8, method: own.method });
    // The same draws, by another number of runs or exactly: the bands lie where those of the other command lie.
    for (const { id, kind, low, high } of headline?.answers ?? []) {
      const same = own.answers.find(({ asked }) => asked.is === 'outcome' && asked.name === id);
      if (kind !== 'outcome') continue;
      expect(Math.abs(low - Math.min(same?.band?.low ?? NaN, same?.nominal.value ?? NaN))).toBeLessThan(0.15);
      expect(Math.abs(high - Math.max(same?.band?.high ?? NaN, same?.nominal.value ?? NaN))).toBeLessThan(
        0.15,
      );
    }
  });

  it('takes points enough', () => {
    expect(brinkmanship(['run', '-', '--epistemic', '1'], CHANCY).status).toBe(2);
  });
});

describe('the band at the head of a run', () => {
  it('stands first, with its words and what it goes over, and is left out where it is not wanted', () => {
    const args = ['run', '-', '--variant', 'as given', '--workers', '0'];
    const { stdout } = brinkmanship(args, CHANCY);
    expect(stdout).toMatch(/In brief \(as given\), over \d+ stated ranges?; 64 worlds/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Words (ICD 203): almost no chance to 5%');
    expect(stdout.indexOf('In brief')).toBeLessThan(stdout.indexOf('How the runs end'));
    expect(brinkmanship([...args, '--no-band'], CHANCY).stdout).not.toContain('In brief');
  });

  it('is the same for any number of workers', () => {
    const args = ['run', '-', '--variant', 'as given', '--json', '--method', 'monte-carlo'];
    const alone = brinkmanship([...args, '--workers', '0'], CHANCY).stdout;
    expect(brinkmanship([...args, '--workers', '2'], CHANCY).stdout).toBe(alone);
  });
});

describe('discover', () => {
  it('says where it happens, and needs a line', () => {
    const args = ['discover', '-', '--of', 'struck', '--points', '64', '--runs', '100'];
    const { status, stdout } = brinkmanship([...args, '--above', '35%'], CHANCY);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('They gather where options.north may strike south ≥');
    expect(brinkmanship(args, CHANCY).stderr).toContain('--above');
  });
});
