import { describe } from 'vitest';
import { testMistakes } from './mistakes.js';

const SOUND = `brinkmanship: 1
title: An accident
tick: day
horizon: 30
actors: { north: { parts: { bases: the bases } }, south: South, east: East }
acts: { shell: { rung: use of force } }
processes: { mood: { states: [calm, angry], moves: { calm > angry: "20% within 30 days, assumed" } } }
commitments:
  pact: { debtor: north, creditor: south, refrain: north shell south, fidelity: "0.9, assumed" }
options:
  north may shell south: 5% within 90 days, assumed
  south may shell north:
    when: not south believes stray shell
    chance: 5% within 90 days, assumed
attribution:
  blame: { observer: south, of: north shell south, believes: east took part, chance: "0.2 per occasion, assumed" }
accidents:
  stray shell:
    act: north shell south
    when: mood is angry
    chance: 1% per day, assumed
    explained: 80% per occasion, assumed
    explained to: { east: 1 }
outcomes:
  - accident: ever(accident(stray shell))
`;

describe('accidents', () => {
  testMistakes(SOUND, [
    {
      name: 'several acts',
      from: 'act: north shell south',
      to: 'act: north any south',
      code: 'wrong-kind',
      underlined: 'north any south',
      help: 'name its author',
    },
    {
      name: 'whatever is there',
      from: 'act: north shell south',
      to: 'act: south shell north.*',
      code: 'wrong-kind',
      underlined: 'south shell north.*',
      help: 'several acts',
    },
    {
      name: 'an unknown act',
      from: 'act: north shell south',
      to: 'act: north shel south',
      code: 'unknown-name',
      underlined: 'shel',
      help: 'shell',
    },
    {
      name: 'a rate of being believed',
      from: '80% per occasion',
      to: '80% per day',
      code: 'wrong-unit',
      underlined: '',
      help: 'at the accident, or not at all',
    },
    {
      name: 'an occasion that is none',
      from: '    when: mood is angry\n    chance: 1% per day',
      to: '    chance: 1% per occasion',
      code: 'no-unit',
      underlined: 'stray shell',
      help: 'no occasion',
    },
    {
      name: 'an unknown observer',
      from: '{ east: 1 }',
      to: '{ esat: 1 }',
      code: 'unknown-name',
      underlined: 'esat',
      help: 'east',
    },
    {
      name: 'its author as an observer',
      from: '{ east: 1 }',
      to: '{ north: 1 }',
      code: 'contradiction',
      underlined: 'north',
      help: 'knows its own accidents',
    },
    {
      name: 'a name that is a belief already',
      from: '  blame: {',
      to: '  stray shell: {',
      code: 'bad-name',
      underlined: 'stray shell',
      help: 'attribution',
    },
    {
      name: 'an unknown accident',
      from: 'ever(accident(stray shell))',
      to: 'ever(accident(stray-shell))',
      code: 'unknown-name',
      underlined: 'stray-shell',
      help: 'stray shell',
    },
    {
      name: 'a reader who cannot know',
      from: 'not south believes stray shell',
      to: 'not accident(stray shell)',
      code: 'not-its-view',
      underlined: 'accident(stray shell)',
      help: 'south believes stray shell',
    },
    {
      name: 'an unknown key',
      from: 'explained to:',
      to: 'explains to:',
      code: 'unknown-key',
      underlined: 'explains to',
      help: 'explained to',
    },
  ]);
});
