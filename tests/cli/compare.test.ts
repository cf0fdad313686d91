import { describe, expect, it } from 'vitest';
import { compareSchema } from '../../src/report/compare/json.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

describe('compare', () => {
  it('says what changes, from what to what, where it parts and how to read it', () => {
    const { status, stdout } = brinkmanship(['compare', '-', '--variants', 'shock', '--runs', '4'], CERTAIN);
    expect(status).toBe(0);
    expect(stdout).toContain('shock beside as given: 4 of 4 worlds end otherwise.');
    expect(stdout).toContain(
      'In 4 of the 4 worlds in which as given comes to “peace”, shock comes to “trouble”',
    );
    expect(stdout).toContain('under shock Gamma struck Beta (variant: shock), and not under as given');
    expect(stdout).toMatch(/^ {4}peace +trouble +4$/m);
    expect(stdout).toContain('brinkmanship trace - --run 0 --variant shock');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('writes JSON that its schema describes, the same for the same seed', () => {
    const play = () =>
      brinkmanship(['compare', '-', '--variants', 'bold', '--runs', '50', '--seed', '7', '--json'], CHANCY)
        .stdout;
    const document = compareSchema.parse(JSON.parse(play()));
    expect(document).toMatchObject({ schema: 1, seed: 7, runs: 50, first: null });
    expect(document.pairs[0]).toMatchObject({
      second: 'bold',
      changes: [{ from: 'none of these', to: 'struck' }],
    });
    expect(play()).toBe(play());
  });

  it('holds the others against the first, whose name may hold a comma', () => {
    const scenario = CERTAIN.replace('quiet shock:', '"quiet, then shock":');
    const args = [
      'compare',
      '-',
      '--variants',
      'shock,as given',
      '--variants',
      'quiet, then shock',
      '--json',
    ];
    const { first, pairs } = compareSchema.parse(
      JSON.parse(brinkmanship([...args, '--runs', '2'], scenario).stdout),
    );
    expect([first, ...pairs.map(({ second }) => second)]).toEqual(['shock', null, 'quiet, then shock']);
  });

  it('refuses what it cannot compare', () => {
    expect(brinkmanship(['compare', '-', '--variants', 'as given'], CERTAIN).stderr).toContain(
      'nothing to compare',
    );
    expect(brinkmanship(['compare', '-', '--variants', 'shokc'], CERTAIN).stderr).toContain(
      'Did you mean "shock"?',
    );
    expect(brinkmanship(['compare', '-'], CERTAIN).status).toBe(2);
  });
});
