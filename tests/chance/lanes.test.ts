import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HazardCalendars } from '../../src/chance/hazard-calendar.js';
import { coinFalls, coinThreshold } from '../../src/chance/coin.js';
import { coinLanes } from '../../src/chance/coin-lanes.js';
import { createLuck } from '../../src/chance/draws.js';

/** What is drawn for 32 runs at once is what each of them draws alone. */

const words = fc.integer({ min: 0, max: 0xffff_ffff });
const chances = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.02, noNaN: true }),
  fc.constantFrom(0, 1, 0.5, 0.25, 1e-9),
);

it('tosses the coins of a batch as each run tosses its own', () => {
  fc.assert(
    fc.property(words, words, fc.nat(5000), chances, fc.integer(), (a, b, tick, p, asked) => {
      const threshold = coinThreshold(p);
      let expected = 0;
      for (let lane = 0; lane < 32; lane += 1) {
        if (((asked >>> lane) & 1) === 1 && coinFalls(a, b, tick, lane, threshold)) expected |= 1 << lane;
      }
      expect(coinLanes(a, b, tick, threshold, asked)).toBe(expected);
    }),
  );
});

it('lays out the hazards of a batch as each run meets its own', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      chances,
      fc.nat(3),
      fc.nat(600),
      fc.integer(),
      (seed, p, batch, first, asked) => {
        const luck = createLuck(seed);
        const calendars = new HazardCalendars([{ site: luck.site('one'), p }], first + 300);
        const alone = createLuck(seed);
        for (const tick of [first + 1, first + 2, first + 300, first + 1]) {
          let expected = 0;
          for (let lane = 0; lane < 32; lane += 1) {
            if (((asked >>> lane) & 1) === 0) continue;
            if (alone.forRun(batch * 32 + lane).hazard(alone.site('one'), tick, p)) expected |= 1 << lane;
          }
          calendars.reach(batch, tick);
          expect(calendars.lanes(0, asked)).toBe(expected);
        }
      },
    ),
  );
});
