import { describe } from 'vitest';
import { testMistakes } from './mistakes.js';

const SOUND = `brinkmanship: 1
title: An alarm
tick: day
horizon: 30
actors: { north: North, south: South, east: East }
acts: { shell: { rung: use of force } }
processes: { mood: { states: [calm, angry], known to: [south], moves: { calm > angry: "20% within 30 days, assumed" } } }
commitments:
  pact: { debtor: north, creditor: south, refrain: north shell south, fidelity: "0.9, assumed" }
options:
  north may shell south: 5% within 90 days, assumed
  south may shell north: { when: south believes echo, chance: "5% per day, assumed" }
attribution:
  blame: { observer: south, of: north shell south, believes: east took part, chance: "0.2 per occasion, assumed" }
alarms:
  echo:
    observer: south
    of: north shell south
    when: mood is angry
    chance: 1% per day, assumed
    fades: 20% per day, assumed
outcomes:
  - alarmed: south believes echo
`;

describe('alarms', () => {
  testMistakes(SOUND, [
    {
      name: 'several acts',
      from: '    of: north shell south\n    when',
      to: '    of: any shell south\n    when',
      code: 'wrong-kind',
      underlined: 'any shell south',
      help: 'name its author',
    },
    {
      name: 'an act of its own',
      from: '    of: north shell south\n    when',
      to: '    of: south shell north\n    when',
      code: 'contradiction',
      underlined: 'south shell north',
      help: 'knows its own acts',
    },
    {
      name: 'an unknown observer',
      from: '    observer: south\n    of',
      to: '    observer: sotuh\n    of',
      code: 'unknown-name',
      underlined: 'sotuh',
      help: 'south',
    },
    {
      name: 'what its observer cannot know',
      from: 'known to: [south]',
      to: 'known to: [north]',
      code: 'hidden-from-actor',
      underlined: 'mood',
      help: 'hidden',
    },
    {
      name: 'the belief of somebody else',
      from: 'when: south believes echo',
      to: 'when: north believes echo',
      code: 'wrong-kind',
      underlined: 'echo',
      help: 'a belief of "south"',
    },
    {
      name: 'an occasion that is none',
      from: '    when: mood is angry\n    chance: 1% per day',
      to: '    chance: 1% per occasion',
      code: 'no-unit',
      underlined: 'echo',
      help: 'no occasion',
    },
    {
      name: 'a name that is a belief already',
      from: '  blame: {',
      to: '  echo: {',
      code: 'bad-name',
      underlined: 'echo',
      help: 'attribution',
    },
    {
      name: 'an unknown key',
      from: '    fades:',
      to: '    fade:',
      code: 'unknown-key',
      underlined: 'fade',
      help: 'fades',
    },
  ]);
});
