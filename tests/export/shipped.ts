import { readdirSync } from 'node:fs';
import type { Model } from '../../src/model/model.js';
import { loadScenario } from '../../src/node/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { lowered } from '../laws/played.js';

/** The scenarios that come with the package. */

const folder = new URL('../../scenarios/', import.meta.url);

/** Their names, and where they are. */
export const SHIPPED: readonly (readonly [string, URL])[] = [folder, new URL('examples/', folder)].flatMap(
  (place) =>
    readdirSync(place)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => new URL(name, place))
      .map((file) => [file.pathname.slice(folder.pathname.length), file] as const),
);

export async function shippedScenario(name: string): Promise<Scenario> {
  const { scenario } = await loadScenario(new URL(name, folder).pathname);
  if (scenario === null) throw new Error(`${name} is not valid`);
  return scenario;
}

/** Its model in every variant. */
export async function shippedModels(name: string): Promise<readonly Model[]> {
  const scenario = await shippedScenario(name);
  return [null, ...scenario.variants.map((variant) => variant.name)].map((variant) =>
    lowered(scenario, variant),
  );
}
