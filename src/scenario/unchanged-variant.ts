import type { Variant } from './scenario.js';

/** What a variant is that changes nothing, but for its name: others are this with something put in. */
export const UNCHANGED: Omit<Variant, 'name'> = {
  path: ['variants'],
  about: null,
  set: new Map(),
  put: [],
  force: [],
  forbid: [],
  remove: [],
  add: [],
  publish: [],
  conceal: [],
  cut: [],
};

/** How the scenario itself is named where a variant could be. */
export const AS_GIVEN = 'as given';
