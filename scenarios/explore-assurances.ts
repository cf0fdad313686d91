/**
 * Three claims about the founding case, each looked into: is there a run that breaks it?
 *
 *     npx tsx scenarios/explore-assurances.ts [runs]
 */
import { readFileSync } from 'node:fs';
import { explore, type Property, propertyText } from 'brinkmanship';

const text = readFileSync(new URL('december-assurances.yaml', import.meta.url), 'utf8');
const runs = Number(process.argv[2] ?? 8000);

const claims: Property[] = [
  // Each knows whether Israel's word still stands.
  {
    kind: 'never',
    condition: 'intact(israel-assurance as seen by iran) and not intact(israel-assurance as seen by israel)',
  },
  // Where the two are at blows, Israel's word is gone, so that its promise not to go to war is never put to the test.
  {
    kind: 'never',
    condition: 'rung(israel, iran) >= use of force and intact(israel-assurance as seen by israel)',
  },
  // A US strike never goes unanswered.
  { kind: 'leads to', condition: 'us strike iran', effect: 'iran strike us.bases or iran strike israel' },
];

for (const property of claims) {
  const { exploration } = await explore(text, property, { runs, megabytes: 0 });
  if (exploration === null) throw new Error('the claim cannot be read: try `npx brinkmanship explore`');
  const { counterexample, searched, asGiven } = exploration;
  console.log(propertyText(property));
  console.log(
    counterexample === null
      ? `  held in ${searched.runs} runs of ${searched.worlds} worlds`
      : `  broken in ${asGiven.broken} of ${asGiven.runs} runs; earliest in run ${counterexample.run}, on day ${counterexample.at}`,
  );
}
