import { describe, expect, it } from 'vitest';
import { epistemicSchema } from '../../src/report/epistemic/json.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

describe('epistemic', () => {
  it('is what run --epistemic does, to the byte', () => {
    const args = ['-', '--runs', '64', '--variant', 'as given', '--workers', '0', '--json'];
    const own = brinkmanship(['epistemic', ...args, '--points', '8'], CHANCY).stdout;
    expect(epistemicSchema.parse(JSON.parse(own))).toMatchObject({ draws: 8, set: [] });
    expect(brinkmanship(['run', ...args, '--epistemic', '8'], CHANCY).stdout).toBe(own);
  });

  it('is asked of one variant at a time, with points enough', () => {
    const two = ['--variant', 'as given', '--variant', 'bold'];
    expect(brinkmanship(['run', '-', '--epistemic', '8', ...two], CHANCY).stderr).toContain(
      'one variant at a time',
    );
    expect(brinkmanship(['run', '-', '--epistemic', '1'], CHANCY).status).toBe(2);
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
