import { describe, expect, it } from 'vitest';
import { updatingSchema } from '../../src/report/updating/json.js';
import { brinkmanship } from './command.js';

const PACT = 'scenarios/first-strike-pact.yaml';

describe('update', () => {
  const args = ['update', PACT, '--given', 'not south strike north@<=30', '--of', 'pact broken'];

  it('answers given what was observed, in text and in JSON', () => {
    const { status, stdout } = brinkmanship(args);
    expect(status).toBe(0);
    expect(stdout).toContain('“pact broken” goes from 0.06873 to 0.05706');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    const document = updatingSchema.parse(JSON.parse(brinkmanship([...args, '--json']).stdout));
    expect(document).toMatchObject({ method: 'exact', sample: null, observedUpTo: 30 });
    expect(document.observations[0]?.text).toBe('not south strike north@<=30');
    expect(document.next?.events.map(({ event }) => event).sort()).toEqual([
      'north strike south',
      'south strike north',
    ]);
  });

  it('counts the runs that agree, and refuses where they are too few', () => {
    const counted = ['--method', 'monte-carlo', '--workers', '0', '--next', '0'];
    const { status, stdout } = brinkmanship([...args, ...counted, '--runs', '4000', '--json']);
    expect(status).toBe(0);
    const { sample, next } = updatingSchema.parse(JSON.parse(stdout));
    expect(next).toBeNull();
    expect(sample?.played).toBe(4_000);
    expect(sample?.effective ?? 0).toBeGreaterThan(3_800);
    const few = brinkmanship([...args, ...counted, '--runs', '50']);
    expect(few).toMatchObject({ status: 2, stdout: '' });
    expect(few.stderr).toContain('fewer than 100 are no sample');
  });

  it('says what is wrong with an observation', () => {
    const wrong = (given: string): string => brinkmanship(['update', PACT, '--given', given]).stderr;
    expect(wrong('south strike north')).toContain('It must be a condition, an @ and a tick from 1');
    expect(wrong('south strik north@3')).toContain('“south strik north” cannot be observed');
    expect(wrong('south strike north@91')).toContain('a run lasts from day 1 to 90');
    expect(wrong('tick = 2@3')).toContain('cannot come about in this scenario');
    expect(brinkmanship([...args, '--day', '91']).stderr).toContain('it lasts 90');
    expect(brinkmanship([...args, '--method', 'exact', '--memory', '0.01'])).toMatchObject({ status: 4 });
  });

  it('says what to watch where nothing was observed yet, and nothing where no time is left', () => {
    const first = brinkmanship(['update', PACT, '--next', '10']);
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('nothing observed yet');
    expect(first.stdout).toContain('What to watch from day 1 to 10');
    const last = brinkmanship(['update', PACT, '--day', '90', '--nothing-else']);
    expect(last.stdout).toContain('no other act');
    expect(last.stdout).not.toContain('What to watch');
  });
});
