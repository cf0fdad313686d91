import { readFileSync } from 'node:fs';
import { fnv1a } from '../../src/chance/index.js';
import type { ChainSize } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import type { ExactAnswers } from '../export/by-reference.js';
import type { CodeSize } from '../kernel/code-size.js';
import type { Effort } from '../kernel/effort.js';

/** What a model comes to by the reference interpreter. Long lists are kept as short hashes. */
export interface Defined {
  readonly name: string;
  readonly model: Model;
  /** null where it would take too long. */
  readonly exact: ExactAnswers | null;
  /** What rules did in each of the runs of a batch. */
  readonly histories: string;
  /** The tally of the runs of four batches. */
  readonly all: string;
  /** The same of some of the runs only. */
  readonly some: string;
}

export const SEED = 7;
/** Which runs of each batch are `some`, as bits. */
export const SOME = [0x5a5a5a5a, 0, -1, 1] as const;

export const RECORD = new URL('fixtures/record.json', import.meta.url);

/** What was written down. */
export interface Recorded extends Defined {
  /** How large the chain is at most that solves it. */
  readonly size: ChainSize;
  /** How much code the kernel makes of it at most. */
  readonly code: CodeSize;
  /** How much it does at most while it plays all runs of four batches on tapes. */
  readonly effort: Effort;
}

export function recorded(): readonly Recorded[] {
  return JSON.parse(readFileSync(RECORD, 'utf8')) as readonly Recorded[];
}

/** A short hash of what there is to tell. */
export function print(told: unknown): string {
  const { first, second } = fnv1a(new TextEncoder().encode(JSON.stringify(told)));
  return [first, second].map((word) => word.toString(16).padStart(8, '0')).join('');
}
