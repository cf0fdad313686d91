/** Half the tick: which answers hang on the length of a tick. */
export { type Halved, halvedTick } from './halve.js';
export type { TickAnswer, TickResult } from './result.js';
export { tickOf, type TickOptions } from './tick.js';
