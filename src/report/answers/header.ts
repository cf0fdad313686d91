import type { SimulationResult } from '../../montecarlo/result.js';
import { count } from '../numbers.js';
import { duration } from '../ticks.js';
import { wrap } from '../wrap.js';
import { combinationsOf, variantName } from '../variants.js';

const METHODS = {
  wilson: 'Wilson',
  'clopper-pearson': 'Clopper–Pearson',
  'any time': 'valid whenever it stops',
} as const;

/** What was played: the scenario, its variants and readings, for how long, how often, from which seed. */
export function header(results: readonly SimulationResult[], notRun: readonly string[] = []): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const facts = [
    duration(first.tick, first.horizon),
    runsOf(results),
    `seed ${first.seed}`,
    `${levelInWords(first.level)} intervals (${METHODS[first.interval]})`,
  ];
  const names = [...new Set(results.map((result) => variantName(result.variant)))];
  const variants = names.length === 1 ? names : [`${names.length} variants: ${names.join('; ')}`];
  const lines = [
    ...wrap(first.scenario),
    ...wrap(variants.join('')),
    ...readingLines(results),
    facts.join(' · '),
  ];
  if (notRun.length > 0) lines.push(...wrap(`${notRun.join('; ')} (use --variant)`, { first: 'not run: ' }));
  const stopped = results.filter((result) => result.stopped);
  if (stopped.length > 0)
    lines.push('Stopped early: the runs counted here are all that had been played by then.');
  return [...lines, ...solved(results), ...byReference(results)];
}

/** What is exact, and what was counted. */
function solved(results: readonly SimulationResult[]): string[] {
  const exact = results.filter((result) => result.solved !== null);
  if (exact.length === 0) return [];
  const states = Math.max(...exact.map((result) => result.solved?.states ?? 0));
  const where = exact.length === results.length ? '' : ` of ${exact.length} of ${results.length} variants`;
  return wrap(
    `Solved exactly, given the file: the outcomes and questions${where} (a chain of ${count(states)} ${states === 1 ? 'state' : 'states'}); ` +
      'they have no interval. The rest is counted over the runs.',
  );
}

/** What the fast kernel did not play: the numbers are the same, but they took longer. */
function byReference(results: readonly SimulationResult[]): string[] {
  const runs = results.reduce((sum, result) => sum + result.byReference.runs, 0);
  if (runs === 0) return [];
  const reason = results.find((result) => result.byReference.reason !== null)?.byReference.reason ?? null;
  const because = reason === null ? '' : ` (${reason})`;
  return wrap(`${count(runs)} runs by the reference interpreter, which is slower${because}.`);
}

/** How each reading was read, or over how many combinations of readings the answers go. */
function readingLines(results: readonly SimulationResult[]): string[] {
  const combinations = combinationsOf(results);
  const [first = {}] = combinations;
  const lines = Object.entries(first)
    .filter(([name, alternative]) => combinations.every((one) => one[name] === alternative))
    .flatMap(([name, alternative]) => wrap(alternative, { first: `reading ${name}: ` }));
  if (combinations.length < 2) return lines;
  return [...lines, `${combinations.length} combinations of readings, side by side`];
}

function runsOf(results: readonly SimulationResult[]): string {
  const runs = results.map((result) => result.runs);
  const least = Math.min(...runs);
  const most = Math.max(...runs);
  if (least !== most) return `${count(least)} to ${count(most)} runs each`;
  const word = most === 1 ? 'run' : 'runs';
  return results.length === 1 ? `${count(most)} ${word}` : `${count(most)} ${word} each`;
}

function levelInWords(level: number): string {
  return `${Number((level * 100).toPrecision(6))}%`;
}
