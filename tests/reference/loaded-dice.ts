import type { Dice } from '../../src/reference/index.js';

/** Dice that fall as a test wants: by site, true or false for a coin and a hazard, a place for a choice. */
export function loadedDice(
  falls: Readonly<Record<string, boolean | number>> = {},
): Dice & { readonly falls: Readonly<Record<string, boolean | number>>; readonly asked: string[] } {
  const asked: string[] = [];
  const fall = (site: string): boolean => {
    asked.push(site);
    return falls[site] === true || falls[site] === 1;
  };
  return {
    falls,
    asked,
    coin: fall,
    hazard: fall,
    choice: (site) => {
      asked.push(`${site}?`);
      const place = falls[`${site}?`];
      return typeof place === 'number' ? place : 0;
    },
  };
}
