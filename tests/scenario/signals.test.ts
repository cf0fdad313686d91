import { describe } from 'vitest';
import { testMistakes } from './mistakes.js';

const SOUND = `brinkmanship: 1
title: A signal
tick: day
horizon: 30
actors: { north: North, south: South, east: East }
acts: { shell: { rung: use of force }, assure: {}, deny: {} }
commitments:
  pact: { debtor: north, creditor: south, refrain: north shell south, fidelity: "0.9, assumed" }
credibility:
  pact as seen by south: { from: 0, to: 3, starts: 2, basis: assumed }
options:
  north may shell south: 5% within 90 days, assumed
  north may assure south: 5% per day, assumed
  north may deny south: 5% per day, assumed
  east may assure south: 5% per day, assumed
attribution:
  blame: { observer: south, of: north shell south, believes: east took part, chance: "0.2 per occasion, assumed" }
signals:
  north assure south: { acknowledges: pact }
  any assure south: { backs: pact, by: 2, believed: "0.5 per occasion, assumed" }
  north deny south:
    - { denies: pact, believed: "0.2 per occasion, assumed" }
    - { explains: blame, believed: "0.3 per occasion, assumed" }
outcomes:
  - admitted: acknowledged(pact)
  - blamed: south believes blame
`;

describe('signals', () => {
  testMistakes(SOUND, [
    {
      name: 'any kind of act',
      from: '  any assure south: {',
      to: '  any any south: {',
      code: 'wrong-kind',
      underlined: 'any any south',
      help: 'one kind of act',
    },
    {
      name: 'two things at once',
      from: '{ acknowledges: pact }',
      to: '{ acknowledges: pact, backs: pact }',
      code: 'contradiction',
      underlined: '',
      help: 'write a list',
    },
    {
      name: 'nothing at all',
      from: '{ acknowledges: pact }',
      to: '{ by: 1 }',
      code: 'missing-key',
      underlined: '',
      help: 'backs',
    },
    {
      name: 'what another has promised',
      from: '  north assure south: {',
      to: '  east assure south: {',
      code: 'contradiction',
      underlined: 'pact',
      help: 'only "north" can acknowledge',
    },
    {
      name: 'an unknown commitment',
      from: 'backs: pact',
      to: 'backs: pcat',
      code: 'unknown-name',
      underlined: 'pcat',
      help: 'pact',
    },
    {
      name: 'an explanation of a commitment',
      from: 'explains: blame',
      to: 'explains: pact',
      code: 'unknown-name',
      underlined: 'pact',
      help: 'rule of attribution, alarm or accident',
    },
    {
      name: 'a rate of being believed',
      from: '"0.5 per occasion, assumed"',
      to: '"0.5 per day, assumed"',
      code: 'wrong-unit',
      underlined: '',
      help: 'per occasion',
    },
    {
      name: 'levels of a belief',
      from: 'explains: blame,',
      to: 'explains: blame, by: 2,',
      code: 'contradiction',
      underlined: '',
      help: 'moves no credibility',
    },
    {
      name: 'a credibility that nobody keeps',
      from: 'pact as seen by south: { from: 0, to: 3, starts: 2, basis: assumed }',
      to: '{}',
      code: 'never-bites',
      underlined: '',
      help: 'moves none',
    },
  ]);
});
