/** The kernel: a Model compiled once, and played 32 runs at a time to the same bits as the reference interpreter. */
export { BatchPlayer } from './batch-player.js';
export { compile } from './compile.js';
export { mayGenerate } from './code.js';
export type { Slots } from './slots.js';
