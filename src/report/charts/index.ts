/**
 * brinkmanship/charts: results as pictures, each the text of an SVG, and the report that is made of them. The library that
 * draws them is in this entry, so nothing else has to be installed, and the core entry stays without it.
 *
 * @module
 */
import { fates } from './fates.js';
import { incidence } from './incidence.js';
import { lifecycle } from './lifecycle.js';
import { loadBearing } from './load-bearing.js';
import { network } from './network.js';
import { outcomes } from './outcomes.js';
import { pathways } from './pathways.js';
import { question } from './question.js';
import { tornado } from './tornado.js';
import { variants } from './variants.js';

export { htmlReport } from '../html/index.js';
export { onePageReport } from '../html/one-page/index.js';
export type { ChartOptions } from './options.js';
export type { TornadoOptions } from './tornado.js';

/** The charts, by what they show. The same input gives the same text. */
export const chart = {
  /** How the runs end. */
  outcomes,
  /** By when runs have ended, for the outcomes that end them. */
  incidence,
  /** The answers to one question. */
  question,
  /** One outcome or answer under several variants, side by side. */
  variants,
  /** What became of the commitments, in the eyes of each holder. */
  fates,
  /** From which milestone to which the runs went, and to which outcome. */
  pathways,
  /** Who has promised what to whom. */
  network,
  /** The life of a commitment. */
  lifecycle,
  /** By how much each number moves an answer over its range. */
  tornado,
  /** How an answer changes without each commitment, and with each channel cut. */
  loadBearing,
} as const;
