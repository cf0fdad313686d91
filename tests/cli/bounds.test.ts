import { describe, expect, it } from 'vitest';
import { boundsSchema } from '../../src/report/bounds/json.js';
import { policiesSchema } from '../../src/report/policies/json.js';
import { brinkmanship } from './command.js';

const PACT = 'scenarios/first-strike-pact.yaml';

const FREE = `
brinkmanship: 1
title: South may strike
tick: day
horizon: 3
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
options:
  south may strike north: { choice: free }
outcomes:
  - struck: ever(south strike north)
`;

describe('bounds', () => {
  it('writes JSON that its schema describes', () => {
    const { status, stdout, stderr } = brinkmanship(['bounds', PACT, '--of', 'pact broken', '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = boundsSchema.parse(JSON.parse(stdout));
    expect(document.parameters).toHaveLength(4);
    expect(document.rows.map(({ name }) => name)).toEqual(['pact broken']);
  });

  it('says what is wrong with the command', () => {
    const { status, stderr } = brinkmanship(['bounds', PACT, '--param', 'north-restraint.fidelty']);
    expect(status).toBe(2);
    expect(stderr).toContain('no parameter named "north-restraint.fidelty"');
  });

  it('refuses what does not fit into memory, and says so', () => {
    const { status, stdout } = brinkmanship(['bounds', PACT, '--megabytes', '0.01']);
    expect(status).toBe(4);
    expect(stdout).toMatch(/Too large to be solved\n\n {2}pact broken; none of these\n {4}it does not fit/);
  });
});

describe('policies', () => {
  it('writes JSON that its schema describes', () => {
    const { status, stdout } = brinkmanship(['policies', '-', '--json'], FREE);
    expect(status).toBe(0);
    const { rows } = policiesSchema.parse(JSON.parse(stdout));
    expect(rows[0]).toMatchObject({ name: 'struck', never: 0, greatest: { probability: 1 } });
  });

  it('asks for a choice that is free', () => {
    const { status, stderr } = brinkmanship(['policies', PACT]);
    expect(status).toBe(2);
    expect(stderr).toContain('choice: free');
  });
});

describe('what plays a scenario', () => {
  it('refuses free choices by name, and check and model do not', () => {
    const { status, stderr } = brinkmanship(['run', '-'], FREE);
    expect(status).toBe(1);
    expect(stderr).toContain('error[free-choice]: "south may strike north" is chosen freely');
    expect(stderr).toContain('policies');
    expect(brinkmanship(['check', '-'], FREE).status).toBe(0);
    expect(brinkmanship(['model', '-'], FREE).stdout).toContain(
      'chosen freely at the start of every tick: choice/south may strike north',
    );
  });
});
