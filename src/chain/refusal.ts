import type { ChainProgram } from './chain-program.js';
import { costsOf } from './variable-costs.js';
import type { Refused } from './exact-result.js';
import type { Unfinished } from './explore.js';

/** So many of the dearest variables are named. */
const NAMED = 5;

/** Why a chain was not solved, how large it got, and what would make it smaller. */
export function refusalOf(
  program: ChainProgram,
  { nodes, edges, states, table }: Unfinished,
  bytes: number,
): Omit<Refused, 'what'> {
  const megabytes = Math.round(bytes / 1_000_000);
  const dearest = costsOf(program, table)
    .slice(0, NAMED)
    .map(
      ({ variable, values, factor }) =>
        `${variable} (${values} values, ${factor.toFixed(1)} times the states)`,
    );
  return {
    message:
      `it does not fit into ${megabytes} megabytes: ` +
      `${states} states of a tick, ${nodes} nodes and ${edges} edges were found, and there are more`,
    hint: `what costs most: ${dearest.join('; ')}. Fix or drop some of that in a variant, allow more memory, or simulate`,
  };
}
