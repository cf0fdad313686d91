import { describe, expect, it } from 'vitest';
import { explorationSchema } from '../../src/report/exploration/json.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

const PACT = 'scenarios/first-strike-pact.yaml';

describe('explore', () => {
  it('tells a run that breaks what is claimed, which the command that it names plays again', () => {
    const args = ['explore', PACT, '--never', 'south strike north', '--runs', '2000', '--json'];
    const { status, stdout, stderr } = brinkmanship(args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { counterexample, probability, verdict } = explorationSchema.parse(JSON.parse(stdout));
    expect(verdict).toBe('broken');
    expect(probability).toBeGreaterThan(0);
    const replay = counterexample?.replay.replace('npx brinkmanship ', '').split(' ') ?? [];
    const again = brinkmanship(replay);
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(new RegExp(`^day ${counterexample?.at} +South strikes North`, 'm'));
  });

  it('forces acts, and so does trace', () => {
    const claim = [
      '--never',
      'south strike north',
      '--no-numbers',
      '--set',
      'options.south may strike north=0',
    ];
    const { status, stdout } = brinkmanship(['explore', PACT, ...claim, '--runs', '40000']);
    expect(status).toBe(1);
    expect(stdout).toContain('no run can break it');
    expect(stdout).toContain('  forced: south strike north, on day 1');
    expect(stdout).toContain("--set 'options.south may strike north=0' --force 'south strike north on 1'");
    const told = brinkmanship(['trace', PACT, '--force', 'south strike north on 1']).stdout;
    expect(told).toMatch(/^day 1 +South strikes North \(forced/m);
  });

  it('ends with 0 where nothing was found', () => {
    const { status, stdout } = brinkmanship(['explore', '-', '--never', 'false', '--runs', '2000'], CHANCY);
    expect(status).toBe(0);
    expect(stdout).toContain('HELD as far as was searched');
  });

  it.each([
    [[], /Say what is claimed of every run/],
    [['--leads-to', 'alpha strike beta'], /two conditions/],
    [['--never', 'true', '--always', 'true'], /cannot be used with/],
    [['--never', 'nobody strike beta'], /What is claimed cannot be read: .*nobody/],
    [['--never', 'true', '--act', 'alpha hug beta'], /no option for the act "alpha hug beta"/],
    [['--never', 'true', '--forced', '9'], /from 0 to 8/],
    [['--never', 'true', '--seconds', '0'], /above 0/],
  ])('refuses %j in a line', (args, text) => {
    const { status, stdout, stderr } = brinkmanship(['explore', '-', ...args], CERTAIN);
    expect(stderr).toMatch(text);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('lets trace say what is no act, or no tick', () => {
    const wrong = brinkmanship(['trace', PACT, '--force', 'south hug north on 1']);
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toContain('What is forced cannot be read');
    expect(brinkmanship(['trace', PACT, '--force', 'south strike north']).status).toBe(2);
  });
});
