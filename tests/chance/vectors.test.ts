/** docs/draws.md shows keys, words and draws. They must be those of the library, and of the second writing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { fingerprint } from '../../src/chance/fingerprint.js';
import { word } from '../../src/chance/mixer.js';
import { seedKey } from '../../src/chance/seed.js';
import type { Words } from '../../src/chance/threefry.js';
import { oracle } from './oracle.js';

const page = readFileSync(new URL('../../docs/draws.md', import.meta.url), 'utf8');

const WEIGHTS = [
  ['none', 5],
  ['limited', 3],
  ['severe', 2],
] as const;

/** The rows of the table that begins with a heading, as the texts of its cells. */
function rows(heading: string): string[][] {
  const lines = page.split('\n');
  const start = lines.indexOf(heading) + 2;
  const end = lines.findIndex((line, place) => place >= start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function pair({ first, second }: Words): string {
  return `${hex(first)} ${hex(second)}`;
}

const seeds = rows('| seed | key |');
const sites = rows('| site | fingerprint |');
const words = rows('| seed | site | run | (a, b) | word 0 | word 0x80 | word 0x43000000 | word 0x4a000001 |');
const draws = rows('| seed | site | run | tick | draw | p | result |');

describe('docs/draws.md', () => {
  it('has its four tables of vectors', () => {
    expect([seeds, sites, words, draws].map((table) => table.length)).toEqual([6, 3, 4, 16]);
  });

  it.each(seeds)('the key of seed %s is %s', (seed, key) => {
    expect(pair(seedKey(seed))).toBe(key);
  });

  it.each(sites)('the fingerprint of %s is %s', (site, print) => {
    expect(pair(fingerprint(site))).toBe(print);
  });

  it.each(words)('the words of seed %s, site %s, run %s', (seed, site, run, key, ...shown) => {
    const batch = createLuck(seed)
      .site(site)
      .batchKey(Number(run) >>> 5);
    expect(pair(batch)).toBe(key);
    const counters = [0, 0x80, 0x43000000, 0x4a000001];
    expect(counters.map((counter) => hex(word(batch.first, batch.second, counter)))).toEqual(shown);
  });

  it.each(draws)(
    'seed %s, site %s, run %s, tick %s: %s %s is %s',
    (seed, name, run, at, kind, chance, result) => {
      const luck = createLuck(seed);
      const site = luck.site(name);
      const one = luck.forRun(Number(run));
      const plain = oracle(seed, Number(run));
      const [tick, p] = [Number(at), Number(chance)];
      const table = choiceTable(WEIGHTS.map(([option, weight]) => ({ name: option, weight })));
      const option = (place: number): string => WEIGHTS[place]?.[0] ?? '';
      const yesOrNo = (answer: boolean): string => (answer ? 'yes' : 'no');
      const answers: Record<string, () => readonly string[]> = {
        coin: () => [one.coin(site, tick, p), plain.coin(name, tick, p)].map(yesOrNo),
        hazard: () => [one.hazard(site, tick, p), plain.hazard(name, tick, p)].map(yesOrNo),
        choice: () => [one.choice(site, tick, table), plain.choice(name, tick, WEIGHTS)].map(option),
      };
      expect(answers[kind]?.()).toEqual([result, result]);
    },
  );
});
