import { defineConfig } from 'tsdown';

/**
 * One build for the three entries, so that they share their common code: a class or symbol made in the
 * core is the same one whether it came through `brinkmanship` or through `brinkmanship/node`.
 */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node/index.ts',
    cli: 'src/cli/main.ts',
    worker: 'src/node/worker.ts',
  },
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  outDir: 'dist',
  clean: true,
  dts: true,
  sourcemap: false,
  fixedExtension: false,
  hash: false,
  failOnWarn: true,
  deps: {
    neverBundle: [/^node:/],
    onlyBundle: [],
  },
});
