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

/** How many of a hundred were noticed; 100 where there are none. */
export function scoreOf(results: readonly MutantResult[]): number {
  const noticed = count(results, NOTICED);
  const all = noticed + count(results, MISSED);
  return all === 0 ? 100 : (100 * noticed) / all;
}

function count(results: readonly MutantResult[], statuses: readonly string[]): number {
  return results.filter(({ status }) => statuses.includes(status)).length;
}

function row(name: string, results: readonly MutantResult[]): string {
  const noticed = count(results, NOTICED);
  const all = noticed + count(results, MISSED);
  const score = all === 0 ? '' : `${scoreOf(results).toFixed(1)} %`;
  const [survived, notRun] = [count(results, ['Survived']), count(results, ['NoCoverage'])];
  return `| ${name} | ${all} | ${noticed} | ${survived} | ${notRun} | ${score} |`;
}
