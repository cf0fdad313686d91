import { coinFalls } from './coin.js';
import type { HazardThresholds } from './hazard-thresholds.js';
import { LAYERS } from './layers.js';
import type { Site } from './site.js';

/**
 * Whether a hazard happens to one lane at a tick.
 *
 * @param site a site that has entered the run's batch
 * @param tick from 1 to 524,288
 * @param lane from 0 to 31
 */
export function hazardHappens(site: Site, tick: number, lane: number, thresholds: HazardThresholds): boolean {
  const { layer, cut, coin } = thresholds;
  for (let place = LAYERS.length - 1; place > layer; place -= 1) {
    if ((site.block(place, tick).lanes(tick) >>> lane) & 1) return true;
  }
  if (cut > 0) {
    const lanes = site.block(layer, tick).lanesBelow(site.a, site.b, tick, cut);
    if ((lanes >>> lane) & 1) return true;
  }
  return coin > 0 && coinFalls(site.a, site.b, tick, lane, coin);
}
