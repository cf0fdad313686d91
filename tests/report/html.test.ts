import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  answerModel,
  gatherReport,
  loadBearing,
  lower,
  markdownReport,
  readScenario,
  sensitivityOf,
  simulate,
  type PlayedWorld,
} from 'brinkmanship';
import { htmlReport, onePageReport } from 'brinkmanship/charts';
import { describe, expect, it } from 'vitest';
import { ALL_COLOURS, stateColour } from '../../src/report/charts/palette.js';
import { hostile, reportOf } from './hostile.js';

/** Two days, on each of which one strikes with 0.5. */
const SMALL = `brinkmanship: 1
title: Small
tick: day
horizon: 2
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
options: { north may strike south: "0.5 a day, assumed" }
outcomes:
  - struck: { ends: true, when: ever(north strike south) }
questions:
  Q1: { ask: north strike south, by: 2 }
`;

const hostileReport = async () => reportOf(await hostile());

/** The attributes of a page, with the tag that each stands in. */
function tagsOf(page: string): string[] {
  return page.replaceAll(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>').match(/<[^>]*>/g) ?? [];
}

describe.each([
  ['a report', htmlReport],
  ['one page', onePageReport],
])('%s on a scenario with hostile texts', async (_, pageOf) => {
  const page = pageOf(await hostileReport());

  it('has one script and one style, which its policy lets in by their hashes, and nothing else', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [styles, scripts] = ['style', 'script'].map((tag) =>
      [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => hash(text)),
    );
    expect([styles?.length, scripts?.length]).toEqual([1, 1]);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    expect(policy).toBe(
      `default-src 'none'; style-src ${styles?.[0]}; script-src ${scripts?.[0]}; base-uri 'none'; form-action 'none'`,
    );
  });

  it('has no markup of the scenario', () => {
    const names = new Set(tagsOf(page).map((tag) => /^<\/?([A-Za-z0-9]+)/.exec(tag)?.[1] ?? tag));
    for (const name of ['img', 'struck', 'i', 'b']) expect(names).not.toContain(name);
    for (const tag of tagsOf(page))
      expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\s(?:on\w+|style|src|srcdoc)\s*=/i);
    const links = tagsOf(page).flatMap((tag) => /\shref="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(links.filter((link) => !link.startsWith('#'))).toEqual([]);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('asks for nothing from elsewhere', () => {
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!#)|@import/i);
  });

  it('is the same to the byte if it is made again', async () => {
    expect(pageOf(await hostileReport())).toBe(page);
  });

  it('has headings in order, and no name twice', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [place, level] of levels.entries())
      expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a report on a scenario with hostile texts', () => {
  it('has landmarks, and a table behind every chart', async () => {
    const page = htmlReport(await hostileReport());
    for (const tag of ['header', 'nav', 'main', 'footer'])
      expect(page.split(`<${tag} `).length + page.split(`<${tag}>`).length - 2).toBe(1);
    for (const [figure] of page.matchAll(/<figure>[^]*?<\/figure>/g)) {
      expect(figure).toMatch(/<svg [^>]*role="img"/);
      expect(figure).toContain('<table');
    }
  });
});

describe('a report', async () => {
  const { scenario } = readScenario(readFileSync('scenarios/third-party.yaml', 'utf8'));
  if (scenario === null) throw new Error('the scenario is valid');
  const worlds: PlayedWorld[] = [];
  for (const variant of [null, 'gamma strikes on day 10']) {
    const { model } = lower(scenario, { variant });
    if (model === null) throw new Error('the variant is valid');
    worlds.push({ model, result: await simulate(model, { runs: 100 }) });
  }
  const report = gatherReport({ scenario, worlds, command: 'make it again', version: '9.8.7' });
  const page = htmlReport(report);

  it('names all that it stands on, and how to make it again', () => {
    for (const { name } of worlds[0]?.result.assumptions ?? [])
      expect(page).toContain(`<th scope="row">${name.replaceAll('>', '&gt;')}</th>`);
    expect(page).toContain('<pre><code>make it again</code></pre>');
    expect(page).toContain('brinkmanship 9.8.7');
    expect(page).toContain('This foretells nothing.');
  });

  it('tells one run for each outcome that came about, as that run went', () => {
    const reached = worlds[0]?.result.outcomes.filter(({ count }) => count > 0).map(({ name }) => name);
    expect(report.runs.map(({ outcome }) => outcome).sort()).toEqual(reached?.sort());
    const ended = report.runs.map(({ alike }) => alike.ended);
    expect(ended.reduce((sum, runs) => sum + runs, 0)).toBe(100);
    for (const { lanes, endedAt } of report.runs) {
      for (const { stretches } of lanes) {
        expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([0, endedAt]);
        const ends = stretches.map(({ to }) => to + 1);
        expect(stretches.slice(1).map(({ from }) => from)).toEqual(ends.slice(0, -1));
      }
    }
  });

  it('gives a mirrored promise in its own words', () => {
    const [, mirrored = ''] = page.split('<h3>beta-restraint</h3>');
    expect(mirrored).toContain(
      '<dt>will not</dt><dd><code>beta strike alpha</code></dd><dt>unless</dt><dd><code>alpha strike beta</code>',
    );
  });
});

describe('a report with what many models say', async () => {
  const { scenario } = readScenario(readFileSync('scenarios/third-party.yaml', 'utf8'));
  if (scenario === null) throw new Error('the scenario is valid');
  const { model } = lower(scenario);
  if (model === null) throw new Error('the scenario can be lowered');
  const asked = { of: 'pact intact', runs: 100, method: 'monte-carlo' } as const;
  const { result: sensitivity } = await sensitivityOf(scenario, { ...asked, methods: ['tornado'] });
  const { result: loads } = await loadBearing(scenario, { ...asked, traced: 10 });
  if (sensitivity === null || sensitivity.tornado === null || loads === null)
    throw new Error('both are possible');
  const report = gatherReport({
    scenario,
    sensitivity,
    loadBearing: loads,
    worlds: [{ model, result: await simulate(model, { runs: 100 }) }],
    command: 'again',
    version: '1.0.0',
  });
  const section = (id: string): string =>
    new RegExp(`<section id="${id}"[^]*?</section>`).exec(htmlReport(report))?.[0] ?? '';
  const escaped = (text: string): string => text.replaceAll('>', '&gt;').replaceAll("'", '&#39;');

  it('has every number that moves the outcome, with what it does at both ends', () => {
    const rows = [...section('depends-on').matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)];
    const moving = sensitivity.tornado?.effects.filter(({ swing }) => swing > 0) ?? [];
    expect(moving.length).toBeGreaterThan(0);
    expect(rows.map(([, name]) => name)).toEqual(moving.map(({ parameter }) => escaped(parameter)));
    const cells = rows.map(([, , rest = '']) =>
      [...rest.matchAll(/>([^<]+)<\/td>/g)].map(([, cell]) => cell),
    );
    expect(cells.map(([, ...numbers]) => numbers.map(Number))).toEqual(
      moving.map(({ atLow, atHigh, swing }) => [atLow, atHigh, swing].map((one) => Number(one.toFixed(3)))),
    );
    expect(section('depends-on')).toContain('<svg');
  });

  it('says of each promise what changes without it', () => {
    const removed = loads.commitments.map(({ name, changes }) => ({
      name,
      value: changes.find(({ kind }) => kind === 'removed')?.difference?.value ?? Number.NaN,
    }));
    expect(removed.some(({ value }) => Math.abs(value) > 0.01)).toBe(true);
    const [, table = ''] = section('carries').split('The numbers as a table');
    for (const { name, value } of removed) {
      const [, shown = ''] = new RegExp(`<th scope="row">${name}</th><td[^>]*>([^\\s<]*)`).exec(table) ?? [];
      expect(Number(shown.replace('−', '-'))).toBeCloseTo(value, 3);
    }
    for (const { player } of loads.shapley?.values ?? [])
      expect(section('carries')).toContain(`<th scope="row">${player}</th>`);
  });

  it('says on one page what bears the load and what it hangs on, and how each question is answered', () => {
    const page = onePageReport(report);
    const [most] = loads.commitments
      .map(({ name, changes }) => ({ name, value: changes[0]?.difference?.value ?? 0 }))
      .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
    expect(page).toContain(`changes without each:</p>\n<ul><li><strong>${most?.name}</strong> `);
    const [leading] = sensitivity.tornado?.effects ?? [];
    expect(page).toContain(`<strong>${escaped(leading?.parameter ?? '')}</strong> (assumed, `);
    expect(page).toContain(`: ${leading?.atLow.toFixed(3)} to ${leading?.atHigh.toFixed(3)}</li>`);
    const asked = report.worlds[0]?.result.questions ?? [];
    expect(asked.length).toBeGreaterThan(0);
    for (const { title, text } of asked) expect(page).toContain(escaped(title ?? text));
    expect(page).not.toContain('in the whole report');
    expect(page).toContain('<pre><code>again</code></pre>');
  });

  it('says both in Markdown too', () => {
    const text = markdownReport(report);
    const [leading] = sensitivity.tornado?.effects ?? [];
    expect(text).toContain('## Load-bearing promises');
    expect(text).toContain('## Which numbers matter (tornado)');
    expect(text).toContain(`| ${leading?.swing.toFixed(3) ?? ''} |`);
  });
});

describe('a report that was solved', async () => {
  const { scenario } = readScenario(SMALL);
  if (scenario === null) throw new Error('the scenario is valid');
  const { model } = lower(scenario);
  if (model === null) throw new Error('the scenario can be lowered');
  const worlds = [{ model, result: await answerModel(model, { runs: 40 }) }];
  const report = gatherReport({ scenario, worlds, command: 'again', version: '1.0.0' });

  it('gives probabilities without intervals, and says that they are exact', () => {
    // A strike each day with 0.5: one day in four has passed in peace after two, 1 - 0.25 is struck.
    const page = htmlReport(report);
    expect(page).toContain('<th scope="row">struck</th><td data-label="probability">0.7500</td>');
    expect(page).toContain('As given, with probability 75\u00a0% (exact)');
    expect(page).toContain('outcomes and questions: solved exactly, given the file');
    expect(page).not.toContain('The thin line on a bar is the interval');
    expect(markdownReport(report)).toContain('As given, with probability 75 % \\(exact\\)');
  });
});

describe('the colours', () => {
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
  };
  const [paper, ink, muted, , , ...marks] = ALL_COLOURS;
  const seen = [ink, muted, ...marks.filter(({ light }) => light !== stateColour('null'))];

  it.each(['light', 'dark'] as const)('stand out from their ground, %s', (dress) => {
    const weak = seen.filter((colour) => contrast(colour?.[dress] ?? '', paper?.[dress] ?? '') < 4.5);
    expect(weak).toEqual([]);
  });

  it('are told apart by their name in a style sheet', () => {
    expect(new Set(ALL_COLOURS.map(({ light }) => light)).size).toBe(ALL_COLOURS.length);
  });
});
