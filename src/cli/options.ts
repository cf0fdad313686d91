import { InvalidArgumentError, Option } from 'commander';
import { readSeed, type Seed } from '../chance/index.js';
import type { Precision } from '../montecarlo/index.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';

/** The options that many commands have, each made anew for each of them; and how the options of all commands are read. */

/** One variant. */
export function variantOption(): Option {
  return new Option('--variant <name>', 'under this variant').default(AS_GIVEN);
}

export function readingOption(): Option {
  const help = 'read it so: this alternative of this reading, instead of its first; may be repeated';
  return new Option('--reading <name=alternative>', help).argParser(parseReading);
}

export function settingOption(help = 'give a number of the scenario another value; may be repeated'): Option {
  return new Option('--set <name=value>', help).argParser(parseSetting);
}

export function seedOption(help = 'a number or a text; the same seed gives the same result'): Option {
  return new Option('--seed <seed>', help).default(1).argParser(parseSeed);
}

export function levelOption(): Option {
  return new Option('--level <level>', 'the level of the intervals').default(0.95).argParser(parseLevel);
}

const MOST_RUNS = 4_294_967_296;

/** An option that is a whole number has no sign, no point and no exponent. */
export function parseRuns(text: string): number {
  const runs = Number(text);
  if (!/^\d+$/.test(text) || runs < 1 || runs > MOST_RUNS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_RUNS}.`);
  }
  return runs;
}

/** How many points of a sample. */
export function parsePoints(text: string): number {
  const points = Number(text);
  if (!/^\d+$/.test(text) || points < 2 || points > 1_000_000) {
    throw new InvalidArgumentError('It must be a whole number from 2 to 1000000.');
  }
  return points;
}

/** How wide a picture is, in pixels. */
export function parseWidth(text: string): number {
  const width = Number(text);
  if (!/^\d+$/.test(text) || width < 240 || width > 2000) {
    throw new InvalidArgumentError('It must be a whole number from 240 to 2000.');
  }
  return width;
}

/** How many worker threads: none is this thread alone. */
export function parseWorkers(text: string): number {
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers > 1024) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 1024.');
  }
  return workers;
}

/** How many acts may be forced at once. */
export function parseForcedMost(text: string): number {
  return wholeUpTo(text, 8);
}

/** How many commitments are changed together. */
export function parseTogether(text: string): number {
  const most = Number(text);
  if (!/^\d+$/.test(text) || most < 1 || most > 100) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
  }
  return most;
}

/** A tick of a run, or how many of them; from 0. */
export function parseTick(text: string): number {
  return wholeUpTo(text, 100_000);
}

/** Megabytes of memory; 0 for none. */
export function parseMegabytes(text: string): number {
  return wholeUpTo(text, 1_000_000);
}

function wholeUpTo(text: string, most: number): number {
  if (!/^\d+$/.test(text) || Number(text) > most) {
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`);
  }
  return Number(text);
}

/** How long something may take. */
export function parseSeconds(text: string): number {
  const seconds = decimal(text);
  if (seconds === null || seconds <= 0)
    throw new InvalidArgumentError('It must be a number above 0, such as 60.');
  return seconds;
}

/** An act of a run that is forced: `alpha strike beta on 30`. */
export interface ForcedText {
  readonly act: string;
  readonly on: number;
}

/** `--force "alpha strike beta on 30"`, as often as wanted. */
export function parseForced(text: string, before: readonly ForcedText[] = []): ForcedText[] {
  const [, act = '', on = ''] = /^(.*\S)\s+on\s+(\d{1,9})$/s.exec(text) ?? [];
  if (act === '' || Number(on) < 1) {
    throw new InvalidArgumentError('It must be an act and a tick from 1: --force "alpha strike beta on 30"');
  }
  return [...before, { act, on: Number(on) }];
}

/** A half-width: 0.01 of a probability, or 10% of what is estimated. */
export function parsePrecision(text: string): Precision {
  const value = share(text);
  if (value === null || value <= 0) {
    throw new InvalidArgumentError(
      'It must be a number above 0, such as 0.01, or a share of the estimate, such as 10%.',
    );
  }
  return text.endsWith('%') ? { relative: value } : { absolute: value };
}

/** The number of a run, from 0. */
export function parseRun(text: string): number {
  const run = Number(text);
  if (!/^\d+$/.test(text) || run >= MOST_RUNS) {
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${MOST_RUNS - 1}.`);
  }
  return run;
}

/** Megabytes of memory, of which there must be some. */
export function parseMemory(text: string): number {
  const megabytes = decimal(text);
  if (megabytes === null || megabytes <= 0)
    throw new InvalidArgumentError('It must be a number of megabytes above 0, such as 500.');
  return megabytes;
}

/** What looks like a whole number is one, anything else is a text. */
export function parseSeed(text: string): Seed {
  const whole = /^(?:0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
  const reading = readSeed(whole ? Number(text) : text);
  if (!reading.ok) throw new InvalidArgumentError(reading.reason);
  return reading.seed;
}

function parseLevel(text: string): number {
  const level = decimal(text);
  if (level === null || level <= 0 || level >= 1) {
    throw new InvalidArgumentError('It must be a number between 0 and 1, such as 0.95.');
  }
  return level;
}

/** Any number, or a percentage. */
export function parseNumber(text: string): number {
  const number = share(text);
  if (number === null) throw new InvalidArgumentError('It must be a number, such as 0.2 or 20%.');
  return number;
}

/** A probability strictly between 0 and 1: 0.2, or 20%. */
export function parseProbability(text: string): number {
  const probability = share(text);
  if (probability === null || probability <= 0 || probability >= 1) {
    throw new InvalidArgumentError('It must be a probability between 0 and 1, such as 0.2 or 20%.');
  }
  return probability;
}

/** `--set name=value`, as often as wanted. */
export function parseSetting(
  text: string,
  before: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const equals = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  const value = share(text.slice(equals + 1).trim());
  if (name === '' || value === null) {
    throw new InvalidArgumentError(
      'It must be a name and a number: --set alpha-restraint.fidelity=0.8, or =80%',
    );
  }
  if (before.has(name)) throw new InvalidArgumentError(`"${name}" is set twice.`);
  return new Map([...before, [name, value]]);
}

/** `--variant name`, as often as wanted. */
export function gather(text: string, before: readonly string[] = []): string[] {
  return before.includes(text) ? [...before] : [...before, text];
}

/** `--reading name=alternative`, as often as wanted. */
export function parseReading(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  const alternative = text.slice(equals + 1).trim();
  if (name === '' || alternative === '') {
    throw new InvalidArgumentError(
      'It must be a reading and one of its alternatives: --reading E2="no attack at all"',
    );
  }
  if (before.has(name)) throw new InvalidArgumentError(`"${name}" is read in two ways.`);
  return new Map([...before, [name, alternative]]);
}

/** A number, or a percentage: `30%` is 0.3, to the last digit. */
function share(text: string): number | null {
  if (!text.endsWith('%')) return decimal(text);
  const percent = text.slice(0, -1).trimEnd();
  // The nearest number to what was written: 12.3% is exactly what 0.123 is.
  return /e/i.test(percent) || decimal(percent) === null ? null : decimal(`${percent}e-2`);
}

function decimal(text: string): number | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
