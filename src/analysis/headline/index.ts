/** Where the answers of a scenario lie over all that its file states not to know. */
export { headlineOf, type HeadlineOptions } from './headline.js';
export type { HeadlineAnswer, HeadlineResult } from './result.js';
