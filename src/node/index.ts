/** The Node entry: what needs files. The rest is in `brinkmanship` itself. */
export { VERSION } from '../version.js';
export { checkpointFile } from './checkpoint-file.js';
export { team, workers } from './workers.js';
export { loadBaseRates } from './base-rates.js';
export { loadScenario, loadScenarioFrom, type LoadedScenario } from './load.js';
