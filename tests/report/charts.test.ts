import { chart } from 'brinkmanship/charts';
import { describe, expect, it } from 'vitest';
import { everyChart } from './every-chart.js';
import { estimate, pact } from './results.js';

/** The tags of a text that are not closed, or close nothing. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name, empty] of svg.matchAll(/<(\/?)([A-Za-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (empty === '/') continue;
    if (close !== '/') open.push(name ?? '');
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

describe('charts of a scenario with hostile names', async () => {
  const drawn = await everyChart();

  it('are all there are', () => {
    expect(Object.keys(drawn).sort()).toEqual(Object.keys(chart).sort());
  });

  it.each(Object.entries(drawn))('%s is a picture and nothing else', (_, svg) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img"/);
    expect(unbalanced(svg)).toEqual([]);
    const tags = new Set([...svg.matchAll(/<([A-Za-z]+)/g)].map(([, name]) => name));
    const pictures = [
      'svg',
      'title',
      'desc',
      'style',
      'rect',
      'path',
      'text',
      'g',
      'defs',
      'clipPath',
      'circle',
      'ellipse',
      'line',
      'polyline',
      'polygon',
      'tspan',
    ];
    expect(pictures).toEqual(expect.arrayContaining([...tags]));
    for (const [tag] of svg.matchAll(/<[^>]*>/g)) expect(tag).not.toMatch(/\s(?:on\w+|href|style|class)\s*=/);
    expect(svg.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each(Object.entries(drawn))('%s has a name and a description', (_, svg) => {
    const [, label = '', description = ''] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
    expect(svg).toMatch(
      new RegExp(`<title id="${label}">[^<]+</title><desc id="${description}">[^<]+</desc>`),
    );
  });

  it('have the same bytes whatever was drawn before', async () => {
    expect(await everyChart('reversed')).toEqual(drawn);
  });
});

describe('a chart', () => {
  it('has bars as long as the shares are', () => {
    // The axis ends at 1 and is 700 wide, between edges of 10.
    const svg = chart.outcomes(pact());
    const bars = [...svg.matchAll(/<path d="M10 \S+l([\d.]+) 0/g)].map(([, length]) => Number(length));
    expect(bars).toEqual([8.4, 100.1, 591.5]);
  });

  it('says the numbers of the result', () => {
    expect(chart.outcomes(pact())).toContain('war: 0.012 [0.007, 0.021]; pact broken: 0.143 [0.123, 0.166]');
  });

  it('rises as the runs end', () => {
    const svg = chart.incidence(pact()) ?? '';
    expect(svg).toContain('war: 0.012 by day 90');
    const quiet = pact({ outcomes: pact().outcomes.map((outcome) => ({ ...outcome, ends: false })) });
    expect(chart.incidence(quiet)).toBeNull();
  });

  it('says what could not be estimated', () => {
    const [war, ...rest] = pact().outcomes;
    if (war === undefined) throw new Error('there is a war');
    const outcomes = [{ ...war, probability: estimate(null, null, null, 0) }, ...rest];
    expect(chart.outcomes(pact({ outcomes }))).toContain('>not estimable</text>');
  });

  it('stands in a page by its own id, and without a ground', () => {
    const svg = chart.fates(pact(), { id: 'fates-1', standalone: false });
    expect(svg).not.toContain('<style');
    expect([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'fates-1-title',
      'fates-1-description',
    ]);
  });

  it.each([
    [{ width: 100 }, 'from 240 to 2000, not 100'],
    [{ id: 'a b' }, 'not "a b"'],
  ])('%j is refused', (options, message) => {
    expect(() => chart.outcomes(pact(), options)).toThrow(message);
  });

  it('of nothing is refused', () => {
    expect(() => chart.variants([])).toThrow('no variants');
    expect(() => chart.question([pact()], 'Q99')).toThrow('no answer to a question "Q99"');
  });
});
