/**
 * How much turns on how firmly Israel keeps its word? Nobody knows that number, so this tries the whole range.
 *
 *     npx tsx scenarios/sweep-fidelity.ts [runs]
 */
import { fileURLToPath } from 'node:url';
import { lower, simulate } from 'brinkmanship';
import { loadScenario } from 'brinkmanship/node';

const FILE = fileURLToPath(new URL('december-assurances.yaml', import.meta.url));
const PARAMETER = 'commitments.israel-assurance.fidelity';
const VALUES = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97];
const OUTCOMES = ['the assurances stand', 'Israel and Iran come to blows', 'regional war'];

const runs = Number(process.argv[2] ?? 1000);
const { scenario, source } = await loadScenario(FILE);
if (scenario === null) throw new Error('the scenario cannot be read: try `npx brinkmanship check`');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => cell.padEnd((OUTCOMES[index - 1]?.length ?? 8) + 2)).join('');

console.log(`${PARAMETER}, ${runs} runs each`);
console.log(row(['value', ...OUTCOMES]));
for (const value of VALUES) {
  // All values share their luck: what differs between two rows is due to the parameter.
  const { model } = lower(scenario, { source, set: new Map([[PARAMETER, value]]) });
  if (model === null) throw new Error(`${PARAMETER} cannot be ${value}`);
  const { outcomes } = await simulate(model, { runs, seed: 1 });
  const share = (name: string): number =>
    outcomes.find((outcome) => outcome.name === name)?.probability.value ?? Number.NaN;
  console.log(row([value.toFixed(2), ...OUTCOMES.map((name) => percent(share(name)))]));
}
