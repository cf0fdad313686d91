import { defineConfig, type UserConfig } from 'tsdown';

const everywhere: UserConfig = {
  format: 'esm',
  target: 'es2022',
  outDir: 'dist',
  sourcemap: false,
  fixedExtension: false,
  hash: false,
  failOnWarn: true,
};

/** A file for browsers that imports nothing: its dependencies are in it. */
const whole = (entry: Record<string, string>): UserConfig => ({
  ...everywhere,
  entry,
  platform: 'browser',
  clean: false,
  dts: false,
  minify: true,
  // Dependencies look for Node here, and ask its environment; in these files there is none, so Deno grants them no right.
  define: { process: 'undefined' },
  // They would need these in Node only.
  deps: {
    alwaysBundle: [/./],
    neverBundle: ['child_process', 'crypto', 'os', 'worker_threads'],
    onlyBundle: false,
  },
});

export default defineConfig([
  /**
   * One build for the entries, so that they share their common code: a class or symbol made in the core is the same one
   * whether it came through `brinkmanship` or through `brinkmanship/node`.
   */
  {
    ...everywhere,
    entry: {
      index: 'src/index.ts',
      node: 'src/node/index.ts',
      browser: 'src/browser/index.ts',
      worker: 'src/node/worker.ts',
      'fast-check': 'src/properties/index.ts',
    },
    platform: 'neutral',
    clean: true,
    dts: true,
    // Else the declarations that the entries share would take the name of the entry `index`.
    outputOptions: { chunkFileNames: 'shared-[name].js' },
    deps: {
      neverBundle: [/^node:/],
      onlyBundle: [],
    },
  },
  // The charts bring the library that draws them, so that only those who draw pay for it.
  {
    ...everywhere,
    entry: { charts: 'src/report/charts/index.ts' },
    platform: 'neutral',
    clean: false,
    dts: true,
    minify: true,
    deps: { alwaysBundle: [/^echarts/, /^zrender/, /^tslib/], onlyBundle: ['echarts', 'zrender', 'tslib'] },
    // As modules for the web have it: what it has for Node is no module.
    alias: { tslib: 'tslib/tslib.es6.js' },
    outputOptions: { codeSplitting: false },
  },
  // So does what writes Parquet.
  {
    ...everywhere,
    entry: { parquet: 'src/report/parquet/index.ts' },
    // As browsers have it: what the library has for Node are files.
    platform: 'browser',
    clean: false,
    dts: true,
    minify: true,
    deps: { alwaysBundle: [/^hyparquet/], onlyBundle: ['hyparquet', 'hyparquet-writer'] },
    outputOptions: { codeSplitting: false },
  },
  // The command starts much sooner as one file than from the two hundred files of its dependencies.
  {
    ...everywhere,
    entry: { cli: 'src/cli/main.ts' },
    platform: 'node',
    clean: false,
    dts: false,
    minify: true,
    // The charts, and what writes Parquet, are loaded by the commands that need them.
    deps: {
      alwaysBundle: [/^(?!node:|brinkmanship\/)/],
      neverBundle: ['brinkmanship/charts', 'brinkmanship/parquet'],
      onlyBundle: false,
    },
    outputOptions: { codeSplitting: false },
  },
  whole({ standalone: 'src/browser/index.ts' }),
  // A worker's script has no map of imports, and bundlers copy it as it is: so it is one file too.
  whole({ 'web-worker': 'src/browser/worker.ts' }),
]);
