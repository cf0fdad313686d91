import process from 'node:process';
import type { Model } from '../model/model.js';
import { lower } from '../model/lower/index.js';
import { codeOf, FILE_TROUBLES } from '../node/file-troubles.js';
import { type LoadedScenario, loadScenario, loadScenarioFrom } from '../node/load.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import type { Combination } from '../scenario/readings.js';
import type { Scenario } from '../scenario/scenario.js';
import { EXIT, Failure, Finished } from './failure.js';
import { checkSettings } from './names-in-scenario.js';
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

/** The same thing found in two variants is told once. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const key = JSON.stringify([one.code, one.message, one.path]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
