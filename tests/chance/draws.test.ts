import { describe, expect, it } from 'vitest';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { LAST_HAZARD_TICK, LAST_RUN, LAST_TICK } from '../../src/chance/limits.js';
import { SeedError } from '../../src/chance/seed.js';
import { SiteCollisionError } from '../../src/chance/site-table.js';

const luck = createLuck(1);
const site = luck.site('site');
const draws = luck.forRun(0);
const table = choiceTable([{ name: 'only', weight: 2 }]);

describe('createLuck', () => {
  it('keeps the seed as it was given', () => {
    expect([createLuck(7).seed, createLuck('7').seed]).toEqual([7, '7']);
  });

  it('refuses what is no seed', () => {
    expect(() => createLuck(0.5)).toThrow(SeedError);
  });
});

describe('site', () => {
  it('is the same object each time, in either spelling', () => {
    expect(luck.site('site')).toBe(site);
    expect(luck.site('cafe\u0301')).toBe(luck.site('caf\u00e9'));
    expect(luck.site('cafe\u0301').name).toBe('caf\u00e9');
  });

  it('refuses a second name with the fingerprint of a first', () => {
    // Two texts with one 64-bit FNV-1a, 4eac0c95540867e4.
    const names = ['8yn0iYCKYHlIj4-BwPqk', 'GReLUrM4wMqfg9yzV3KQ'] as const;
    luck.site(names[0]);
    expect(() => luck.site(names[1])).toThrow(SiteCollisionError);
    expect(() => luck.site(names[1])).toThrow(/would share their draws: rename one/);
    expect(new SiteCollisionError(...names)).toMatchObject({ names, name: 'SiteCollisionError' });
  });

  it('refuses a name that cannot be spelt', () => {
    expect(() => luck.site('\ud800')).toThrow(RangeError);
  });

  it('serves its own luck only', () => {
    const other = createLuck(2).forRun(0);
    for (const ask of [
      () => other.coin(site, 1, 0.5),
      () => other.hazard(site, 1, 0.5),
      () => other.choice(site, 1, table),
    ]) {
      expect(ask).toThrow(/the site site belongs to another luck/);
    }
  });
});

describe('forRun', () => {
  it('knows its run', () => {
    expect(luck.forRun(LAST_RUN).run).toBe(LAST_RUN);
  });

  it.each([-1, 0.5, LAST_RUN + 1, Number.NaN, Infinity])('refuses run %d', (run) => {
    expect(() => luck.forRun(run)).toThrow(/a run is a whole number from 0 to 4294967295/);
  });
});

describe('the limits of a draw', () => {
  it('coins and choices begin at tick 0, hazards at tick 1', () => {
    expect(draws.choice(site, 0, table)).toBe(0);
    expect(draws.coin(site, 0, 1)).toBe(true);
    expect(() => draws.hazard(site, 0, 1)).toThrow(/a tick is a whole number from 1 to 524288, not 0/);
  });

  it('each has a last tick', () => {
    expect(draws.coin(site, LAST_TICK, 1)).toBe(true);
    expect(draws.choice(site, LAST_TICK, table)).toBe(0);
    expect(draws.hazard(site, LAST_HAZARD_TICK, 1)).toBe(true);
    expect(() => draws.coin(site, LAST_TICK + 1, 1)).toThrow(/from 0 to 8388607, not 8388608/);
    expect(() => draws.choice(site, LAST_TICK + 1, table)).toThrow(RangeError);
    expect(() => draws.hazard(site, LAST_HAZARD_TICK + 1, 1)).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('refuses tick %d', (tick) => {
    expect(() => draws.coin(site, tick, 0.5)).toThrow(RangeError);
    expect(() => draws.hazard(site, tick, 0.5)).toThrow(RangeError);
    expect(() => draws.choice(site, tick, table)).toThrow(RangeError);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses probability %d', (p) => {
    expect(() => draws.coin(site, 1, p)).toThrow(/a probability lies from 0 to 1/);
    expect(() => draws.hazard(site, 1, p)).toThrow(/a probability lies from 0 to 1/);
  });
});
