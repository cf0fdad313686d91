import { describe } from 'vitest';
import { testMistakes } from './mistakes.js';

const SOUND = `brinkmanship: 1
title: A proxy
tick: day
horizon: 30
actors: { north: North, south: South, militia: The militia, east: East }
acts: { raid: { rung: use of force } }
commitments:
  pact: { debtor: north, creditor: south, refrain: north raid south, fidelity: 1 }
options:
  north may raid south: 1% per day, assumed
  militia may raid south: 1% per day, assumed
scopes:
  proxy:
    of: militia raid south
    counts as: north
    for: south
    in: pact
    chance: 0.3 per occasion, from 0 to 0.6, assumed
outcomes:
  - broken: pact as seen by south is violated
`;

describe('scopes', () => {
  testMistakes(SOUND, [
    {
      name: 'an act of the patron itself',
      from: 'of: militia raid south',
      to: 'of: north raid south',
      code: 'contradiction',
      underlined: 'north',
      help: 'name an act of the proxy',
    },
    {
      name: 'an unknown patron',
      from: 'counts as: north',
      to: 'counts as: nroth',
      code: 'unknown-name',
      underlined: 'nroth',
      help: 'north',
    },
    {
      name: 'one who holds no view',
      from: 'for: south',
      to: 'for: east',
      code: 'not-its-view',
      underlined: 'east',
      help: 'observers',
    },
    {
      name: 'an unknown commitment',
      from: 'in: pact',
      to: 'in: pcat',
      code: 'unknown-name',
      underlined: 'pcat',
      help: 'pact',
    },
    {
      name: 'a rate',
      from: '0.3 per occasion',
      to: '0.3 per day',
      code: 'wrong-unit',
      underlined: '0.3 per day',
      help: 'one per occasion',
    },
  ]);
});
