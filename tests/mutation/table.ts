import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

const NOTICED: readonly string[] = ['Killed', 'Timeout'];
const MISSED: readonly string[] = ['Survived', 'NoCoverage'];

/** How many mutants of each file were noticed, as the table of docs/mutation.md. */
export function table(results: readonly MutantResult[]): string {
  const files = [...new Set(results.map(({ fileName }) => fileName))].sort();
  const rows = files.map((file) =>
    row(
      `\`${relative('.', file)}\``,
      results.filter(({ fileName }) => fileName === file),
    ),
  );
  return [
    '| file | mutants | noticed | survived | not run | score |',
    '|---|---|---|---|---|---|',
    ...rows,
    row('all', results),
  ].join('\n');
}

function row(name: string, results: readonly MutantResult[]): string {
  const count = (...statuses: readonly string[]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count(...NOTICED);
  const all = noticed + count(...MISSED);
  const score = all === 0 ? '' : `${((100 * noticed) / all).toFixed(1)} %`;
  return `| ${name} | ${all} | ${noticed} | ${count('Survived')} | ${count('NoCoverage')} | ${score} |`;
}
