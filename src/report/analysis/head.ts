import { type Asked, askedText } from '../../analysis/evaluation/asked.js';
import type { StudyHead } from '../../analysis/evaluation/study.js';
import { combinationText } from '../../scenario/readings.js';
import { count } from '../numbers.js';
import { duration } from '../ticks.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';

/** What stands above every analysis: of what, under which variant, from how many runs. */

/**
 * @param facts what else is to be said in the line of numbers
 * @param models whether many models are played
 */
export function studyHead(
  head: StudyHead,
  what: string,
  facts: readonly string[] = [],
  models: 'one' | 'many' = 'many',
): string[] {
  const { scenario, variant, readings, runs, seed, level, method, stopped } = head;
  const each = models === 'many' ? ' of each model' : '';
  const how =
    method === 'exact'
      ? ['exact, given the file', `seed ${seed}`]
      : [`${count(runs)} ${runs === 1 ? 'run' : 'runs'}${each}`, `seed ${seed}`, `${level * 100}% intervals`];
  const line = [duration(head.tick, head.horizon), ...facts, ...how];
  return [
    ...wrap(scenario),
    ...wrap(
      [variantName(variant), combinationText(readings), what].filter((part) => part !== '').join(' · '),
    ),
    ...wrap(line.join(' · ')),
    ...(stopped ? ['Stopped early: what is shown rests on what had been evaluated by then.'] : []),
  ];
}

/** `“regional war”`, `“Q1a, by day 90”`. */
export function quoted(asked: Asked): string {
  return `“${askedText(asked)}”`;
}

/** What of a study says what was left out of it. */
interface LeftOut {
  readonly withoutRange: readonly string[];
  readonly set: readonly string[];
  readonly impossible: number;
  readonly evaluations: number;
}

/** What was left out of it: numbers without a range, numbers that are set, and points that are impossible. */
export function leftOut(result: LeftOut): string[] {
  return leftOutSentences(result).flatMap((line) => wrap(line));
}

/** The same, a sentence or two each. */
export function leftOutSentences({ withoutRange, set, impossible, evaluations }: LeftOut): string[] {
  const lines: string[] = [];
  if (withoutRange.length > 0) {
    lines.push(
      `${numbers(withoutRange.length)} without a range kept ${its(withoutRange)}: ${some(withoutRange)}.`,
    );
  }
  if (set.length > 0) {
    lines.push(`${numbers(set.length)} that the variant or --set gives kept ${its(set)}: ${some(set)}.`);
  }
  if (impossible > 0) {
    lines.push(
      `${count(impossible)} of ${count(evaluations)} points were left out: there the numbers go together in no model, or what ` +
        'is asked under never came about. What is said holds for the rest.',
    );
  }
  return lines;
}

function numbers(of: number): string {
  return `${count(of)} ${of === 1 ? 'number' : 'numbers'}`;
}

function its(names: readonly string[]): string {
  return names.length === 1 ? 'its value' : 'their values';
}

const FEW = 4;

function some(names: readonly string[]): string {
  return names.length > FEW ? `${names.slice(0, FEW).join(', ')}, …` : names.join(', ');
}
