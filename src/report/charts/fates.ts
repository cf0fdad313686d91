import type { SimulationResult } from '../../montecarlo/result.js';
import { decimalsFor, probability, withInterval } from '../numbers.js';
import { fateName, inOrderOfLife, sharedFates } from '../fates.js';
import { variantName } from '../variants.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { inkOn, stateColour } from './palette.js';
import { type StackedRow, stackedRows } from './rows/stacked-rows.js';

/**
 * What became of the commitments, in the eyes of each who holds them: shares of runs by the state in which the view was
 * left; and beside the name of a commitment in how many runs its holders ever differed.
 */
export function fates(result: SimulationResult, options: ChartOptions = {}): string {
  const { commitments, runs, disputes } = result;
  const decimals = decimalsFor(runs);
  const met = inOrderOfLife(commitments);
  let before: string | null = null;
  const rows = sharedFates(commitments).map(({ name, holders, fates: counts }): StackedRow => {
    const shares = met.map((fate) => ({
      share: (counts[fate] ?? 0) / runs,
      colour: stateColour(fate),
      ink: inkOn(fate),
    }));
    const isFirst = name !== before;
    before = name;
    const dispute = disputes.find((one) => one.name === name)?.ever;
    const headingAside =
      dispute === undefined || (dispute.value ?? 0) === 0
        ? ''
        : `disputed in ${probability(dispute.value ?? 0, decimals)}`;
    return {
      label: `as seen by ${holders.join(', ')}`,
      shares,
      ...(isFirst ? { heading: name, headingAside } : {}),
    };
  });
  const told = [
    ...sharedFates(commitments).map(({ name, holders, fates: counts }) => {
      const states = met.flatMap((fate) => {
        const share = (counts[fate] ?? 0) / runs;
        return share === 0 ? [] : [`${fateName(fate)} ${probability(share, decimals)}`];
      });
      return `${name} as seen by ${holders.join(', ')}: ${states.join(', ')}`;
    }),
    ...disputes.map(({ name, ever }) => `${name} ever disputed: ${withInterval(ever, decimals)}`),
  ];
  return stackedRows(
    rows,
    met.map((fate) => ({ name: fateName(fate), colour: stateColour(fate) })),
    {
      title: `What became of the commitments (${variantName(result.variant)})`,
      description: `Shares of runs. ${told.join('; ')}.`,
    },
    drawnOptions(options),
  );
}
