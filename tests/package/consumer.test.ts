/**
 * The built package from a consumer's side: packed, unpacked beside its runtime dependencies only, and used from there.
 * It reads dist/ as it stands and needs no network.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));
const consumer = mkdtempSync(join(tmpdir(), 'brinkmanship-consumer-'));
const modules = join(consumer, 'node_modules');
const installed = join(modules, 'brinkmanship');

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** What the command prints; a command that fails throws with all that it printed. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** What one built file imports, statically or dynamically. */
function importsOf(file: string): string[] {
  const imports = /(?:^|[\s;}])(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*\(?\s*['"]([^'"\n]+)['"]/g;
  return [...readFileSync(file, 'utf8').matchAll(imports)].map(([, name]) => name ?? '');
}

/** Every module outside the package that this file reaches through the package's own files. */
function outsideImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return importsOf(file).flatMap((name) =>
    name.startsWith('.') ? outsideImports(resolve(dirname(file), name), seen) : [name],
  );
}

beforeAll(() => {
  if (!existsSync(join(repository, 'dist/index.js'))) {
    throw new Error('There is no dist/index.js: run `npm run build` before this test.');
  }
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', consumer], repository);
  const tarball = readdirSync(consumer).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack wrote no tarball.');

  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], consumer);
  const { dependencies, peerDependencies } = readManifest(installed);
  // The optional peer has a dependency of its own.
  for (const dependency of [...Object.keys({ ...dependencies, ...peerDependencies }), 'pure-rand']) {
    const link = join(modules, dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository, 'node_modules', dependency), link, 'dir');
  }
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module", "private": true }\n');
});

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true });
});

describe('the licences of others', () => {
  const { dependencies } = readManifest(repository);
  const text = readFileSync(join(repository, 'docs/third-party-licences.txt'), 'utf8');
  const built = [
    ...Object.keys(dependencies).map((name) => ({ title: name, folder: name })),
    { title: 'Apache ECharts', folder: 'echarts' },
    { title: 'zrender', folder: 'zrender' },
    { title: 'tslib', folder: 'echarts/node_modules/tslib' },
    { title: 'hyparquet-writer', folder: 'hyparquet-writer' },
    { title: 'hyparquet', folder: 'hyparquet' },
  ];

  it.each(built)('have that of $title, in the version that is built in', ({ title, folder }) => {
    const { version } = readManifest(join(repository, 'node_modules', folder));
    expect(text.split('\n').some((line) => line.startsWith(`${title} ${version} (`))).toBe(true);
  });
});

describe('the packed package', () => {
  it.each([
    'brinkmanship',
    'brinkmanship/node',
    'brinkmanship/browser',
    'brinkmanship/charts',
    'brinkmanship/parquet',
    'brinkmanship/fast-check',
  ])('loads %s', (name) => {
    const script = `const it = await import('${name}'); console.log(Object.keys(it).length > 0);`;
    expect(run(process.execPath, ['--input-type=module', '-e', script], consumer).trim()).toBe('true');
  });

  it('gives the same result under a policy that forbids making code from strings', () => {
    const script = `
      const { runScenario } = await import('brinkmanship');
      const { loadScenario } = await import('brinkmanship/node');
      const { scenario } = await loadScenario('${join(installed, 'scenarios/first-strike-pact.yaml')}');
      const { simulation } = await runScenario(scenario, { runs: 500 });
      console.log(JSON.stringify(simulation));`;
    const args = ['--input-type=module', '-e', script];
    const free = run(process.execPath, args, consumer).trim();
    expect(free).toContain('"runs":500');
    expect(run(process.execPath, ['--disallow-code-generation-from-strings', ...args], consumer).trim()).toBe(
      free,
    );
  });

  it('imports nothing but declared dependencies', () => {
    const declared = Object.keys(readManifest(installed).dependencies);
    for (const entry of ['index.js', 'node.js', 'browser.js', 'charts.js', 'cli.js']) {
      const names = outsideImports(join(installed, 'dist', entry)).filter(
        (name) => !name.startsWith('node:'),
      );
      const packages = names.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
      expect(declared).toEqual(expect.arrayContaining(packages));
    }
  });

  it('needs fast-check for the entry of that name alone', () => {
    expect(outsideImports(join(installed, 'dist/fast-check.js'))).toContain('fast-check');
    const { peerDependencies } = readManifest(installed);
    expect(Object.keys(peerDependencies)).toEqual(['fast-check']);
  });

  it('keeps Node out of the core entry', () => {
    const names = outsideImports(join(installed, 'dist/index.js'));
    expect(names.filter((name) => name.startsWith('node:'))).toEqual([]);
  });

  it('has files for a page that import nothing', () => {
    for (const file of ['standalone.js', 'web-worker.js']) {
      expect(outsideImports(join(installed, 'dist', file))).toEqual([]);
    }
  });

  it('has types that a browser project can use, with the runtime dependencies and no Node types', () => {
    const entries = ['brinkmanship', 'brinkmanship/browser', 'brinkmanship/standalone'];
    // By name, for a namespace compiles whatever its members are called.
    const use = entries
      .map(
        (name, place) =>
          `export { simulate as simulate${place}, type Tally as Tally${place} } from '${name}';\n`,
      )
      .join('');
    writeFileSync(join(consumer, 'use.ts'), use);
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          lib: ['ES2023', 'DOM'],
          module: 'NodeNext',
          types: [],
          strict: true,
          noEmit: true,
        },
        files: ['use.ts'],
      }),
    );
    const tsc = join(repository, 'node_modules/@typescript/native/bin/tsc');
    expect(run(process.execPath, [tsc, '-p', consumer], consumer)).toBe('');
  });

  it('runs its command', () => {
    const { bin, version } = readManifest(installed);
    const output = run(process.execPath, [join(installed, bin['brinkmanship'] ?? ''), '--version'], consumer);
    expect(output.trim()).toContain(version);
  });

  it('finds the base rates that come with it, from the command and from a program', () => {
    const { bin } = readManifest(installed);
    const file = join(installed, 'scenarios/first-strike-pact.yaml');
    const args = [join(installed, bin['brinkmanship'] ?? ''), 'plausibility', file, '--runs', '5'];
    expect(run(process.execPath, args, consumer)).toContain('B15');
    const script = `const { loadBaseRates } = await import('brinkmanship/node');
      console.log((await loadBaseRates()).rates.rates.length);`;
    expect(run(process.execPath, ['--input-type=module', '-e', script], consumer).trim()).toBe('19');
  });
});
