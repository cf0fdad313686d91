import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange, CONTENTS, MORE } from '../../docs/site/contents.js';
import { buildSite } from '../../docs/site/site.js';
import { chromiumPath, launchChromium, WITHOUT_CHROMIUM } from './chromium.js';

/** The site of the documentation, as `npm run docs` makes it: whole, and in a real browser. */

const site = mkdtempSync(join(tmpdir(), 'brinkmanship-site-'));
const MINUTES = 60_000;

let built: boolean;
beforeAll(async () => {
  built = await buildSite({ out: site, logLevel: 'Error' });
}, 10 * MINUTES);
afterAll(() => {
  rmSync(site, { recursive: true });
});

/** Every page of the site, by its path in it. */
function pages(): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
}

describe('the site', () => {
  it('is built without a warning: all is documented, and no link is broken', () => {
    expect(built).toBe(true);
  });

  it('has no link that leads nowhere, within a page and between pages', () => {
    const anchors = new Map(
      pages().map((page) => {
        const text = readFileSync(join(site, page), 'utf8');
        return [page, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))];
      }),
    );
    const broken = pages().flatMap((page) =>
      [
        ...readFileSync(join(site, page), 'utf8').matchAll(
          /<(?:a|img|link|script) [^>]*?(?:href|src)="([^"]+)"/g,
        ),
      ]
        .map(([, target = '']) => decodeURI(target.replaceAll('&amp;', '&')))
        .filter((target) => !/^(https?:|data:)/.test(target))
        .filter((target) => {
          const [file = '', anchor = ''] = target.split('#');
          const path = file === '' ? page : normalize(join(dirname(page), file));
          if (!existsSync(join(site, path))) return true;
          return anchor !== '' && anchors.get(path)?.has(anchor) === false;
        })
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('asks for nothing from elsewhere', () => {
    const asked = pages().filter((page) =>
      /<(?:img|link|script|iframe) [^>]*?(?:href|src)="(?:https?:)?\/\//.test(
        readFileSync(join(site, page), 'utf8'),
      ),
    );
    expect(asked).toEqual([]);
  });
});

describe('the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-broken-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a page that is not there', '[there](nowhere.md)'],
    ['a heading that is not there', '[there](page.md#nowhere)'],
  ])(
    'fails on a link to %s',
    async (_, link) => {
      const entry = join(folder, 'entry.ts');
      writeFileSync(entry, '/** Nothing. */\nexport const nothing = 0;\n');
      writeFileSync(
        join(folder, 'tsconfig.json'),
        '{ "compilerOptions": { "module": "NodeNext", "types": [] }, "files": ["entry.ts"] }',
      );
      writeFileSync(join(folder, 'page.md'), `# A page\n\n## A heading\n\n${link}\n`);
      const small = {
        entryPoints: [entry],
        tsconfig: join(folder, 'tsconfig.json'),
        projectDocuments: [join(folder, 'page.md')],
        readme: 'none',
        intentionallyNotExported: [],
        navigationLeaves: [],
        searchGroupBoosts: {},
        out: join(folder, 'out'),
        logLevel: 'None' as const,
      };
      expect(await buildSite(small)).toBe(false);
    },
    MINUTES,
  );
});

describe('the order of the pages', () => {
  it('puts a page that nothing names last', () => {
    const named = CONTENTS.flatMap(([, names]) => names).map((name) =>
      name.endsWith('/') ? `${name}some` : name,
    );
    expect(arrange([...named, 'a-new-page']).at(-1)).toEqual({ title: MORE, pages: ['a-new-page'] });
  });

  it('names each page that is there, so that none comes under "More"', () => {
    const names = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    const groups = arrange([...names.map((name) => name.slice(0, -3)), '../CHANGELOG']);
    expect(groups.map(({ title }) => title)).toEqual(CONTENTS.map(([title]) => title));
  });

  it('takes the pages of a folder that are not named, in the order of their names', () => {
    const contents = [['Cases', ['cases/last', 'cases/']]] as const;
    expect(arrange(['cases/b', 'cases/last', 'cases/a'], contents)).toEqual([
      { title: 'Cases', pages: ['cases/last', 'cases/a', 'cases/b'] },
    ]);
  });

  it('refuses a name that no page has', () => {
    expect(() => arrange(['tutorial'], [['Begin', ['tutorail']]])).toThrow('names tutorail');
  });
});

const skipped = chromiumPath === null ? ` (skipped: ${WITHOUT_CHROMIUM})` : '';

describe.skipIf(chromiumPath === null)(`the site in a browser${skipped}`, () => {
  let browser: Browser;
  const said: string[] = [];

  /** Opens a page from the disk; what it complains of, and what it asks for from elsewhere, is kept. */
  async function open(path: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => said.push(`${path}: ${error.message}`));
    page.on('console', (message) => said.push(`${path}: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(pathToFileURL(site).href)) said.push(`${path} asks for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(site, path)).href);
    await page.waitForFunction('document.querySelectorAll("#tsd-nav-container a").length > 5');
    return page;
  }

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  const READ = ['index.html', 'docs/tutorial.html', 'docs/theory.html', 'docs/glossary.html'];
  const SHOWN = ['files/scenarios/december-assurances.yaml.html', 'modules/brinkmanship.html'];
  it.each([...READ, ...SHOWN])('%s is no wider than its screen', async (path) => {
    const page = await open(path, 1280);
    for (const width of [1280, 800, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const dress of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: dress });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide, `${dress}, on a screen of ${width}`).toBeLessThanOrEqual(width);
      }
    }
    await page.close();
  });

  it('is dark where that is preferred, and light otherwise', async () => {
    const page = await open('docs/tutorial.html', 1280, 'dark');
    /** How bright the ground and the ink are, from 0 to 255. */
    const bright = async (): Promise<number[]> => {
      const colours = await page.evaluate<string[]>(
        '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))',
      );
      return colours.map((colour) => Number(/\d+/.exec(colour)?.[0]));
    };
    const [darkGround = 255, darkInk = 0] = await bright();
    expect(darkInk - darkGround).toBeGreaterThan(120);
    await page.emulateMedia({ colorScheme: 'light' });
    const [ground = 0, ink = 255] = await bright();
    expect(ground - ink).toBeGreaterThan(120);
    await page.close();
  });

  it.each([
    ['mediator', 'How to model a mediator'],
    ['glossary', 'Glossary'],
    ['audience cost', 'Glossary'],
    ['runScenario', 'brinkmanship.runScenario'],
  ])('finds %s by its search', async (word, title) => {
    const page = await open('docs/results.html', 1280);
    await page.keyboard.press('/');
    await page.locator('#tsd-search-input').fill(word);
    await page.locator('#tsd-search-results a').first().waitFor();
    const found = await page.locator('#tsd-search-results a').allTextContents();
    expect(found.map((text) => text.replaceAll(/\s/g, ''))).toContain(title.replaceAll(' ', ''));
    await page.close();
  });

  it('leads from a page to a file that it names, and shows it', async () => {
    const page = await open('docs/tutorial.html', 1280);
    await page.getByRole('link', { name: 'tests/docs/crisis.yaml' }).click();
    expect(await page.locator('h1').first().textContent()).toBe('tests/docs/crisis.yaml');
    expect(await page.locator('pre').first().textContent()).toContain('title: The strait');
    await page.close();
  });

  it('has every group of pages in its navigation, in order', async () => {
    const page = await open('index.html', 1280);
    const groups = await page.locator('#tsd-nav-container > li > details > summary').allTextContents();
    expect(groups.map((text) => text.trim())).toEqual([
      ...CONTENTS.map(([title]) => title),
      'From TypeScript',
    ]);
    await page.close();
  });

  it('throws nothing, says nothing and asks for nothing from elsewhere', () => {
    expect(said).toEqual([]);
  });
});
