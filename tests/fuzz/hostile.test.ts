import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { DOORS, type Door } from './hostile-input.js';

/** A short hunt at every door. `npm run fuzz:hostile` hunts for longer. */
async function hunted<Input>({ made, trouble }: Door<Input>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(made, async (input) => {
      expect(await trouble(input)).toBeNull();
    }),
    { numRuns },
  );
}

describe('what the hunt has found', () => {
  it('is refused: a curve that goes on for longer than anybody can count', () => {
    const { diagnostics } = readDocument({
      brinkmanship: 1,
      title: 'Long',
      tick: 'day',
      horizon: 5,
      actors: { alpha: 'Alpha', beta: 'Beta' },
      acts: { strike: { rung: 'use of force' } },
      options: {
        'alpha may strike beta': {
          by: { 2: 0.3, '99999999999999999999': 0.9 },
          since: 'tick >= 1',
          basis: 'assumed',
        },
      },
      outcomes: [{ blows: 'ever(alpha strike beta)' }],
    });
    const message = 'a curve is given at whole ticks from 1 to 100000, not at 100000000000000000000';
    expect(diagnostics).toMatchObject([{ code: 'out-of-range', message, severity: 'error' }]);
  });
});

describe('hostile input comes to nothing but diagnostics', () => {
  const [texts, objects, expressions, checkpoints, commandLines] = DOORS;

  it('as text', async () => {
    await expect(hunted(texts, 60)).resolves.toBeUndefined();
  });

  it('as an object', async () => {
    await expect(hunted(objects, 60)).resolves.toBeUndefined();
  });

  it('as an expression', async () => {
    await expect(hunted(expressions, 300)).resolves.toBeUndefined();
  });

  it('as a checkpoint', async () => {
    await expect(hunted(checkpoints, 150)).resolves.toBeUndefined();
  });

  it('on the command line', async () => {
    await expect(hunted(commandLines, 60)).resolves.toBeUndefined();
  });

  it('leaves the prototypes of all objects alone', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
});
