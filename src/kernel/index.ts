/** The kernel: a Model compiled once, and played 32 runs at a time to the same bits as the reference interpreter. */
export { BatchPlayer } from './batch-player.js';
export { type Compilation, compile } from './compile.js';
export { renumbered } from './reused-program.js';
export type { Slots } from './slots.js';
export { RUNS_AT_ONCE, WidePlayer } from './webassembly/wide-player.js';
