import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, parseAst, type Plugin, type Rollup } from 'vite';
import config from '../../vitest.config.js';

/** Tests and what they import, as scripts for `new Script`: by file name, each with the names of what it requires. */
export type Bundle = Readonly<Record<string, { readonly code: string; readonly test: string | null }>>;

/** Where a file of tests looks for what lies beside it, though it has been moved into a bundle. */
const placesOfFiles: Plugin = {
  name: 'places-of-files',
  enforce: 'pre',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/** Each turn of a loop of the library takes one of the steps that a test has: so one that never ends does. */
const countedLoops: Plugin = {
  name: 'counted-loops',
  enforce: 'post',
  transform(code, id) {
    if (!id.includes('/src/')) return null;
    const inserted: [at: number, text: string][] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, body } = node as { type?: unknown; body?: { type: string; start: number; end: number } };
      if (typeof type === 'string' && LOOPS.has(type) && body !== undefined) {
        if (body.type === 'BlockStatement') inserted.push([body.start + 1, TAKE_A_STEP]);
        else inserted.push([body.start, `{${TAKE_A_STEP}`], [body.end, '}']);
      }
      for (const part of Object.values(node)) visit(part);
    };
    visit(parseAst(code));
    // Of two at one place the one that was found first, which is further out, is written last.
    inserted.sort(([one], [other]) => other - one);
    return inserted.reduce((text, [at, more]) => text.slice(0, at) + more + text.slice(at), code);
  },
};

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

const TAKE_A_STEP = "if (--globalThis.steps.left < 0) throw new Error('there is no end to this');";

/** Bundles files of tests, each for itself, what they share once; or reads what was bundled before. */
export async function bundle(tests: readonly string[], kept: string): Promise<Bundle> {
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as Bundle;
  } catch {
    const made = await bundleAnew(tests);
    writeFileSync(kept, JSON.stringify(made));
    return made;
  }
}

async function bundleAnew(tests: readonly string[]): Promise<Bundle> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [placesOfFiles, countedLoops],
    resolve: { alias: config.resolve?.alias ?? [] },
    ssr: { target: 'node' },
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(tests.map((test) => [basename(test, '.test.ts'), test])),
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'shared-[hash].cjs' },
      },
    },
  });
  const { output } = built as Rollup.RollupOutput;
  return Object.fromEntries(
    output.flatMap((file) =>
      file.type === 'chunk'
        ? [[file.fileName, { code: file.code, test: file.isEntry ? file.facadeModuleId : null }]]
        : [],
    ),
  );
}
