import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { readDocument, readScenario, type ReadScenario } from '../../scenario/read/scenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { readText } from '../../scenario/text/read.js';
import { AskedError } from '../evaluation/asked-error.js';

/** A condition that is wanted in a model, and the stretch of ticks in which it counts. */
export interface Wanted {
  /** As it was written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether it only counts where it was not so at the tick before: true of states, which last. */
  readonly afresh: boolean;
  /** Whether it is left out where it cannot be read: true of what nobody wrote. */
  readonly optional: boolean;
}

/** A scenario with further questions, one for each condition that is wanted. */
export interface Asking {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the questions, in the order of what is wanted; null for what was left out. */
  readonly names: readonly (string | null)[];
}

/** A scenario, read from a text or an object. */
export function readGiven(given: unknown): Pick<Asking, 'scenario' | 'diagnostics'> {
  return typeof given === 'string' ? readScenario(given) : readDocument(given);
}

/**
 * Asks a scenario, beside its own questions, whether each of these conditions has come about in its stretch of ticks: by a
 * question that an author would write for it, so that it is read, checked and played like any other.
 *
 * @param given the text of a scenario file, or an object of the same form; without errors
 * @throws AskedError if a condition cannot be read.
 */
export function askWhether(given: unknown, wanted: readonly Wanted[]): Asking {
  const value = typeof given === 'string' ? readText(given, 'scenario').value : given;
  const document = Object(value) as { readonly questions?: object };
  const own = document.questions ?? {};
  let prefix = 'whether';
  while (Object.keys(own).some((name) => name.startsWith(prefix))) prefix = `${prefix} indeed`;
  const names = wanted.map((_, place) => `${prefix} ${place}`);
  const ask = (left: readonly string[]): ReadScenario => {
    const questions = wanted.flatMap((one, place) => {
      const name = names[place] ?? '';
      return left.includes(name) ? [] : [[name, { ask: askOf(one), by: one.to }] as const];
    });
    return readDocument({ ...document, questions: { ...own, ...Object.fromEntries(questions) } });
  };
  const first = ask([]);
  const wrong = first.diagnostics.filter(
    ({ severity, path }) =>
      severity === 'error' && path[0] === 'questions' && names.includes(String(path[1])),
  );
  for (const { path, message, hint } of wrong) {
    const { text = '', optional = false } = wanted[names.indexOf(String(path[1]))] ?? {};
    if (optional) continue;
    throw new AskedError(
      `“${text}” cannot be observed: ${message}.`,
      hint === undefined ? 'See docs/expressions.md for what a condition can say.' : `(${hint})`,
    );
  }
  const left = wrong.map(({ path }) => String(path[1]));
  const { scenario, diagnostics } = left.length === 0 ? first : ask(left);
  return { scenario, diagnostics, names: names.map((name) => (left.includes(name) ? null : name)) };
}

function askOf({ text, from, to, afresh }: Wanted): string {
  const when = from === to ? `tick = ${to}` : `tick >= ${from} and tick <= ${to}`;
  return `(${text})${afresh ? ` and not (${text}) for 2 ticks` : ''} and ${when}`;
}
