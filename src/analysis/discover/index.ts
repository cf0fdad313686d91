/** Scenario discovery: in which corner of the space of a scenario's numbers something happens. */
export { discover, type DiscoverOptions, type DiscoverResult } from './discover.js';
