'use strict';

/** The folders of src/ in the order of docs/architecture.md: each imports only from those before it. */
const FOLDERS = [
  'chance',
  'scenario',
  'model',
  'reference',
  'kernel',
  'chain',
  'montecarlo',
  'analysis',
  'report',
  'export',
  'properties',
  'browser',
  'node',
  'cli',
];

const onlyFromAbove = FOLDERS.slice(0, -1).map((folder, place) => ({
  name: `${folder}-imports-only-from-above`,
  comment: `src/${folder} may import only from ${FOLDERS.slice(0, place).join(', ') || 'itself'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${FOLDERS.slice(place + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyFromAbove,
    {
      name: 'known-folders-only',
      comment: 'A new folder of src/ gets its place in the order first: add it to FOLDERS here.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/[^/]+/', pathNot: `^src/(${FOLDERS.join('|')})/` },
    },
    {
      name: 'core-entry-without-node',
      comment: 'The core entry exports no part that is for one platform: it must load on all of them.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/(browser|node|cli)/' },
    },
    {
      name: 'methods-know-no-scenario',
      comment:
        'A method takes plain points and values, so it serves any model; the studies beside it know scenarios.',
      severity: 'error',
      from: { path: '^src/analysis/methods/' },
      to: {
        path: '^src/',
        pathNot: '^src/(chance/|montecarlo/(beta|intervals|normal-quantile)\\.ts$|analysis/methods/)',
      },
    },
    {
      name: 'charts-only-by-their-entry',
      comment:
        'The library that draws is large: only brinkmanship/charts brings it, and nothing else imports that.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/report/(charts|html)/' },
      to: {
        path: '^src/report/(charts|html)/|node_modules/echarts/',
        dependencyTypesNot: ['aliased-tsconfig'],
      },
    },
    {
      name: 'parquet-only-by-its-entry',
      comment: 'Only brinkmanship/parquet brings the library that writes Parquet.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/report/parquet/' },
      to: { path: '^src/report/parquet/|node_modules/hyparquet', dependencyTypesNot: ['aliased-tsconfig'] },
    },
    {
      name: 'folders-not-from-entry',
      comment: 'The entry file gathers what the folders export; only browser/, node/ and cli/ may import it.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(browser|node|cli)/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'node-builtins-only-in-node-and-cli',
      comment: 'The core runs unchanged in a browser, a worker, Bun and Deno.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node|cli)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      comment: 'Files that import each other cannot be read one after the other.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'runtime-dependencies-only',
      comment:
        'What src/ needs when it runs is a dependency of the package; properties/ has an optional peer, and the charts and Parquet bring what draws and writes them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(properties/|report/charts/draw|report/parquet/)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-not-from-tests',
      comment: 'Source does not know its tests or its examples.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scenarios|dist)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'grammar\\.generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
