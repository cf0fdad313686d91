import { ACT_PRESETS, type ActPreset, type ActPresetName } from '../act-presets.js';
import type { ScenarioDocument } from '../schema/document.js';

/** The names of the sets that a scenario takes. */
function presetsOf(document: ScenarioDocument): readonly ActPresetName[] {
  const taken = document['act presets'];
  if (taken === undefined) return [];
  return typeof taken === 'string' ? [taken] : [...new Set(taken)];
}

/** The kinds that a scenario takes from sets: none under the name of a kind of its own, which comes in its place. */
export function takenKinds(document: ScenarioDocument): [string, ActPreset][] {
  const own = document.acts ?? {};
  return presetsOf(document)
    .flatMap((set) => Object.entries<ActPreset>(ACT_PRESETS[set]))
    .filter(([name]) => !Object.hasOwn(own, name));
}
