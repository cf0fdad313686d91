import {
  gatherReport,
  loadBearing,
  type LoadBearingResult,
  lower,
  type Model,
  readScenario,
  type Report,
  type Scenario,
  sensitivityOf,
  type SensitivityResult,
  simulate,
  type SimulationResult,
} from 'brinkmanship';

/**
 * What a stranger may hand in: names and texts that are markup, script, templates and characters that cannot be seen. The
 * language forbids most of them in names; results and models may come from elsewhere.
 */
const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  Titel: '</title></svg><script>alert(1)</script>\u202e',
  Nordland: '<img src=x onerror=alert(1)>',
  Sudland: '\'"&amp;</desc><script>alert(2)</script>',
  word: 'a]]></style><b onclick="x">',
  struck: "<struck onload='x'>{b} ${c}",
  quiet: '{a|b} \u0007 __proto__',
  Q1: 'Q1<b>',
  other: '--><i>',
  Why: '</text><script>alert(3)</script>?',
  Proof: "<a href='javascript:alert(1)'>[x](javascript:alert(1)) |`*_",
};

const HONEST = `brinkmanship: 1
title: Titel
about: Titel
tick: day
horizon: 20
actors: { north: Nordland, south: Sudland }
acts: { strike: { rung: use of force, says: "{actor} strikes {target}" } }
commitments:
  word: { debtor: north, creditor: south, refrain: north strike south, fidelity: "0.5, assumed (E1)" }
options: { north may strike south: "60% within 20 days, from 10% to 70%, assumed (E1)" }
sources: { E1: Proof }
outcomes:
  - struck: { ends: true, when: ever(north strike south) }
  - quiet: ever(not disclosed(word))
questions:
  Q1: { title: Why, ask: north strike south, by: 20, under: [as given, other] }
variants:
  other: { about: Proof, remove: word }
`;

export interface HostileWorlds {
  readonly scenario: Scenario;
  readonly worlds: readonly { readonly model: Model; readonly result: SimulationResult }[];
  readonly sensitivity: SensitivityResult | null;
  readonly loadBearing: LoadBearingResult | null;
}

/** A scenario, its models and its results, in which every text is hostile. */
export async function hostile(): Promise<HostileWorlds> {
  return poisoned(await honest()) as HostileWorlds;
}

/** What a report makes of them. */
export function reportOf({ scenario, worlds, sensitivity, loadBearing: loads }: HostileWorlds): Report {
  const command = `npx brinkmanship report x.yaml -o '<script>alert(4)</script>'`;
  return gatherReport({
    scenario,
    worlds,
    sensitivity,
    loadBearing: loads,
    command,
    version: '0.0.0',
    notRun: ['<b>'],
  });
}

/** The same with its own texts. */
export async function honest(): Promise<HostileWorlds> {
  const { scenario, diagnostics } = readScenario(HONEST);
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const worlds: { model: Model; result: SimulationResult }[] = [];
  for (const variant of [null, 'other']) {
    const { model } = lower(scenario, { variant });
    if (model === null) throw new Error('the variant cannot be lowered');
    worlds.push({ model, result: await simulate(model, { runs: 200 }) });
  }
  const asked = { of: 'struck', runs: 100 };
  const { result: sensitivity } = await sensitivityOf(scenario, { ...asked, methods: ['tornado'] });
  const { result: loads } = await loadBearing(scenario, { ...asked, traced: 10 });
  return { scenario, worlds, sensitivity, loadBearing: loads };
}

/** The same with hostile texts in place of honest ones, in keys too. */
function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return poisonedText(value);
  if (Array.isArray(value)) return value.map(poisoned);
  if (value instanceof Map)
    return new Map([...value].map(([key, inner]) => [poisoned(key), poisoned(inner)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [poisonedText(key), poisoned(inner)]),
  );
}

function poisonedText(text: string): string {
  return text.replaceAll(
    /Titel|Nordland|Sudland|\bword\b|\bstruck\b|\bquiet\b|\bQ1\b|\bother\b|Why|Proof/g,
    (found) => HOSTILE_TEXTS[found] ?? found,
  );
}
