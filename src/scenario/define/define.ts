import type { ScenarioDocument } from '../schema/document.js';
import type { AnyScenario, Checked } from './document.js';

/**
 * A scenario as a typed object, with its literal names: see `ActorName` and its neighbours. Only `defineScenario` makes
 * one. It is data: nothing has been read or simulated yet.
 */
export interface DefinedScenario<S> {
  /** The object as it was written, with its literal type. */
  readonly written: S;
  /** The same object, as anything takes it that takes the content of a scenario file. */
  readonly document: ScenarioDocument;
}

/**
 * A scenario written in TypeScript, in the form of a scenario file: the same keys, the same sentences.
 *
 * ```ts
 * const pact = defineScenario({
 *   brinkmanship: 1,
 *   title: 'A pact',
 *   tick: 'day',
 *   horizon: 90,
 *   actors: { north: 'North', south: 'South' },
 *   acts: { strike: { rung: 'use of force' } },
 *   commitments: {
 *     restraint: { debtor: 'north', creditor: 'south', refrain: 'north strike south', fidelity: '0.9, assumed' },
 *   },
 *   options: { 'north may strike south': '30% within 90 days, assumed' },
 *   outcomes: [{ broken: 'ever(north strike south)' }],
 * });
 * ```
 *
 * The compiler refuses
 * - a key that the format does not know, and a value of the wrong kind;
 * - a name that the object does not declare, wherever one stands alone: actors and their parts, acts, rungs, states,
 *   levels, channels, commitments, variants, sources, and what `set` sets;
 * - a wrong word in an act (`alpha strike beta`), an option (`alpha may strike beta`), a move (`calm > protests`), a trust
 *   (`beta in alpha`) or a credibility (`pact as seen by beta`), with what kind of word was expected;
 * - a word in a condition or in a number's sentence that neither the language nor the object knows:
 *   `unknown name: alhpa`; and a unit of time that is not the scenario's own.
 *
 * It does not look at grammar, at whether a name is of the right kind for its place in a condition (`rung(alpha, strike)`
 * passes, and so does `unrest is sincere` where some other process has that state), at numbers and ranges, at who may know
 * what, at whether a short name in `set` means one number only, nor at texts and keys that are put together when the
 * program runs. All of this is told when the scenario is read: by `readDocument(pact.document)`, or by `runScenario`.
 */
export function defineScenario<const S extends Checked<S>>(scenario: S & AnyScenario): DefinedScenario<S> {
  // What is checked here is checked again, and more than that, by whoever reads the document.
  return { written: scenario, document: scenario as unknown as ScenarioDocument };
}
