/**
 * The browser entry: all of `brinkmanship`, and Web Workers. `brinkmanship/standalone` is the same in one file that
 * imports nothing, for a page without a bundler.
 *
 * @module
 */
export * from '../index.js';
export { workers } from './workers.js';
