import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lower, type Model, type Scenario, type SourceText } from 'brinkmanship';
import { loadScenario } from 'brinkmanship/node';

/** The scenario files that come with the package. */

const folder = new URL('../../scenarios/', import.meta.url);

export const SHIPPED = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

export function pathOf(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

export interface Read {
  readonly scenario: Scenario;
  readonly source: SourceText | null;
}

/** A shipped scenario, which must be readable. */
export async function read(name: string): Promise<Read> {
  const { scenario, source } = await loadScenario(pathOf(name));
  if (scenario === null) throw new Error(`${name} cannot be read`);
  return { scenario, source };
}

/** Its model under a variant, which must exist. */
export function modelOf(
  { scenario, source }: Read,
  variant: string | null,
  readings: Readonly<Record<string, string>> = {},
): Model {
  const { model } = lower(scenario, { variant, source, readings });
  if (model === null)
    throw new Error(`${scenario.title} cannot be translated under ${variant ?? 'as given'}`);
  return model;
}
