import { defineScenario } from '../../src/scenario/define/define.js';

/** A scenario that uses every section. The tests of mistakes change one word of this file and compile it. */
export const pact = defineScenario({
  brinkmanship: 1,
  title: 'A pact of restraint, and a third party',
  tick: 'day',
  horizon: 60,
  sources: { E1: 'who promised what', E7: 'who may be blamed', B7: 'how fast answers come' },
  actors: {
    alpha: 'Alpha',
    beta: { name: 'Beta', 'regime changes when': 'unrest is new regime' },
    gamma: { name: 'Gamma', parts: { bases: { name: "Gamma's bases abroad", on: 'delta' } } },
    delta: 'Delta',
  },
  ladder: { preset: 'mid', cools: '50% within 60 days, from 20% to 90%, assumed' },
  acts: {
    strike: { rung: 'use of force', codes: { mid: 4, cameo: 19 } },
    'go to war with': { rung: 'war' },
    reassure: {},
    'stop fighting': { 'calms to': 'threat' },
  },
  parameters: { tension: '0.3, from 0 to 1, assumed (E1)' },
  processes: {
    unrest: {
      states: ['calm', 'protests', 'new regime'],
      starts: 'protests',
      moves: {
        'protests > calm': '30% within 30 days, from 10% to 60%, assumed',
        'protests > new regime': { when: 'ever(gamma strike beta)', chance: '1% per day, assumed' },
      },
    },
    resolve: {
      states: ['sincere', 'feint'],
      starts: { sincere: '0.7, from 0.4 to 0.9, assumed', feint: 'rest' },
      'known to': ['beta'],
    },
    strain: { from: 0, to: 5, starts: 2, moves: { '+1': '10% per day, from 1% to 20%, assumed' } },
  },
  postures: {
    states: ['at ease', 'alert'],
    moves: { 'at ease > alert': { when: 'any strike beta and posture(self) is at ease' } },
  },
  channels: {
    'delta-channel': { 'carried by': ['delta'], delivery: '0.95, from 0.7 to 1, assumed' },
  },
  commitments: {
    'alpha-restraint': {
      debtor: 'alpha',
      creditor: 'beta',
      observers: ['gamma'],
      refrain: 'alpha strike beta',
      unless: 'beta strike alpha',
      channel: 'delta-channel',
      disclosed: '50% within 60 days, from 20% to 90%, assumed',
      cancelled: { when: 'tick > 50', chance: '1% per day, assumed' },
      fidelity: '0.9, from 0.4 to 1, assumed (E1)',
      source: 'E1',
    },
    'beta-restraint': {
      mirrors: 'alpha-restraint',
      fidelity: {
        value: 0.9,
        range: [0.4, 1],
        basis: 'assumed',
        shifts: [{ when: 'resolve is feint', by: '-2 - tension', range: [-4, 0], basis: 'assumed' }],
      },
    },
    'beta-answer': {
      debtor: 'beta',
      creditor: 'gamma',
      if: 'gamma strike beta',
      perform: ['strike'],
      targets: {
        named: { 'gamma.bases': 0.9 },
        omitted: { alpha: 0.1 },
        excluded: ['delta'],
        basis: 'assumed',
      },
      within: 20,
      after: {
        geometric: [
          { mean: 2, share: 0.7 },
          { mean: 9, share: 0.3 },
        ],
        basis: 'calibrated',
        source: 'B7',
      },
      fidelity: '0.7, from 0.4 to 0.95, assumed',
    },
  },
  options: {
    'gamma may strike beta': {
      when: 'unrest is protests',
      chance: '25% within 30 days, from 5% to 60%, assumed (E1)',
    },
    'alpha may strike beta': '20% within 90 days, from 5% to 50%, assumed',
    'alpha may strike gamma.bases (by night)': '1% within 90 days, assumed',
    'beta may go to war with alpha': {
      when: 'beta believes (alpha took part in gamma strike beta)',
      chance: '30% within 10 days, from 10% to 70%, assumed',
    },
  },
  attribution: {
    'joint blame': {
      observer: 'beta',
      of: 'gamma strike beta',
      believes: 'alpha took part',
      chance: '0.3 per occasion, from 0 to 0.7, assumed (E7)',
    },
  },
  alarms: {
    'radar ghost': {
      observer: 'beta',
      of: 'alpha strike beta',
      when: 'rung(alpha, beta) >= threat',
      chance: '1% per day, assumed',
      fades: '50% per day, assumed',
    },
  },
  accidents: {
    'stray missile': {
      act: 'alpha strike gamma.bases',
      when: 'unrest is protests',
      chance: '0.1% per day, assumed',
      explained: '0.8 per occasion, assumed',
      'explained to': { delta: 1 },
    },
  },
  signals: {
    'alpha reassure gamma': [
      { acknowledges: 'alpha-restraint' },
      { backs: 'alpha-restraint', by: 1, believed: '0.4 per occasion, assumed' },
    ],
    'alpha reassure beta': { explains: 'joint blame', believed: '0.5 per occasion, assumed' },
  },
  trust: {
    'beta in alpha': {
      levels: ['little', 'some'],
      starts: 'some',
      moves: [{ when: 'alpha strike beta', by: -1, chance: '0.5 per occasion, assumed' }],
      basis: 'assumed',
    },
  },
  credibility: { 'alpha-restraint as seen by gamma': { from: 0, to: 3, starts: 1, basis: 'assumed' } },
  outcomes: [
    { 'regional war': { ends: true, when: '3 or more actors at war for 7 days' } },
    {
      'an accident':
        'ever(accident(stray missile)) and not beta believes stray missile and not beta believes radar ghost',
    },
    { 'alpha and beta fight': 'ever(rung(alpha, beta) >= use of force)' },
    { 'pact intact': 'intact(alpha-restraint) and intact(beta-restraint)' },
  ],
  questions: {
    Q1: { ask: 'intact(alpha-restraint as seen by beta)', at: [30, 60], under: ['as given', 'no pact'] },
    Q2: { ask: 'beta go to war with alpha', given: 'gamma strike beta', within: 30 },
  },
  variants: {
    'no pact': { remove: ['alpha-restraint', 'beta-restraint'], set: { 'beta-answer.fidelity': 0.3 } },
    'gamma strikes': {
      includes: ['no pact'],
      force: { act: 'gamma strike beta', on: 10 },
      put: { variable: 'unrest', to: 'calm', on: 2 },
      cut: { channel: 'delta-channel', from: 5 },
      add: {
        'alpha-word': { debtor: 'alpha', creditor: 'gamma', refrain: 'alpha strike gamma', fidelity: 0 },
      },
    },
  },
});
