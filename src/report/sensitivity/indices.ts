import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import type { IndexEstimate, SensitivityWarning } from '../../analysis/methods/sensitivity-indices/index.js';
import { count } from '../numbers.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** Sobol indices: which share of the variance each number accounts for. */
export function sobolBlocks({ sobol, parameters, runs }: SensitivityResult): string[][] {
  if (sobol === null) return [];
  const left = parameters.length - sobol.parameters.length;
  const title =
    'Shares of the variance when all vary at once (Sobol)' +
    (left > 0 ? `: of the ${sobol.parameters.length} numbers that the screening puts first` : '');
  const warnings = warningLines(sobol.warnings, runs);
  if (!sobol.interpretable) return [[...wrap(title), '', ...warnings]];
  const heads = [
    { head: '', wrap: 50 },
    { head: 'alone', align: 'right' as const },
    { head: 'with others', align: 'right' as const },
  ];
  const rows = [...sobol.parameters]
    .sort((one, other) => (other.total.value ?? 0) - (one.total.value ?? 0))
    .map(({ parameter, first, total }): Row => [parameter, share(first), share(total)]);
  const pairs = [...sobol.pairs]
    .sort((one, other) => (other.index.value ?? 0) - (one.index.value ?? 0))
    .slice(0, 10)
    .map(({ parameters: [one, other], index }): Row => [`${one} × ${other}`, share(index)]);
  return [
    [
      ...wrap(title),
      '',
      ...table(heads, rows, { indent: 2 }),
      '',
      ...wrap(`Alone, all of them account for ${share(sobol.sumOfFirst)} of the variance.`, { first: '  ' }),
      ...warnings,
    ],
    ...(pairs.length === 0
      ? []
      : [
          [
            'Pairs, beyond what each does alone',
            '',
            ...table(
              [
                { head: '', wrap: 80 },
                { head: 'share', align: 'right' as const },
              ],
              pairs,
              { indent: 2 },
            ),
          ],
        ]),
  ];
}

function share({ value, halfWidth }: IndexEstimate): string {
  if (value === null) return 'not estimable';
  return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)} ± ${(halfWidth ?? 0).toFixed(2)}`;
}

/** The warnings, those of one kind in one sentence. */
function warningLines(warnings: readonly SensitivityWarning[], runs: number): string[] {
  const rough = warnings.filter((one) => one.kind === 'under-sampled');
  const evaluations = Math.max(0, ...rough.map((one) => one.evaluations));
  const lines = warnings.flatMap((one) => {
    switch (one.kind) {
      case 'hardly varies':
        return [
          'It hardly varies over the ranges, or chance moves it as much as they do: the shares would be noise. ' +
            `Take more than ${count(runs)} runs of each model, or accept that none of these numbers matters.`,
        ];
      case 'negative':
        return [
          `The share of ${one.parameters.join(' and ')} lies below 0 by more than chance allows: do not trust it.`,
        ];
      case 'sum above one':
        return ['The shares alone sum to more than 1 by more than chance allows: take more rows.'];
      case 'under-sampled':
        return [];
    }
  });
  if (rough.length > 0) {
    lines.push(
      `${count(rough.length)} ${rough.length === 1 ? 'share is' : 'shares are'} known to worse than ±0.10: ` +
        `${count(evaluations)} models in all would do (--rows).`,
    );
  }
  return lines.flatMap((line) => wrap(line, { first: '  ' }));
}
