import type { Interval } from '../../montecarlo/intervals.js';
import type { Asked } from '../evaluation/asked.js';
import type { StudyHead } from '../evaluation/study.js';

/** Where every answer of a scenario lies over the ranges of its numbers and over its readings. */
export interface HeadlineResult extends StudyHead {
  /** How many numbers were drawn over their ranges. */
  readonly numbers: number;
  /** How many have no range, and kept their values. */
  readonly withoutRange: number;
  /** The readings that were tried in every alternative, by name; others are read as `readings` says. */
  readonly tried: readonly string[];
  /** How many worlds the bands rest on: draws of all numbers, under every combination of readings. */
  readonly worlds: number;
  /** How many worlds are left out: there the numbers or the readings go together in no model. */
  readonly impossible: number;
  readonly answers: readonly HeadlineAnswer[];
}

/** An outcome, or a row of a question, with its band. */
export interface HeadlineAnswer {
  readonly asked: Asked;
  /** null where nothing is stated over which it could go, or no world has an answer. */
  readonly band: Interval | null;
}
