import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { runReadings } from '../../src/montecarlo/run-readings.js';
import { runScenario } from '../../src/montecarlo/run-scenario.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import { compile } from '../scenario/define-compiler.js';
import { pact } from '../scenario/define-pact.js';
import { noted } from '../scenario/define-readings.js';

const text = readFileSync(new URL('../../scenarios/first-strike-pact.yaml', import.meta.url), 'utf8');

/** As a program without types may call it. */
async function messageFor(given: unknown): Promise<string> {
  const thrown: unknown = await runScenario(given as typeof pact).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(TypeError);
  return (thrown as TypeError).message;
}

describe('what is no scenario', () => {
  it.each([
    [
      'a text',
      text,
      'expected a scenario, and got a text: pass what `defineScenario` gives, or the `.scenario`',
    ],
    ['null', null, 'expected a scenario, and got null. What `readScenario` and `loadScenario` give has'],
    ['nothing', undefined, 'expected a scenario, and got undefined: pass what'],
    ['a whole load result', readScenario(text), 'pass its `.scenario`, once it is not null'],
    ['a promise of one', Promise.resolve(readScenario(text)), 'write `await` before `loadScenario`'],
    ['the content of a file', pact.written, 'pass what `defineScenario` makes of it'],
    ['another object', { title: 'A pact' }, 'expected a scenario, and got another object: pass what'],
  ])('is told from one: %s', async (_, given, says) => {
    expect(await messageFor(given)).toContain(says);
  });
});

describe('readings of a typed scenario', () => {
  const opening = `import { defineScenario } from '../../src/scenario/define/define.js';
import { runScenario } from '../../src/montecarlo/run-scenario.js';
import { noted } from './define-readings.js';
`;
  const cases = [
    [
      `await runScenario(noted, { readings: { note: 'a curtesy' } });`,
      `'"a curtesy"' is not assignable to type`,
    ],
    [`await runScenario(noted, { readings: { nota: 'a courtesy' } });`, `'nota' does not exist in type`],
    [`(await runScenario(noted)).commitments.pact.north;`, `possibly 'undefined'`],
    [
      `defineScenario({ ...noted.written, readings: { note: { alternatives: { a: {}, b: { remove: 'pakt' } } } } });`,
      `Type '"pakt"' is not assignable to type '"pact"'`,
    ],
  ] as const;
  const { complaints } = compile([opening, ...cases.map(([source]) => opening + source)]);

  it('are chosen by their names, and stand in the result', async () => {
    const plain = await runScenario(noted, { runs: 20 });
    expect(plain.readings).toEqual({ note: 'a promise', speech: 'nothing new' });
    expect(plain.commitments.pact?.north.fates.detached).toBeGreaterThan(0);
    const other = await runScenario(noted, { runs: 20, readings: { note: 'a courtesy' } });
    expect(other.commitments.pact).toBeUndefined();
    expect(other.temptations.pact).toBeUndefined();
    expectTypeOf(other.readings.note).toEqualTypeOf<'a promise' | 'a courtesy'>();
  });

  it('are run in all their combinations', async () => {
    const results = await runReadings(noted, { runs: 20, variant: 'bolder' });
    expect(results.map(({ readings }) => `${readings.note}; ${readings.speech}`)).toEqual([
      'a promise; nothing new',
      'a promise; a threat',
      'a courtesy; nothing new',
      'a courtesy; a threat',
    ]);
    expect(new Set(results.map(({ variant }) => variant))).toEqual(new Set(['bolder']));
    const fixed = await runReadings(noted, { runs: 20, readings: { note: 'a courtesy' } });
    expect(fixed).toHaveLength(2);
  });

  it('are one combination where there are none', async () => {
    const results = await runReadings(pact, { runs: 10 });
    expect(results.map(({ readings }) => readings)).toEqual([{}]);
  });

  it('of another name are refused', async () => {
    const wrong = { note: 'a curtesy' } as unknown as { note: 'a courtesy' };
    await expect(runReadings(noted, { runs: 10, readings: wrong })).rejects.toThrow(
      'did you mean "a courtesy"?',
    );
  });

  it('that no object declares are refused by the compiler', () => {
    expect(complaints[0]).toEqual([]);
    for (const [index, [, says]] of cases.entries()) {
      expect(complaints[index + 1]?.map(({ message }) => message).join('\n')).toContain(says);
    }
  });
});
