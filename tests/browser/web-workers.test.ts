import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { simulate, type SimulateOptions, type SimulationResult } from '../../src/montecarlo/index.js';
import { loadScenario } from '../../src/node/index.js';
import { blocksOf, readPage } from '../docs/page.js';
import { lowered } from '../laws/played.js';
import { is, model, rule, sets, stage, variable } from '../reference/models.js';
import { chromiumPath, launchChromium, WITHOUT_CHROMIUM } from './chromium.js';
import { serve } from './site.js';

/** The built package in a real browser, as a plain page has it and as a bundler hands it on. */

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const dist = folder('../../dist');
const fixtures = folder('fixtures');
const STRICT = "default-src 'self'";

interface Asked extends Omit<SimulateOptions, 'crew' | 'signal' | 'onProgress' | 'checkpoint' | 'pause'> {
  readonly model: Model;
  readonly count: number;
  readonly script?: string;
  readonly stopAfter?: number;
}

interface Answer {
  readonly result?: SimulationResult;
  /** How many workers were started. */
  readonly started?: number;
  readonly type?: string;
  readonly message?: string;
  readonly hint?: string;
  readonly about?: readonly string[];
}

interface Page {
  readonly makesCode: boolean;
  play(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
}

let browser: Browser;

/** Opens a site. What the page is asked comes to it as data, so that no policy is got round. */
async function open(folders: readonly string[], policy: string | null): Promise<Page> {
  const site = await serve(folders, policy);
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => 'play' in globalThis);
  return {
    makesCode: await page.evaluate(() => (globalThis as unknown as Page).makesCode),
    play: (asked) => page.evaluate((told) => (globalThis as unknown as Page).play(told), asked),
    close: async () => {
      await page.close();
      site.close();
    },
  };
}

async function founding(): Promise<Model> {
  const { scenario } = await loadScenario(folder('../../scenarios/december-assurances.yaml'));
  if (scenario === null) throw new Error('the founding scenario cannot be read');
  return lowered(scenario, null);
}

/** Two rules set one variable, which no model may do. */
const clashing = model({
  title: 'clashing',
  horizon: 5000,
  variables: [variable('one', 2)],
  stages: [stage([rule('a', is(0, 0), sets({ 0: 1 })), rule('b', is(0, 0), sets({ 0: 2 }))])],
});

const skipped = chromiumPath === null ? ` (skipped: ${WITHOUT_CHROMIUM})` : '';

describe.skipIf(chromiumPath === null)(`Web Workers${skipped}`, () => {
  const bundle = mkdtempSync(join(tmpdir(), 'brinkmanship-bundle-'));
  const plain = [join(fixtures, 'standalone'), fixtures, dist];
  const bundled = [bundle, fixtures];
  const asked = { runs: 80_003, seed: 'crew', firstRun: 7 };
  let played: Model;
  let alone: SimulationResult;

  beforeAll(async () => {
    if (!existsSync(join(dist, 'standalone.js'))) throw new Error('There is no dist/: run `npm run build`.');
    browser = await launchChromium();
    await build({
      configFile: false,
      root: join(fixtures, 'bundled'),
      logLevel: 'error',
      build: { outDir: bundle, emptyOutDir: true },
    });
    played = await founding();
    alone = await simulate(played, asked);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(bundle, { recursive: true });
  });

  it.each([
    { how: 'from one file', folders: plain, policy: null },
    { how: 'from one file, under a strict policy', folders: plain, policy: STRICT },
    { how: 'from a bundler', folders: bundled, policy: null },
    { how: 'from a bundler, under a strict policy', folders: bundled, policy: STRICT },
  ])('$how give the same result as one thread of Node', async ({ folders, policy }) => {
    const page = await open(folders, policy);
    expect(page.makesCode).toBe(policy === null);
    expect(await page.play({ ...asked, model: played, count: 2 })).toEqual({ result: alone, started: 2 });
    await page.close();
  });

  describe('in a page', () => {
    let page: Page;
    beforeAll(async () => {
      page = await open(plain, STRICT);
    });
    afterAll(() => page.close());

    it.each([1, 3])('give the same result if there are %i', async (count) => {
      expect(await page.play({ ...asked, model: played, count })).toEqual({ result: alone, started: count });
    });

    it('are not started for a small job', async () => {
      const answer = await page.play({ model: played, count: 2, runs: 500 });
      expect([answer.started, answer.result?.runs]).toEqual([0, 500]);
    });

    it('hand on what is wrong with a model', async () => {
      expect(await page.play({ model: clashing, count: 2, runs: 1_000_000 })).toMatchObject({
        type: 'ModelError',
        about: ['a', 'b', 'one'],
      });
    });

    it('give the first runs when they are told to stop', async () => {
      const { result } = await page.play({ model: played, count: 2, runs: 10_000_000, stopAfter: 1 });
      expect(result).toMatchObject({ stopped: true });
      expect({ ...result, stopped: false }).toEqual(await simulate(played, { runs: result?.runs ?? 0 }));
    });

    it.each([
      ['missing', 'no Web Worker could be started from /missing.js'],
      ['crashes-at-once', 'no Web Worker could be started from /crashes-at-once.js'],
      ['crashes-later', 'a Web Worker ended before its work was done'],
    ])('tell in one line of a worker that fails: %s', async (name, message) => {
      const answer = await page.play({ model: played, count: 2, runs: 1_000_000, script: `/${name}.js` });
      expect(answer).toMatchObject({ type: 'CrewError', message });
    });
  });

  it('play in the page that docs/long-runs.md shows', async () => {
    const shown = mkdtempSync(join(tmpdir(), 'brinkmanship-shown-'));
    const blocks = blocksOf(readPage('docs/long-runs.md'));
    const text = (wanted: string): string => blocks.find(({ language }) => language === wanted)?.text ?? '';
    writeFileSync(join(shown, 'index.html'), `<!doctype html>\n${text('html')}`);
    writeFileSync(join(shown, 'page.js'), `${text('js')}globalThis.result = result;\n`);
    copyFileSync(folder('../../scenarios/first-strike-pact.yaml'), join(shown, 'pact.yaml'));
    const site = await serve([shown, dist], STRICT);
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'result' in globalThis);
    expect(await page.evaluate('result.runs')).toBe(1_000_000);
    await page.close();
    site.close();
    rmSync(shown, { recursive: true });
  });

  it('tell in one line of a policy that forbids them', async () => {
    const page = await open(plain, `${STRICT}; worker-src 'none'`);
    expect(await page.play({ model: played, count: 2, runs: 1_000_000 })).toMatchObject({
      type: 'CrewError',
      message: expect.stringMatching(
        /^no Web Worker could be started from http.*\/web-worker\.js$/,
      ) as string,
    });
    await page.close();
  });
});
