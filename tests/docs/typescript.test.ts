import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, readPage, repository } from './page.js';
import { createSandbox } from './sandbox.js';

/** The TypeScript of the pages, compiled and run beside the built package under its own name. */
const pages = [
  'README.md',
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];
const programs = pages.flatMap((path) =>
  blocksOf(readPage(path))
    .filter(({ language }) => language === 'ts')
    .map(({ text, line }) => ({
      text,
      place: `${path}:${line}`,
      file: `${path.replaceAll(/\W/g, '-')}-${line}.ts`,
    })),
);
const sandbox = createSandbox();

function node(...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: sandbox.folder,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

beforeAll(() => {
  mkdirSync(join(sandbox.folder, 'node_modules/@types'), { recursive: true });
  symlinkSync(repository, join(sandbox.folder, 'node_modules/brinkmanship'));
  symlinkSync(join(repository, 'node_modules/fast-check'), join(sandbox.folder, 'node_modules/fast-check'));
  symlinkSync(join(repository, 'node_modules/@types/node'), join(sandbox.folder, 'node_modules/@types/node'));
  sandbox.write('package.json', '{ "type": "module", "private": true }\n');
  for (const { file, text } of programs) sandbox.write(file, text);
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    types: ['node'],
    strict: true,
    noEmit: true,
  };
  sandbox.write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions, files: programs.map(({ file }) => file) }),
  );
});
afterAll(() => {
  sandbox.remove();
});

describe('the TypeScript of the pages', () => {
  it('compiles', () => {
    expect(programs).not.toEqual([]);
    const tsc = join(repository, 'node_modules/@typescript/native/bin/tsc');
    expect(node(tsc, '-p', sandbox.folder)).toEqual({ status: 0, output: '' });
  });

  it.each(programs)('runs at $place', ({ file }) => {
    expect(node(join(repository, 'node_modules/tsx/dist/cli.mjs'), file)).toMatchObject({ status: 0 });
  });
});
