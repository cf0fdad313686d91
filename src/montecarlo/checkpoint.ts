import { z } from 'zod';
import type { Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import type { Counted } from './counted.js';
import type { Precision } from './precision.js';
import { sumOf } from './sum.js';
import { emptyTally, type Tally } from './tally.js';

/** Where a checkpoint is kept: a file, say. Writing replaces what was there whole, or not at all. */
export interface CheckpointStore {
  /** What is kept; null if nothing is. */
  read(): Promise<string | null>;
  /** Keeps a text in the place of what is kept. */
  write(text: string): Promise<void>;
  /** Whether it is time to write again. */
  isDue(): boolean;
}

/** What a checkpoint belongs to. The number of runs is no part of it: one may go on to more. */
export interface CheckpointTerms {
  readonly model: Model;
  readonly seed: Seed;
  readonly firstRun: number;
  readonly precision: Precision | null;
  /** With a precision it decides when to stop. */
  readonly level: number;
}

/** A checkpoint that cannot be gone on from, or cannot be kept, and why. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  /** How to mend it. */
  readonly hint: string;

  /** @param options what was thrown where it is kept, if it was that */
  constructor(message: string, hint: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.hint = hint;
  }
}

/** Another one for every change of the format, or of what a seed gives. */
const FORMAT = 2;

const counts = z.array(z.int().nonnegative());
const TALLY = z.strictObject({
  runs: z.int().nonnegative(),
  outcomes: counts,
  endings: z.array(counts),
  fates: z.array(counts),
  counters: counts,
  watches: z.array(z.strictObject({ ever: z.int().nonnegative(), ticks: z.int().nonnegative() })),
  questions: z.array(
    z.strictObject({
      probes: z.array(z.strictObject({ given: z.int().nonnegative(), both: z.int().nonnegative() })),
      firsts: counts.nullable(),
    }),
  ),
  pathways: z.strictObject({ keys: counts, runs: counts, firsts: counts, other: z.int().nonnegative() }),
});
const CHECKPOINT = z.strictObject({
  brinkmanship: z.literal('checkpoint'),
  format: z.int(),
  check: z.string(),
  terms: z.strictObject({
    model: z.string(),
    seed: z.union([z.string(), z.number()]),
    firstRun: z.int(),
    stopping: z.string(),
  }),
  counted: z.strictObject({
    tally: TALLY,
    replayed: z.int().nonnegative(),
    refusal: z.string().nullable(),
  }),
});

/** A checkpoint as text. */
export function writeCheckpoint(counted: Counted, terms: CheckpointTerms): string {
  const kept = { terms: termsOf(terms), counted };
  const check = sumOf(JSON.stringify(kept));
  return `${JSON.stringify({ brinkmanship: 'checkpoint', format: FORMAT, check, ...kept })}\n`;
}

/**
 * What a checkpoint has counted.
 *
 * @throws CheckpointError if it is broken, or that of another simulation.
 */
export function readCheckpoint(text: string, terms: CheckpointTerms): Counted {
  const read = CHECKPOINT.safeParse(parsed(text));
  if (!read.success) throw broken('it is not a whole checkpoint');
  const { format, check, terms: kept, counted } = read.data;
  if (format !== FORMAT) throw broken(`its format is ${format}, and this version writes ${FORMAT}`);
  if (check !== sumOf(JSON.stringify({ terms: kept, counted }))) throw broken('its sum does not match');
  const wanted = termsOf(terms);
  const differs = (what: string, was: string | number, is: string | number): CheckpointError =>
    foreign(`${what} was ${JSON.stringify(was)} there, and is ${JSON.stringify(is)} here`);
  if (kept.model !== wanted.model)
    throw foreign('the scenario, its variant, its readings or its numbers differ');
  if (kept.seed !== wanted.seed) throw differs('the seed', kept.seed, wanted.seed);
  if (kept.firstRun !== wanted.firstRun) throw differs('the first run', kept.firstRun, wanted.firstRun);
  if (kept.stopping !== wanted.stopping) throw differs('when to stop', kept.stopping, wanted.stopping);
  if (shapeOf(counted.tally) !== shapeOf(emptyTally(terms.model))) throw broken('it counts other things');
  return counted;
}

function termsOf({ model, seed, firstRun, precision, level }: CheckpointTerms): {
  readonly model: string;
  readonly seed: Seed;
  readonly firstRun: number;
  readonly stopping: string;
} {
  const { absolute, relative } = precision ?? {};
  const stopping =
    precision === null
      ? 'after so many runs'
      : `precise to ${absolute ?? 'any width'} or ${relative ?? 'any share'} at level ${level}`;
  return { model: sumOf(JSON.stringify(model)), seed, firstRun, stopping };
}

/** How many numbers stand where. */
function shapeOf({ pathways: { keys, runs, firsts }, ...tally }: Tally): string {
  const uneven = keys.length !== runs.length || keys.length !== firsts.length;
  return JSON.stringify({ ...tally, uneven }, (_, value: unknown) => (typeof value === 'number' ? 0 : value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(why: string): CheckpointError {
  return new CheckpointError(
    `the checkpoint cannot be read: ${why}`,
    'Delete the file to start afresh, or name another one.',
  );
}

function foreign(why: string): CheckpointError {
  return new CheckpointError(
    `the checkpoint is that of another simulation: ${why}`,
    'Name another file for this simulation, or ask for what the checkpoint was made with.',
  );
}
