import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const source = (path: string): string => local(`src/${path}`);

/** Where a test plays runs by the reference interpreter, the kernel plays them too, and both have to agree. */
const playedByTheKernelToo = {
  name: 'played-by-the-kernel-too',
  enforce: 'pre' as const,
  resolveId: (id: string, importer = ''): string | null =>
    id.endsWith('/src/reference/index.js') && !importer.startsWith(local('tests/kernel/'))
      ? local('tests/kernel/reference-and-kernel.ts')
      : null,
};

export default defineConfig({
  resolve: {
    // The package's own name means its source here. tests/package looks at the built files instead.
    alias: [
      { find: /^brinkmanship$/, replacement: source('index.ts') },
      { find: /^brinkmanship\/browser$/, replacement: source('browser/index.ts') },
      { find: /^brinkmanship\/charts$/, replacement: source('report/charts/index.ts') },
      { find: /^brinkmanship\/parquet$/, replacement: source('report/parquet/index.ts') },
      { find: /^brinkmanship\/fast-check$/, replacement: source('properties/index.ts') },
      { find: /^brinkmanship\/node$/, replacement: source('node/index.ts') },
    ],
  },
  test: {
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'all', include: ['tests/**/*.test.ts', 'scenarios/*.property.ts'] } },
      {
        extends: true,
        plugins: [playedByTheKernelToo],
        test: {
          name: 'kernel',
          include: ['tests/{reference,lifecycle,language}/*.test.ts', 'tests/theory/t02*.test.ts'],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/grammar.generated.*'],
      reporter: ['text-summary', 'html', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
});
