import { describe, expect, it } from 'vitest';
import { loadBearingSchema } from '../../src/report/load-bearing/json.js';
import { thresholdSchema } from '../../src/report/threshold/json.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

const PACT = 'scenarios/first-strike-pact.yaml';

describe('load-bearing', () => {
  it('says what carries an outcome, in text and in JSON', () => {
    const args = ['load-bearing', PACT, '--of', 'pact broken', '--runs', '128', '--traced', '16'];
    const { status, stdout } = brinkmanship(args);
    expect(status).toBe(0);
    expect(stdout).toContain('It changes most without');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    const document = loadBearingSchema.parse(JSON.parse(brinkmanship([...args, '--json']).stdout));
    expect(document.commitments.map(({ id }) => id)).toEqual(['north-restraint', 'south-restraint']);
    expect(document.traced).toBe(16);
  });

  it('has nothing to say of a scenario without promises, but how likely it is', () => {
    const { stdout } = brinkmanship(['load-bearing', '-', '--of', 'struck', '--runs', '64'], CHANCY);
    expect(stdout).toContain('No commitment makes a difference to it.');
  });
});

describe('threshold', () => {
  const args = ['threshold', '-', '--param', 'north may strike south', '--of', 'struck', '--runs', '500'];

  it('says where an answer turns, in text and in JSON', () => {
    // The chance within 60 days is the number itself.
    const { status, stdout } = brinkmanship([...args, '--at', '40%'], CHANCY);
    expect(status).toBe(0);
    expect(stdout).toContain('“struck” rises above 0.4 at options.north may strike south = 0.');
    const crossingsBy = (method: string) => {
      const wanted = ['--at', '0.4', '--level', '0.9999', '--method', method, '--json'];
      return thresholdSchema.parse(JSON.parse(brinkmanship([...args, ...wanted], CHANCY).stdout)).crossings;
    };
    const [counted, another] = crossingsBy('monte-carlo');
    expect(another).toBeUndefined();
    expect(counted?.low).toBeLessThan(0.4);
    expect(counted?.high).toBeGreaterThan(0.4);
    const [solved, more] = crossingsBy('exact');
    expect(more).toBeUndefined();
    expect(solved?.at).toBeCloseTo(0.4, 2);
    expect(solved?.low).toBeLessThanOrEqual(0.4);
    expect(solved?.high).toBeGreaterThanOrEqual(0.4);
  });

  it('wants to know what is looked for', () => {
    expect(brinkmanship(args, CHANCY)).toMatchObject({ status: 2 });
    expect(brinkmanship([...args, '--between', 'bold'], CHANCY).stderr).toContain(
      'An order is one of two variants',
    );
    expect(brinkmanship([...args, '--between', 'bold,as given'], CHANCY).status).toBe(0);
  });
});
