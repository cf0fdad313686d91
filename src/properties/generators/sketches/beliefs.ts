import fc from 'fast-check';
import { condition } from './conditions.js';
import { chance } from './moves.js';
import { few, pick, sometimes } from './picking.js';

/** What observers take for true, as sketches. */

export const attribution = fc.record({
  observer: pick,
  deed: pick,
  form: pick,
  kind: pick,
  blamed: pick,
  when: sometimes(condition, 2),
  after: fc.boolean(),
  chance,
  fades: sometimes(chance, 3),
});

export const accident = fc.record({
  deed: pick,
  when: sometimes(condition, 4),
  chance,
  explained: sometimes(chance, 6),
  single: sometimes(pick, 3),
});

export const alarm = fc.record({
  observer: pick,
  deed: pick,
  when: sometimes(condition, 4),
  chance,
  fades: sometimes(chance, 4),
});

export const signal = fc.record({
  deed: pick,
  form: pick,
  about: pick,
  by: fc.constantFrom(null, 1, 2),
  believed: sometimes(chance, 7),
});

export const scope = fc.record({
  deed: pick,
  form: pick,
  patron: pick,
  commitment: pick,
  all: fc.boolean(),
  chance,
});

export const standing = fc.record({
  holder: pick,
  of: pick,
  named: fc.boolean(),
  start: pick,
  moves: few(
    fc.record({ when: condition, by: fc.constantFrom(-1, 1, -2, 2), chance: sometimes(chance, 4) }),
    0,
    3,
  ),
  again: sometimes(condition, 2),
});
