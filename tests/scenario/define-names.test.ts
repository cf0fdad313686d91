import { describe, expect, expectTypeOf, it } from 'vitest';
import type { DefinedScenario } from '../../src/scenario/define/define.js';
import type {
  ActorName,
  CommitmentName,
  CommitmentUnder,
  HolderName,
  OutcomeName,
  ParameterName,
  QuestionName,
  RefrainIn,
  VariantName,
} from '../../src/scenario/define/names-of.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';
import { quantitiesOf } from '../../src/scenario/quantities.js';
import { findQuantity } from '../../src/scenario/quantities.js';
import { pact } from './define-pact.js';

type Pact = typeof pact;

describe('a defined scenario', () => {
  it('is the object itself, in the type that reads a file', () => {
    expect(pact.document).toBe(pact.written);
    expectTypeOf(pact.document).toEqualTypeOf<ScenarioDocument>();
    expectTypeOf(pact.written.actors.alpha).toEqualTypeOf<'Alpha'>();
    expect(readDocument(pact.document).diagnostics).toEqual([]);
  });
});

describe('the literal names', () => {
  it('are those that the object declares', () => {
    expectTypeOf<ActorName<Pact>>().toEqualTypeOf<'alpha' | 'beta' | 'gamma' | 'delta'>();
    expectTypeOf<OutcomeName<Pact>>().toEqualTypeOf<
      'regional war' | 'an accident' | 'alpha and beta fight' | 'pact intact'
    >();
    expectTypeOf<QuestionName<Pact>>().toEqualTypeOf<'Q1' | 'Q2'>();
    expectTypeOf<VariantName<Pact>>().toEqualTypeOf<'no pact' | 'gamma strikes'>();
    expectTypeOf<CommitmentName<Pact>>().toEqualTypeOf<
      'alpha-restraint' | 'beta-restraint' | 'beta-answer' | 'alpha-word'
    >();
  });

  it('may be asked of the written object too', () => {
    expectTypeOf<ActorName<Pact['written']>>().toEqualTypeOf<ActorName<Pact>>();
    expectTypeOf<Pact>().toEqualTypeOf<DefinedScenario<Pact['written']>>();
  });

  it('are any text for a scenario that was read', () => {
    expectTypeOf<ActorName<Scenario>>().toEqualTypeOf<string>();
    expectTypeOf<CommitmentUnder<Scenario, string>>().toEqualTypeOf<string>();
    expectTypeOf<HolderName<Scenario, string>>().toEqualTypeOf<string>();
    expectTypeOf<string>().toExtend<ParameterName<Scenario>>();
  });

  it('of holders are debtor, creditor and observers, mirrored or not', () => {
    expectTypeOf<HolderName<Pact, 'alpha-restraint'>>().toEqualTypeOf<'alpha' | 'beta' | 'gamma'>();
    expectTypeOf<HolderName<Pact, 'beta-restraint'>>().toEqualTypeOf<'alpha' | 'beta' | 'gamma'>();
    expectTypeOf<HolderName<Pact, 'beta-answer'>>().toEqualTypeOf<'beta' | 'gamma'>();
    expectTypeOf<HolderName<Pact, 'alpha-word'>>().toEqualTypeOf<'alpha' | 'gamma'>();
  });

  it('of commitments depend on the variant, and on those that it includes', () => {
    expectTypeOf<CommitmentUnder<Pact, 'as given'>>().toEqualTypeOf<
      'alpha-restraint' | 'beta-restraint' | 'beta-answer'
    >();
    expectTypeOf<CommitmentUnder<Pact, 'no pact'>>().toEqualTypeOf<'beta-answer'>();
    expectTypeOf<CommitmentUnder<Pact, 'gamma strikes'>>().toEqualTypeOf<'beta-answer' | 'alpha-word'>();
    expectTypeOf<RefrainIn<Pact, CommitmentName<Pact>>>().toEqualTypeOf<
      'alpha-restraint' | 'beta-restraint' | 'alpha-word'
    >();
  });

  it('of numbers are what can be set', () => {
    expectTypeOf<'parameters.tension' | 'tension'>().toExtend<ParameterName<Pact>>();
    expectTypeOf<'commitments.beta-restraint.fidelity.shift 1'>().toExtend<ParameterName<Pact>>();
    expectTypeOf<'commitments.beta-answer.fidelity.shift 1'>().not.toExtend<ParameterName<Pact>>();
    expectTypeOf<'strain.+1' | 'protests > calm'>().toExtend<ParameterName<Pact>>();
    expectTypeOf<'unrest.protests > clam'>().not.toExtend<ParameterName<Pact>>();
    // Neither the rest nor a certain move is a number.
    expectTypeOf<'processes.resolve.starts.feint'>().not.toExtend<ParameterName<Pact>>();
    expectTypeOf<'postures.at ease > alert'>().not.toExtend<ParameterName<Pact>>();
  });
});

describe('the name of every number', () => {
  const { scenario } = readDocument(pact.document);
  const names = scenario === null ? [] : quantitiesOf(scenario).map(({ name }) => name);

  it('is one of these, and these are all', () => {
    const typed: Record<FullName, true> = {
      'parameters.tension': true,
      'ladder.cools': true,
      'channels.delta-channel.delivery': true,
      'processes.unrest.protests > calm': true,
      'processes.unrest.protests > new regime': true,
      'processes.resolve.starts.sincere': true,
      'processes.strain.+1': true,
      'commitments.alpha-restraint.fidelity': true,
      'commitments.alpha-restraint.disclosed': true,
      'commitments.alpha-restraint.cancelled': true,
      'commitments.beta-restraint.fidelity': true,
      'commitments.beta-restraint.fidelity.shift 1': true,
      'commitments.beta-restraint.disclosed': true,
      'commitments.beta-restraint.cancelled': true,
      'commitments.beta-answer.fidelity': true,
      'commitments.beta-answer.targets.gamma.bases': true,
      'commitments.beta-answer.targets.alpha': true,
      'commitments.beta-answer.after.mean 1': true,
      'commitments.beta-answer.after.mean 2': true,
      'commitments.alpha-word.fidelity': true,
      'options.gamma may strike beta': true,
      'options.alpha may strike beta': true,
      'options.alpha may strike gamma.bases (by night)': true,
      'options.beta may go to war with alpha': true,
      'attribution.joint blame': true,
      'signals.alpha reassure gamma.backs alpha-restraint': true,
      'signals.alpha reassure beta.explains joint blame': true,
      'alarms.radar ghost': true,
      'alarms.radar ghost.fades': true,
      'accidents.stray missile': true,
      'accidents.stray missile.explained': true,
      'accidents.stray missile.explained to delta': true,
      'trust.beta in alpha.move 1': true,
    };
    expect([...names].sort()).toEqual(Object.keys(typed).sort());
    expect(findQuantity('beta-answer.fidelity', names)).toEqual({ name: 'commitments.beta-answer.fidelity' });
  });

  /** Those that begin with their section, and stand for a number of this scenario. */
  type FullName = Extract<
    ParameterName<Pact>,
    `${'parameters' | 'ladder' | 'channels' | 'commitments' | 'options' | 'attribution' | 'signals' | 'alarms' | 'accidents' | 'trust' | 'processes'}.${string}`
  >;
});
