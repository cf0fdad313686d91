import { lower, type QuestionResult, simulate, type SimulationResult } from 'brinkmanship';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelOf, read } from './shipped.js';

/**
 * What must come out of the founding case whatever its numbers are. Variants share their luck, so a sign shows in a few
 * hundred runs.
 */

const RUNS = 400;
const VARIANTS = [
  'as given',
  'no-shock',
  'us-strikes',
  'us-strikes-no-blame',
  'us-strikes-sure-blame',
  'no-channel',
  'calm',
  'lebanon-during-war',
  'without-israel-assurance',
  'sceptical',
  'trusting',
  'no-shadow-war',
  'mediation-accepted',
] as const;

/** The second reading of E2: no pre-emption only. */
const NO_PRE_EMPTION = 'no pre-emption only';

const results = new Map<string, SimulationResult>();

beforeAll(async () => {
  const shipped = await read('december-assurances.yaml');
  for (const variant of VARIANTS) {
    results.set(variant, await simulate(modelOf(shipped, variant), { runs: RUNS, seed: 'signs' }));
  }
  const model = modelOf(shipped, 'as given', { E2: NO_PRE_EMPTION });
  results.set(NO_PRE_EMPTION, await simulate(model, { runs: RUNS, seed: 'signs' }));
});

type Played = (typeof VARIANTS)[number] | typeof NO_PRE_EMPTION;

function result(variant: Played): SimulationResult {
  const found = results.get(variant);
  if (found === undefined) throw new Error(`${variant} was not simulated`);
  return found;
}

function answer(variant: Played, question: string, row = -1): number {
  const asked: QuestionResult | undefined = result(variant).questions.find(({ name }) => name === question);
  const value = asked?.rows.at(row)?.estimate.value;
  if (value === undefined || value === null) throw new Error(`${question} has no answer under ${variant}`);
  return value;
}

function outcome(variant: Played, name: string): number {
  const value = result(variant).outcomes.find((one) => one.name === name)?.probability.value;
  if (value === undefined || value === null) throw new Error(`there is no outcome ${name}`);
  return value;
}

describe('the founding case', () => {
  it('lets Iran strike Israel after US strikes no less often where its word was no pre-emption only (Q2)', () => {
    expect(answer(NO_PRE_EMPTION, 'Q2a')).toBeGreaterThan(answer('as given', 'Q2a'));
  });

  it('hardly ever calls that a breach where the word was no pre-emption only', () => {
    // Not never: on the very day of the US strike Iran is still bound.
    expect(answer(NO_PRE_EMPTION, 'Q2b')).toBeLessThan(answer('as given', 'Q2b'));
  });

  it('has Iran strike Israel more often, the more surely it takes a US strike for a joint one (Q6)', () => {
    const [never, perhaps, surely] = [
      answer('us-strikes-no-blame', 'Q6a'),
      answer('us-strikes', 'Q6a'),
      answer('us-strikes-sure-blame', 'Q6a'),
    ];
    expect(never).toBeLessThan(perhaps);
    expect(perhaps).toBeLessThan(surely);
  });

  it('has nothing to dispute where nobody is blamed for what another did, nor answers for it', async () => {
    // What Iran's friends do may count as Iran's for Israel alone: that too makes the two see one word differently.
    expect(answer('us-strikes-no-blame', 'Q6b')).toBeLessThan(answer('us-strikes', 'Q6b'));
    const { scenario } = await read('december-assurances.yaml');
    const set = new Map([
      ['friends of Iran', 0],
      ['Hezbollah for Iran', 0],
    ]);
    const { model } = lower(scenario, { variant: 'us-strikes-no-blame', set });
    if (model === null) throw new Error('it cannot be translated');
    const { questions } = await simulate(model, { runs: RUNS, seed: 'signs' });
    expect(questions.find(({ name }) => name === 'Q6b')?.rows.at(-1)?.estimate.value).toBe(0);
    expect(answer('us-strikes', 'Q6b')).toBeGreaterThan(0);
  });

  it('breaks no word before there is a reason to: an assurance stands no more often after a shock (Q1)', () => {
    for (const question of ['Q1a', 'Q1b', 'Q1c', 'Q1d']) {
      expect(answer('us-strikes', question)).toBeLessThan(answer('no-shock', question));
      expect(answer('lebanon-during-war', question)).toBeLessThan(answer('no-shock', question));
    }
  });

  it('lets an assurance stand less and less often as time passes', () => {
    for (const question of ['Q1a', 'Q1b', 'Q1c', 'Q1d']) {
      const [early, later, late] = [0, 1, 2].map((row) => answer('as given', question, row));
      expect(early).toBeGreaterThanOrEqual(later ?? Number.NaN);
      expect(later).toBeGreaterThanOrEqual(late ?? Number.NaN);
    }
  });

  it('has more blows between Israel and Iran without the promises than with them (Q4, Q5)', () => {
    expect(answer('without-israel-assurance', 'Q4a')).toBeGreaterThan(answer('as given', 'Q4a'));
    expect(answer('no-channel', 'Q5')).toBeGreaterThan(answer('as given', 'Q5'));
  });

  it('has fewer US strikes where the streets are calm (Q8), or Washington takes a mediator (E9)', () => {
    expect(answer('calm', 'Q8c')).toBeLessThan(answer('as given', 'Q8c'));
    expect(answer('mediation-accepted', 'Q12a')).toBeLessThan(answer('as given', 'Q12a'));
  });

  it('has more blows to a sceptic and fewer to one who trusts (Q10)', () => {
    expect(answer('sceptical', 'Q10b')).toBeGreaterThan(answer('as given', 'Q10b'));
    expect(answer('trusting', 'Q10b')).toBeLessThan(answer('as given', 'Q10b'));
  });

  it("frees Israel of its word more often where what Iran's friends do counts as Iran's (E19)", () => {
    expect(answer('no-shadow-war', 'Q11b')).toBeGreaterThan(answer('as given', 'Q11b'));
  });

  it('leaves no run without an outcome, and no outcome of the file without a run', () => {
    expect(outcome('as given', 'none of these')).toBe(0);
    const never = result('as given').outcomes.filter(({ count }) => count === 0);
    expect(never.map(({ name }) => name)).toEqual(['none of these']);
  });
});
