import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gatherReport, lower, markdownReport, readScenario, simulate, type PlayedWorld } from 'brinkmanship';
import { htmlReport } from 'brinkmanship/charts';
import { describe, expect, it } from 'vitest';
import { ALL_COLOURS, stateColour } from '../../src/report/charts/palette.js';
import { hostile } from './hostile.js';

const command = `npx brinkmanship report x.yaml -o '<script>alert(4)</script>'`;

async function hostileReport() {
  const { scenario, worlds } = await hostile();
  return gatherReport({ scenario, worlds, command, version: '0.0.0', notRun: ['<b>'] });
}

/** The attributes of a page, with the tag that each stands in. */
function tagsOf(page: string): string[] {
  return page.replaceAll(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>').match(/<[^>]*>/g) ?? [];
}

describe('a report on a scenario with hostile texts', async () => {
  const page = htmlReport(await hostileReport());

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
    expect(htmlReport(await hostileReport())).toBe(page);
  });

  it('has headings in order, landmarks, and a table behind every chart', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [place, level] of levels.entries())
      expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
    for (const tag of ['header', 'nav', 'main', 'footer'])
      expect(page.split(`<${tag} `).length + page.split(`<${tag}>`).length - 2).toBe(1);
    for (const [figure] of page.matchAll(/<figure>[^]*?<\/figure>/g)) {
      expect(figure).toMatch(/<svg [^>]*role="img"/);
      expect(figure).toContain('<table');
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('Markdown of hostile texts', () => {
  it('has no markup of the scenario', async () => {
    const text = markdownReport(await hostileReport());
    const outsideCode = text.replaceAll(/(`+)[^]*?\1/g, '');
    expect(outsideCode.replaceAll(/^> /gm, '')).not.toMatch(/<\w|[^\\]\]\(|javascript:[^)]*\)$/m);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    // Every line of a table has as many cells as its head.
    for (const [block] of text.matchAll(/(?:^\|.*\n)+/gm)) {
      const cells = block
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(cells).size).toBe(1);
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
