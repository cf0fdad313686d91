/** Whose numbers the spread rests on. */
export { spreadOf, type SpreadOptions } from './spread.js';
