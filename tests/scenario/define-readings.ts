import { defineScenario } from '../../src/scenario/define/define.js';

/** A typed scenario with two readings. */
export const noted = defineScenario({
  brinkmanship: 1,
  title: 'A note',
  tick: 'day',
  horizon: 30,
  actors: { north: 'North', south: 'South' },
  acts: { strike: { rung: 'use of force' } },
  commitments: {
    pact: { debtor: 'north', creditor: 'south', refrain: 'north strike south', fidelity: '0.9, assumed' },
  },
  options: { 'north may strike south': '10% within 30 days, assumed' },
  readings: {
    note: {
      about: 'what the note says',
      alternatives: { 'a promise': {}, 'a courtesy': { remove: 'pact' } },
    },
    speech: {
      alternatives: {
        'nothing new': {},
        'a threat': { set: { 'options.north may strike south': 0.4 } },
      },
    },
  },
  outcomes: [{ struck: 'ever(north strike south)' }],
  variants: { bolder: { set: { 'options.north may strike south': 0.9 } } },
});
