import { buildSite } from './site.js';

/** `npm run docs`: the site in site/. */
process.exitCode = (await buildSite()) ? 0 : 1;
