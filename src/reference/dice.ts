import type { ChoiceTable, Luck } from '../chance/index.js';

/** The chance of one run, asked by the names of sites. Luck gives it; a test may load it. */
export interface Dice {
  /** @param p from 0 to 1 */
  coin(site: string, tick: number, p: number): boolean;
  /** @param p from 0 to 1 */
  hazard(site: string, tick: number, p: number): boolean;
  /** The place of the alternative in the list that the table was made from. */
  choice(site: string, tick: number, table: ChoiceTable): number;
}

/** The dice of one run under a luck. */
export function diceOf(luck: Luck, run: number): Dice {
  const draws = luck.forRun(run);
  return {
    coin: (site, tick, p) => draws.coin(luck.site(site), tick, p),
    hazard: (site, tick, p) => draws.hazard(luck.site(site), tick, p),
    choice: (site, tick, table) => draws.choice(luck.site(site), tick, table),
  };
}
