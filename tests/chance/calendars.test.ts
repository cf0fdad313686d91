import { describe, expect, it } from 'vitest';
import { Block } from '../../src/chance/block.js';
import { createLuck } from '../../src/chance/draws.js';
import { hazardHappens } from '../../src/chance/hazard.js';
import { HazardCalendars } from '../../src/chance/hazard-calendar.js';
import { hazardThresholds } from '../../src/chance/hazard-thresholds.js';
import { LAYERS } from '../../src/chance/layers.js';
import type { Site } from '../../src/chance/site.js';
import { points } from './oracle.js';

/** What is kept from one question to the next changes no answer, and points count to the last digit of their position. */

const CHANCES = [0.001, 0.004, 0.03, 0.1, 0.2];

/** The lanes to which a hazard happens, one by one, by a luck that has never been asked before. */
function alone(batch: number, tick: number, p: number): number {
  const site = createLuck('kept').site('one');
  site.enter(batch);
  return lanesOf(site, tick, p);
}

function lanesOf(site: Site, tick: number, p: number): number {
  let lanes = 0;
  for (let lane = 0; lane < 32; lane += 1) {
    if (hazardHappens(site, tick, lane, hazardThresholds(p))) lanes |= 1 << lane;
  }
  return lanes;
}

describe('a site', () => {
  it('answers the same, whatever batch and block were asked about before', () => {
    const site = createLuck('kept').site('one');
    for (const batch of [1, 0, 1]) {
      // Each batch begins in the blocks in which the one before has ended.
      for (const tick of [9, 12, 300, 17, 300, 9]) {
        site.enter(batch);
        for (const p of CHANCES) expect(lanesOf(site, tick, p)).toBe(alone(batch, tick, p));
      }
    }
  });

  it('has no more layers than there are', () => {
    expect(() => createLuck(1).site('one').block(LAYERS.length, 1)).toThrow(
      `there is no layer ${LAYERS.length}`,
    );
  });
});

describe('a block that nobody asked about', () => {
  it('is filled for the second block of its layer as for any other', () => {
    const { first, second } = createLuck('points').site('here').batchKey(9);
    LAYERS.forEach((layer, index) => {
      const block = new Block(layer);
      const ticks = 2 ** layer.tickBits;
      const list = points('points', 'here', 9n, index + 3, 1);
      block.reach(first, second, ticks + 1);
      for (const { place, lane } of list) expect((block.lanes(ticks + place + 1) >>> lane) & 1).toBe(1);
    });
  });
});

describe('calendars', () => {
  it('say of every tick what each lane is told alone, from batch to batch and stretch to stretch', () => {
    const luck = createLuck('kept');
    const calendars = new HazardCalendars(
      CHANCES.map((p) => ({ site: luck.site('one'), p })),
      520,
    );
    // The first that is asked about is batch 1 in the second stretch, as a calendar that was never filled must not be it.
    for (const [batch, ticks] of [
      [1, [257, 300, 512]],
      [0, [512, 1, 2, 3, 8, 9, 254, 255, 256, 257, 513, 520]],
      [1, [520, 1, 2, 3]],
    ] as const) {
      for (const tick of ticks) {
        calendars.reach(batch, tick);
        CHANCES.forEach((p, calendar) => {
          expect(calendars.lanes(calendar, -1)).toBe(alone(batch, tick, p));
          expect(calendars.lanes(calendar, 0xf0f0)).toBe(alone(batch, tick, p) & 0xf0f0);
        });
      }
    }
  });

  // A point counts for a chance whose level lies above it, and for no lower one: docs/draws.md.
  it.each([0, 2, 5, 7])('in layer %i count a point exactly from its own level on', (index) => {
    const luck = createLuck('points');
    const { low, width, tickBits } = LAYERS[index] ?? { low: 0, width: 0, tickBits: 0 };
    const list = [0, 1].flatMap((number) =>
      points('points', 'here', 9n, index + 3, number).map((point) => ({
        ...point,
        tick: number * 2 ** tickBits + point.place + 1,
      })),
    );
    for (const { tick, lane, position } of list.slice(0, 12)) {
      // Far less than what the first word of a point tells, and more than what is lost by going through a probability.
      for (const [away, counted] of [
        [2 ** 14, 1],
        [-(2 ** 14), 0],
      ] as const) {
        const level = low + ((Number(position) + away) / 2 ** 48) * width;
        const p = -Math.expm1(-level);
        const others = alonePoints(index, tick, lane, p);
        const calendars = new HazardCalendars([{ site: luck.site('here'), p }], 600);
        calendars.reach(9, tick);
        expect((calendars.points(0) >>> lane) & 1).toBe(counted | others);
      }
    }
  });

  /** Whether lower layers, or lower points of this one at the same place, make it happen anyway. */
  function alonePoints(index: number, tick: number, lane: number, p: number): number {
    const { cut } = hazardThresholds(p);
    const happens = LAYERS.some(({ tickBits }, place) => {
      if (place < index) return false;
      const number = Math.floor((tick - 1) / 2 ** tickBits);
      const here = points('points', 'here', 9n, place + 3, number).filter(
        (point) => point.lane === lane && number * 2 ** tickBits + point.place + 1 === tick,
      );
      return place > index ? here.length > 0 : here.some(({ position }) => Number(position) < cut);
    });
    return happens ? 1 : 0;
  }
});
