import process from 'node:process';
import type { Model } from '../model/model.js';
import { NONE_OF_THESE } from '../model/none-of-these.js';
import { lower } from '../model/lower/index.js';
import { quantitiesOf } from '../scenario/quantities.js';
import { codeOf, FILE_TROUBLES } from '../node/file-troubles.js';
import { type LoadedScenario, loadScenario, loadScenarioFrom } from '../node/load.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { findQuantity } from '../scenario/quantities.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import type { Combination } from '../scenario/readings.js';
import type { Scenario } from '../scenario/scenario.js';
import { capitalised, EXIT, Failure, Finished, unknownName } from './failure.js';
import { complainOf } from './terminal.js';

/** From a file's name to the models that it gives. Warnings are told once; errors end the command. */

/** How a file is named to its reader. */
export function fileName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** Reads a file, or standard input for `-`. */
export async function load(file: string): Promise<LoadedScenario> {
  return reading(file, () => (file === '-' ? loadScenarioFrom(process.stdin) : loadScenario(file)));
}

/** What reading gives; that a file cannot be opened is a mistake in the command. */
export async function reading<Read>(file: string, read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    const reason = REASONS[codeOf(error)];
    if (reason === undefined) throw error;
    throw new Failure(`Cannot read ${file}: ${reason}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ...FILE_TROUBLES,
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENXIO: 'it is not a file',
  ERR_INVALID_ARG_VALUE: 'no file can have that name',
};

/** A file that was read without errors. */
export interface ReadFile extends LoadedScenario {
  readonly scenario: Scenario;
}

export async function loadOrFail(file: string): Promise<ReadFile> {
  const loaded = await load(file);
  const { scenario } = loaded;
  if (scenario !== null) return { ...loaded, scenario };
  complainOf(loaded.diagnostics);
  throw new Finished(EXIT.diagnostics);
}

/** The name of an actor, who may be called as the story calls it too: `north` for `North`. */
export function actorNamed({ actors }: Scenario, called: string): string {
  const names = actors.map(({ name }) => name);
  if (names.includes(called)) return called;
  const same = (label: string): boolean => label.toLowerCase() === called.toLowerCase();
  const [meant, another] = actors.filter(({ name, label }) => same(name) || same(label));
  if (meant !== undefined && another === undefined) return meant.name;
  throw unknownName('actor', called, names);
}

/** The variant of this name; null for the file as given. */
export function findVariant(scenario: Scenario, name: string): string | null {
  if (name === AS_GIVEN) return null;
  const names = scenario.variants.map((variant) => variant.name);
  if (names.includes(name)) return name;
  throw unknownName('variant', name, [AS_GIVEN, ...names]);
}

/** What an option says that it is asked about. It has to be said; where it is not, the names help more than a refusal. */
export function saidOf({ outcomes }: Scenario, said: string | undefined, option = '--of'): string {
  if (said !== undefined) return said;
  const names = [...outcomes.map(({ name }) => name), NONE_OF_THESE];
  throw new Failure(`Say what it is asked about, with ${option}.`, {
    hint: `There are: ${names.map((name) => `"${visible(name)}"`).join(', ')}; or QUESTION:ROW.`,
  });
}

/** The readings that were chosen, by name, each with an alternative that it has. */
export function findReadings(
  { readings }: Scenario,
  chosen: ReadonlyMap<string, string> = new Map(),
): Combination {
  for (const [name, alternative] of chosen) {
    const reading = readings.find((one) => one.name === name);
    if (reading === undefined) {
      const known = readings.map((one) => one.name);
      throw unknownName('reading', name, known);
    }
    const known = reading.alternatives.map((one) => one.name);
    if (!known.includes(alternative)) throw unknownName(`alternative of ${name}`, alternative, known);
  }
  return Object.fromEntries(chosen);
}

/** What is to be played: a variant, under a choice of alternatives. */
export interface World {
  readonly variant: string | null;
  readonly readings: Combination;
}

/** The models of several worlds, perhaps with free choices. All that is wrong with any of them is told, each thing once. */
export function lowerAll(
  { scenario, source, diagnostics: told }: ReadFile,
  worlds: readonly World[],
  set: ReadonlyMap<string, number>,
  choices: 'refused' | 'free' = 'refused',
): Model[] {
  checkSettings(scenario, set);
  const lowered = worlds.map((world) => lower(scenario, { ...world, set, source, choices }));
  complainOf(distinct([...told, ...lowered.flatMap(({ diagnostics }) => diagnostics)]));
  const models = lowered.flatMap(({ model }) => (model === null ? [] : [model]));
  if (models.length < worlds.length) throw new Finished(EXIT.diagnostics);
  return models;
}

/** A name that `--set` gets wrong is a mistake in the command, not in the file. */
export function checkSettings(scenario: Scenario, set: ReadonlyMap<string, number>): void {
  const names = quantitiesOf(scenario).map(({ name }) => name);
  for (const wanted of set.keys()) {
    const found = findQuantity(wanted, names);
    if (!('problem' in found)) continue;
    const hint = found.hint ?? '`check FILE --names` lists all that can be set.';
    throw new Failure(`${capitalised(visible(found.problem))}.`, { hint: capitalised(visible(hint)) });
  }
}

/** What the command asks for by a wrong name is a mistake in the command. */
export function asFailure<Result>(attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(`${capitalised(visible(error.message))}.`);
    throw error;
  }
}

/** The same thing found in two variants is told once. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const key = JSON.stringify([one.code, one.message, one.path]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
