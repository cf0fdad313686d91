import { describe, expect, it } from 'vitest';
import { accountsSchema } from '../../src/report/accounts/json.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

const PACT = 'scenarios/first-strike-pact.yaml';

describe('accounts', () => {
  it('tells how wars begin, in text and in JSON', () => {
    const args = ['accounts', PACT, '--show', 'origins', '--of', 'pact broken', '--runs', '200'];
    const { status, stdout } = brinkmanship(args);
    expect(status).toBe(0);
    expect(stdout).toContain('THE ORIGIN OF EACH WAR');
    expect(stdout).toContain('deliberate breach');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    const { origins } = accountsSchema.parse(JSON.parse(brinkmanship([...args, '--json']).stdout));
    // Whoever strikes first there breaks its word, for nothing else releases it.
    expect(origins?.origins.find(({ origin }) => origin === 'breach')?.share.value).toBe(1);
    expect(origins?.wars).toBe(origins?.counted);
  });

  it('gives the accounts that runs are enough for, unless others are asked for', () => {
    const { status, stdout } = brinkmanship([
      'accounts',
      'scenarios/third-party.yaml',
      '--runs',
      '20',
      '--json',
    ]);
    expect(status).toBe(0);
    const document = accountsSchema.parse(JSON.parse(stdout));
    expect(document.origins?.runs).toBe(20);
    expect(document.threats?.counted).toBe(20);
    expect(document.time?.outcomes.length).toBeGreaterThan(0);
    expect(document.stopped).toBe(false);
  });

  it('gives signs, the parts of the spread and half the tick where they are asked for', () => {
    const args = [
      'accounts',
      PACT,
      '--show',
      'signs,spread,tick',
      '--runs',
      '400',
      '--places',
      '2',
      '--points',
      '8',
    ];
    const { status, stdout } = brinkmanship(args);
    expect(status).toBe(0);
    for (const head of ['THE SHEET OF SIGNS', 'WHOSE NUMBERS THE SPREAD RESTS ON', 'HALF THE TICK'])
      expect(stdout).toContain(head);
    expect(stdout).toContain('All of this band comes from assumed numbers.');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    const document = accountsSchema.parse(JSON.parse(brinkmanship([...args, '--json']).stdout));
    expect(document.origins).toBeNull();
    expect(document.signs?.rows.length).toBeGreaterThan(0);
    expect(document.tick?.refused).toEqual([]);
  });

  it.each([
    [['--show', 'orgins'], '"orgins" is none of origins'],
    [['--of', 'strcuk'], 'There is no outcome or question "strcuk".'],
    [['--war', 'wra'], 'There is no rung "wra".'],
  ])('refuses %j, and says what there is', (args, message) => {
    const { status, stderr } = brinkmanship(['accounts', '-', '--runs', '8', ...args], CHANCY);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
