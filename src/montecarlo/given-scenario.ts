import type { DefinedScenario } from '../scenario/define/define.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { readDocument } from '../scenario/read/scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { ScenarioError } from './scenario-error.js';

/** A scenario that is ready to be lowered, with what was said about it. */
export interface GivenScenario {
  readonly scenario: Scenario;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads what was given, if it is not a scenario yet.
 *
 * @throws TypeError if it is neither a scenario nor a defined one: it says what to pass instead.
 * @throws ScenarioError if something is wrong with the scenario.
 */
export function givenScenario(given: DefinedScenario<unknown> | Scenario): GivenScenario {
  const mistake = mistakeOf(given);
  if (mistake !== null) throw new TypeError(mistake);
  if (!('document' in given)) return { scenario: given, warnings: [] };
  const { scenario, diagnostics } = readDocument(given.document);
  if (scenario === null) throw new ScenarioError(diagnostics);
  return { scenario, warnings: diagnostics };
}

const HOW =
  'pass what `defineScenario` gives, or the `.scenario` of what `readScenario(text)` gives, or of what ' +
  '`await loadScenario(path)` of "brinkmanship/node" gives';

/** What a program without types may have passed in place of a scenario, and what it should pass. */
function mistakeOf(given: unknown): string | null {
  if (typeof given === 'string') return `expected a scenario, and got a text: ${HOW}`;
  if (given === null) {
    return (
      'expected a scenario, and got null. What `readScenario` and `loadScenario` give has `scenario: null` if ' +
      'something is wrong with it: their `diagnostics` say what'
    );
  }
  if (typeof given !== 'object') return `expected a scenario, and got ${typeof given}: ${HOW}`;
  if (given instanceof Promise) {
    return 'expected a scenario, and got a promise: write `await` before `loadScenario`, and pass its `.scenario`';
  }
  if ('document' in given || ('actors' in given && Array.isArray(given.actors))) return null;
  if ('scenario' in given && 'diagnostics' in given) {
    return 'expected a scenario, and got all that was read: pass its `.scenario`, once it is not null';
  }
  if ('brinkmanship' in given) {
    return (
      'expected a scenario, and got the content of a file: pass what `defineScenario` makes of it, or the `.scenario` ' +
      'of what `readDocument` gives'
    );
  }
  return `expected a scenario, and got another object: ${HOW}`;
}
