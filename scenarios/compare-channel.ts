/**
 * What is the channel through Moscow worth? Two worlds with the same luck, one with it and one without, after the United
 * States has struck Iran.
 *
 *     npx tsx scenarios/compare-channel.ts [runs]
 */
import { fileURLToPath } from 'node:url';
import { lower, simulate, type SimulationResult } from 'brinkmanship';
import { loadScenario } from 'brinkmanship/node';

const FILE = fileURLToPath(new URL('december-assurances.yaml', import.meta.url));

const runs = Number(process.argv[2] ?? 1000);
const { scenario, source } = await loadScenario(FILE);
if (scenario === null) throw new Error('the scenario cannot be read: try `npx brinkmanship check`');

const under = async (variant: string): Promise<SimulationResult> => {
  const { model } = lower(scenario, { variant, source });
  if (model === null) throw new Error(`the variant ${variant} cannot be translated`);
  return simulate(model, { runs, seed: 1 });
};

const withChannel = await under('us-strikes');
const without = await under('us-strikes-no-channel');

const points = (share: number): string => (100 * share).toFixed(1).padStart(8);
const line = (name: string, one: number, other: number): string =>
  `${name.padEnd(34)}${points(one)}${points(other)}${points(other - one)}`;

console.log(`After US strikes on day 30; ${runs} runs of each, in percent of the runs`);
console.log(`${''.padEnd(34)}${['with', 'without', 'change'].map((word) => word.padStart(8)).join('')}`);
for (const [index, { name, probability }] of withChannel.outcomes.entries()) {
  console.log(line(name, probability.value ?? 0, without.outcomes[index]?.probability.value ?? 0));
}
