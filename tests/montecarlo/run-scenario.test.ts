import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { simulate } from '../../src/montecarlo/index.js';
import { runScenario } from '../../src/montecarlo/run-scenario.js';
import { ScenarioError } from '../../src/montecarlo/scenario-error.js';
import { defineScenario } from '../../src/scenario/define/define.js';
import { readDocument, readScenario } from '../../src/scenario/read/scenario.js';
import { compile } from '../scenario/define-compiler.js';
import { pact } from '../scenario/define-pact.js';

const OPTIONS = { runs: 150, seed: 'by name' } as const;

describe('a run of a typed scenario', () => {
  it('gives what a simulation of its model gives, by name', async () => {
    const result = await runScenario(pact, OPTIONS);
    const { scenario } = readDocument(pact.document);
    const { model } = scenario === null ? { model: null } : lower(scenario);
    if (model === null) throw new Error('the scenario of this test is sound');
    const plain = await simulate(model, OPTIONS);

    expect(result.simulation).toEqual(plain);
    expect(Object.values(result.outcomes)).toEqual(plain.outcomes);
    expect(Object.values(result.questions)).toEqual(plain.questions);
    expect(result).toMatchObject({ variant: 'as given', runs: 150, stopped: false, warnings: [] });
    const view = plain.commitments.find((row) => row.name === 'alpha-restraint' && row.holder === 'beta');
    expect(result.commitments['alpha-restraint'].beta.fates).toEqual(view?.fates);
    const sum = Object.values(result.commitments['beta-answer'].gamma.fates).reduce((a, b) => a + b, 0);
    expect(sum).toBe(150);
  });

  it('has every name that its type promises', async () => {
    const { outcomes, commitments, temptations, questions, disputes } = await runScenario(pact, OPTIONS);
    expect(Object.keys(outcomes)).toEqual([
      'regional war',
      'an accident',
      'alpha and beta fight',
      'pact intact',
      'none of these',
    ]);
    expect(Object.keys(commitments).sort()).toEqual(['alpha-restraint', 'beta-answer', 'beta-restraint']);
    expect(Object.keys(commitments['beta-restraint']).sort()).toEqual(['alpha', 'beta', 'gamma']);
    expect(Object.keys(temptations).sort()).toEqual(['alpha-restraint', 'beta-restraint']);
    expect(Object.keys(questions)).toEqual(['Q1', 'Q2']);
    const { tempted, kept, spared, broken } = temptations['alpha-restraint'];
    expect(tempted).toBeGreaterThan(0);
    expect(kept + spared + broken).toBe(tempted);
    expect(disputes['alpha-restraint']?.ever.runs).toBe(150);
    expect(disputes['beta-answer']?.ever.runs ?? 150).toBe(150);
  });

  it('has the commitments that are there under its variant', async () => {
    const without = await runScenario(pact, { ...OPTIONS, variant: 'no pact' });
    expect(without.variant).toBe('no pact');
    expect(Object.keys(without.commitments)).toEqual(['beta-answer']);
    expect(without.temptations).toEqual({});

    const more = await runScenario(pact, { ...OPTIONS, variant: 'gamma strikes' });
    expect(Object.keys(more.commitments).sort()).toEqual(['alpha-word', 'beta-answer']);
    expect(more.temptations['alpha-word']).toEqual({
      tempted: 0,
      kept: 0,
      spared: 0,
      broken: 0,
      forced: 0,
      accidents: 0,
    });
    expectTypeOf(more.variant).toEqualTypeOf<'gamma strikes'>();
  });

  it('takes numbers in place of those of the scenario', async () => {
    const always = { ...OPTIONS, set: { 'alpha-restraint.fidelity': 1 } } as const;
    const { temptations, simulation } = await runScenario(pact, always);
    expect(temptations['alpha-restraint'].broken).toBe(0);
    expect(simulation.assumptions).toContainEqual(
      expect.objectContaining({ name: 'commitments.alpha-restraint.fidelity', value: 1, overridden: true }),
    );
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const seen: number[] = [];
    const signal = { aborted: false };
    const result = await runScenario(pact, {
      runs: 1_000_000,
      signal,
      onProgress: (done) => {
        seen.push(done);
        signal.aborted = true;
      },
    });
    expect(result.stopped).toBe(true);
    expect(seen).toEqual([result.runs]);
  });
});

describe('a run of a scenario that was read from a file', () => {
  const file = new URL('../../scenarios/third-party.yaml', import.meta.url);
  const { scenario } = readScenario(readFileSync(file, 'utf8'));

  it('has the same form, with names that may be any text', async () => {
    if (scenario === null) throw new Error('the scenario of this test is sound');
    const result = await runScenario(scenario, {
      ...OPTIONS,
      variant: 'no pact',
      set: { 'beta-answer.fidelity': 1 },
    });
    expect(result.outcomes['regional war']?.probability.runs).toBe(150);
    expect(result.commitments['beta-answer']?.['gamma']?.fates.violated).toBeGreaterThanOrEqual(0);
    expect(result.commitments['alpha-restraint']).toBeUndefined();
    expectTypeOf(result.variant).toEqualTypeOf<'no pact'>();
  });
});

describe('what is wrong', () => {
  const broken = defineScenario({
    ...pact.written,
    options: { 'alpha may strike beta': '20% within 90 days' },
  });

  it('with the scenario is thrown, as text and as data', async () => {
    const error = await runScenario(broken).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ScenarioError);
    const { name, message, diagnostics } = error as ScenarioError;
    expect(name).toBe('ScenarioError');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'no-basis', path: ['options', 'alpha may strike beta'] }),
    );
    expect(message).toContain('what does the number 0.2 rest on?');
    expect(message).toContain('(options.alpha may strike beta)');
  });

  it('with what is set is thrown in the same way', async () => {
    const error = await runScenario(pact, { set: { fidelity: 0.5 } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ScenarioError);
    expect((error as ScenarioError).message).toContain(
      '"fidelity" may mean commitments.alpha-restraint.fidelity',
    );
  });

  it('with an option is a RangeError', async () => {
    await expect(runScenario(pact, { runs: 0 })).rejects.toThrow(RangeError);
  });
});

describe('a wrong name in what is asked of a result', () => {
  const opening = `import { runScenario } from '../../src/montecarlo/run-scenario.js';
import { pact } from './define-pact.js';
const result = await runScenario(pact);
const without = await runScenario(pact, { variant: 'no pact' });
`;
  const cases = [
    [`result.outcomes['regional wr'];`, `Did you mean 'regional war'?`],
    [`result.commitments['alpha-restrant'];`, `Did you mean 'alpha-restraint'?`],
    [`result.commitments['alpha-restraint'].delta;`, `Property 'delta' does not exist on type`],
    [`result.commitments['alpha-restraint'].beta.fates.broken;`, `Property 'broken' does not exist on type`],
    [`result.temptations['beta-answer'];`, `Property 'beta-answer' does not exist on type`],
    [`result.questions.Q3;`, `Property 'Q3' does not exist on type`],
    [`without.commitments['alpha-restraint'];`, `Property 'alpha-restraint' does not exist on type`],
    [`await runScenario(pact, { variant: 'no pakt' });`, `Did you mean '"no pact"'?`],
    [`await runScenario(pact, { set: { tenson: 1 } });`, `'tenson' does not exist in type`],
    [`await runScenario(pact, { run: 3 });`, `'run' does not exist in type`],
  ] as const;
  const { complaints } = compile([opening, ...cases.map(([source]) => opening + source)]);

  it('is nowhere in the opening of these cases', () => {
    expect(complaints[0]).toEqual([]);
  });

  it.each(cases.map(([source, says], index) => ({ source, says, said: complaints[index + 1] ?? [] })))(
    '$source',
    ({ says, said }) => {
      expect(said).toHaveLength(1);
      expect(said[0]?.message).toContain(says);
    },
  );
});
