import { describe, expect, it } from 'vitest';
import { pathwaysSchema } from '../../src/report/pathways/json.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

describe('pathways', () => {
  it('tells the chain, from where there is no return, and how to be told a run', () => {
    const args = ['pathways', '-', '--to', 'trouble', '--variant', 'shock', '--runs', '3'];
    const { status, stdout } = brinkmanship(args, CERTAIN);
    expect(status).toBe(0);
    expect(stdout).toContain('these 3 went the same way');
    expect(stdout).toMatch(/^ +▸ +Gamma strikes Beta +10\.0 +1\.000/m);
    expect(stdout).toContain('brinkmanship trace - --run 0 --variant shock');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('writes JSON that its schema describes, the same for the same seed', () => {
    const args = [
      'pathways',
      '-',
      '--to',
      'struck',
      '--runs',
      '100',
      '--seed',
      '7',
      '--turned',
      '5',
      '--json',
    ];
    const play = () => brinkmanship(args, CHANCY).stdout;
    const document = pathwaysSchema.parse(JSON.parse(play()));
    expect(document).toMatchObject({ schema: 1, seed: 7, runs: 100, turning: { runs: 5 } });
    expect(document.events[0]).toMatchObject({
      told: 'North does “strike” to South',
      who: ['north'],
      whom: ['south'],
    });
    expect(play()).toBe(play());
  });

  it('says what there is where something else is asked', () => {
    const { status, stderr } = brinkmanship(['pathways', '-', '--to', 'truble'], CERTAIN);
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "trouble"?');
  });
});
