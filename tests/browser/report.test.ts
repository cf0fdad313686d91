import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  gatherReport,
  headlineOf,
  loadBearing,
  lower,
  type Report,
  sensitivityOf,
  simulate,
  VERSION,
  type PlayedWorld,
} from 'brinkmanship';
import { htmlReport, onePageReport } from 'brinkmanship/charts';
import { loadScenario } from 'brinkmanship/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyChart } from '../report/every-chart.js';
import { hostile } from '../report/hostile.js';
import { chromiumPath, launchChromium, WITHOUT_CHROMIUM } from './chromium.js';

/** The report in a real browser: on a phone and on a desk, light and dark, by keyboard. */

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-report-'));
const skipped = chromiumPath === null ? ` (skipped: ${WITHOUT_CHROMIUM})` : '';

const thirdParty = (): Promise<Report> => reportOf('third-party', 'gamma strikes on day 10');
const foundingCase = (): Promise<Report> => reportOf('december-assurances', 'us-strikes');

/** What 200 runs of a scenario say, as given and in one variant if it is named. */
async function reportOf(name: string, other: string | null = null): Promise<Report> {
  const { scenario } = await loadScenario(`scenarios/${name}.yaml`);
  if (scenario === null) throw new Error('the scenario is valid');
  const worlds: PlayedWorld[] = [];
  for (const variant of new Set([null, other])) {
    const { model } = lower(scenario, { variant });
    if (model === null) throw new Error('the variant is valid');
    worlds.push({ model, result: await simulate(model, { runs: 200 }) });
  }
  const asked = { of: scenario.outcomes.at(-1)?.name ?? 'none of these', runs: 20 };
  const { result: sensitivity } = await sensitivityOf(scenario, { ...asked, methods: ['tornado'] });
  const { result: loads } = await loadBearing(scenario, { ...asked, traced: 10 });
  const { result: headline } = await headlineOf(scenario, { draws: 4, runs: 20 });
  return gatherReport({
    scenario,
    worlds,
    headline,
    sensitivity,
    loadBearing: loads,
    command: 'again',
    version: VERSION,
  });
}

describe.skipIf(chromiumPath === null)(`a report in a browser${skipped}`, () => {
  let browser: Browser;
  let file: string;
  let founding: string;
  let small: Report;
  let large: Report;
  const said: string[] = [];

  /** Opens a page; what it complains of, refused by its policy too, is kept. */
  async function open(path: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(path).href) said.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  beforeAll(async () => {
    browser = await launchChromium();
    file = join(folder, 'report.html');
    small = await thirdParty();
    writeFileSync(file, htmlReport(small));
    founding = join(folder, 'founding.html');
    large = await foundingCase();
    writeFileSync(founding, htmlReport(large));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const CASES = [
    { name: 'a small report', path: () => file },
    { name: 'the founding case', path: () => founding },
  ];
  it.each(CASES.flatMap((given) => [360, 768, 1280].map((width) => ({ ...given, width }))))(
    '$name is no wider than a screen of $width, with all of it open',
    async ({ path, width }) => {
      const page = await open(path(), width);
      for (const dress of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: dress });
        await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const wide = await page.evaluate(`[...document.querySelectorAll('main *')]
          .filter((each) => !each.closest('.scroll, .table, svg') && each.getBoundingClientRect().right > innerWidth + 1)
          .map((each) => each.tagName + '.' + each.className)`);
        expect(wide).toEqual([]);
      }
      await page.close();
    },
  );

  it.each(CASES)('$name: what it says in brief fits on the screen of a phone', async ({ path }) => {
    const page = await open(path(), 360);
    const brief = page.locator('#in-brief');
    expect((await brief.boundingBox())?.height).toBeLessThan(900);
    // Folded away, and not left out.
    expect(await brief.locator('table').isVisible()).toBe(false);
    await brief.locator('summary').click();
    expect(await brief.locator('table').isVisible()).toBe(true);
    await page.close();
  });

  it.each(CASES)('$name: on paper nothing stays folded, even without scripts', async ({ path }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path()).href);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#in-brief table').isVisible()).toBe(true);
    await context.close();
  });

  it.each([
    { name: 'third-party', report: () => small },
    { name: 'the founding case', report: () => large },
    { name: 'cuba-1962', report: () => reportOf('cuba-1962') },
    { name: 'examples/stocks', report: () => reportOf('examples/stocks') },
  ])('$name on one page is one sheet of paper, and no wider than a screen', async ({ name, report }) => {
    const path = join(folder, `${name.replaceAll(/\W/g, '-')}.html`);
    writeFileSync(path, onePageReport(await report()));
    const page = await open(path, 1280);
    const sheets = await page.pdf({ preferCSSPageSize: true });
    expect(sheets.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await page.locator('.answers > div').count()).toBeGreaterThan(
      name === 'the founding case' ? 2 : 0,
    );
    await page.close();
  });

  it('is dark where that is preferred, and light or dark where that is chosen', async () => {
    const page = await open(file, 1280, 'dark');
    const ground = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const ink = (): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('svg [fill="#1b2430"]')).fill`);
    expect([await ground(), await ink()]).toEqual(['rgb(20, 24, 31)', 'rgb(232, 236, 242)']);
    await page.getByRole('button', { name: 'Show it light' }).click();
    expect([await ground(), await ink()]).toEqual(['rgb(255, 255, 255)', 'rgb(27, 36, 48)']);
    await page.emulateMedia({ media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.close();
  });

  it.each(CASES)('$name: a run is stepped through by the keyboard', async ({ path }) => {
    const page = await open(path(), 1280);
    const run = page.locator('.run.chosen');
    const days = run.locator('.day');
    const shown = run.locator('.day.now h4');
    const labels = await days.locator('h4').allTextContents();
    await run.focus();
    for (const label of labels) {
      expect(await shown.allTextContents()).toEqual([label]);
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('End');
    expect(await shown.allTextContents()).toEqual(labels.slice(-1));
    expect(await run.locator('output').textContent()).toBe('day 180');
    await page.keyboard.press('ArrowLeft');
    expect(await shown.allTextContents()).toEqual(labels.slice(-2, -1));
    await page.keyboard.press('Home');
    expect(await shown.allTextContents()).toEqual(labels.slice(0, 1));
    await run.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    const at = Number(await run.getByRole('slider').inputValue());
    await page.keyboard.press('ArrowRight');
    expect(Number(await run.getByRole('slider').inputValue())).toBe(at + 1);
    await page.close();
  });

  it('says which promise stands where on each day, as the lines of the run do', async () => {
    const report = await thirdParty();
    const told = report.runs.find(({ lanes }) => lanes.some(({ stretches }) => stretches.length > 2));
    if (told === undefined) throw new Error('a promise moves in some run');
    const page = await open(file, 1280);
    await page.selectOption('#choice', `run-${told.run}`);
    const run = page.locator(`#run-${told.run}`);
    const moved = told.lanes.flatMap(({ stretches }) => stretches.slice(1).map(({ from }) => from));
    for (const tick of new Set(moved)) {
      await run.getByRole('slider').fill(String(tick));
      const states = await run.locator('tbody .state').allTextContents();
      const expected = told.lanes.map(
        ({ stretches }) => stretches.find(({ from, to }) => from <= tick && tick <= to)?.state,
      );
      expect(states).toEqual(expected.map((state) => (state === 'null' ? 'not known' : state)));
      const changed = told.lanes.filter(({ stretches }) => stretches.some(({ from }) => from === tick));
      expect(await run.locator('tr.moved').count()).toBe(changed.length);
    }
    await page.close();
  });

  it('runs nothing that a hostile scenario brings', async () => {
    const path = join(folder, 'hostile.html');
    writeFileSync(
      path,
      htmlReport(
        gatherReport({ ...(await hostile()), command: '</code><script>alert(5)</script>', version: VERSION }),
      ),
    );
    const page = await open(path, 768);
    expect(await page.evaluate('document.querySelectorAll("script, img, iframe, b, i").length')).toBe(1);
    await page.close();
  });

  it('reads every chart of hostile texts as XML, and finds a picture with texts in it', async () => {
    const path = join(folder, 'empty.html');
    writeFileSync(path, '<!doctype html><title>Empty</title><main></main>');
    const page = await open(path, 768);
    for (const svg of Object.values(await everyChart())) {
      // A browser reads it as HTML too, where it stands in a page.
      const names: unknown = await page.evaluate(`((text) => {
        const read = new DOMParser().parseFromString(text, 'image/svg+xml');
        document.querySelector('main').innerHTML = text;
        return [...read.querySelectorAll('*'), ...document.querySelectorAll('main *')].map((each) => each.localName);
      })(${JSON.stringify(svg)})`);
      const harm = ['parsererror', 'script', 'img', 'iframe', 'foreignObject', 'a', 'b', 'i', 'struck', 'n'];
      expect(names).toEqual(expect.arrayContaining(['svg', 'title', 'text']));
      for (const name of harm) expect(names).not.toContain(name);
      expect(await page.locator('main').textContent()).toMatch(/<(?:struck|n|\/style|script|i)\b/);
    }
    await page.close();
  });

  it('throws nothing, says nothing and asks for nothing, whatever was done with it', () => {
    expect(said).toEqual([]);
  });
});
