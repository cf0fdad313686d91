/** Roots: where an answer reaches a level, or two of them change their order. */
export { type Crossing, crossingSearch } from './crossing.js';
export { type Root, rootSearch } from './root.js';
export { answer, answerInTime, type Search } from './search.js';
export { levelChanges, type OrderChange, orderChanges, type Series, type SideChange } from './series.js';
export type { Side } from './sides.js';
