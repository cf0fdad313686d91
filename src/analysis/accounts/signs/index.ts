/** The sheet of signs: which way each number pushes each outcome. */
export type { Sign, SignRow, SignsResult } from './result.js';
export { signsOf, type SignsOptions } from './signs.js';
