import { CEILING, LAYERS } from './layers.js';
import { CERTAIN, requireProbability } from './limits.js';
import { exponentialMinusOne, logarithmOfComplement } from './series.js';

/** What a hazard's probability means to the calendar. */
export interface HazardThresholds {
  /** The probability that they stand for. */
  readonly p: number;
  /** The place in LAYERS of the layer that λ cuts. Layers after it lie wholly below λ, those before it above. */
  readonly layer: number;
  /** The part of that layer below λ: points at positions below it count. From 0 to 2^48. */
  readonly cut: number;
  /** The threshold of the coin that helps beyond the calendar's ceiling; 0 for p ≤ p₈. */
  readonly coin: number;
}

/** p₈ = 1 − e^(−1/8), about 0.1175: the chance that the whole calendar gives. */
export const CEILING_PROBABILITY = -exponentialMinusOne(-CEILING);

/** Positions within a layer run from 0 to below this. */
const POSITIONS = 0x1_0000_0000_0000;

/**
 * The thresholds of a hazard of probability p a tick. Each of them never falls when p rises, which makes
 * shared luck monotone.
 *
 * @throws RangeError unless p lies from 0 to 1.
 */
export function hazardThresholds(p: number): HazardThresholds {
  requireProbability(p);
  if (p > CEILING_PROBABILITY) {
    const rest = (p - CEILING_PROBABILITY) / (1 - CEILING_PROBABILITY);
    return { p, layer: 0, cut: POSITIONS, coin: Math.floor(rest * CERTAIN) };
  }
  const rate = -logarithmOfComplement(p);
  const layer = LAYERS.findIndex(({ low }) => low <= rate);
  const { low, width } = LAYERS[layer] ?? { low: 0, width: CEILING };
  // Rounding may lift the rate of p₈ itself just above the ceiling.
  const cut = Math.min(POSITIONS, Math.floor(((rate - low) / width) * POSITIONS));
  return { p, layer, cut, coin: 0 };
}
