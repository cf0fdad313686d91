import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { readDocument, readScenario } from '../../scenario/read/scenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { readText } from '../../scenario/text/read.js';
import { PROPERTY_QUESTION, type Property, questionOf } from './property.js';

/** A scenario that is asked about one property and nothing else; or what is wrong with it. */
export interface Asked {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the diagnostics, those that are about the property. */
  readonly aboutProperty: readonly Diagnostic[];
}

/**
 * Asks a scenario about a property: by the question that an author would write for it, so that it is read, checked and
 * played like any other. Each part of the property is read alone first, so that what is wrong is told of what was written.
 *
 * @param given the text of a scenario file, or an object of the same form
 */
export function askAbout(given: unknown, property: Property): Asked {
  const value = typeof given === 'string' ? readText(given, 'scenario').value : given;
  const alone = typeof given === 'string' ? readScenario(given) : readDocument(given);
  if (alone.scenario === null) return { scenario: null, diagnostics: alone.diagnostics, aboutProperty: [] };
  const parts = property.kind === 'leads to' ? [property.condition, property.effect] : [property.condition];
  for (const ask of parts) {
    const { diagnostics } = readDocument(withQuestion(value, { ask }));
    const about = diagnostics.filter(isAboutProperty);
    if (about.length > 0) return { scenario: null, diagnostics, aboutProperty: about };
  }
  const { scenario, diagnostics } = readDocument(withQuestion(value, questionOf(property)));
  return { scenario, diagnostics, aboutProperty: diagnostics.filter(isAboutProperty) };
}

function withQuestion(value: unknown, question: object): unknown {
  return typeof value === 'object' && value !== null
    ? { ...value, questions: { [PROPERTY_QUESTION]: question } }
    : value;
}

function isAboutProperty({ path, severity }: Diagnostic): boolean {
  return severity === 'error' && path[0] === 'questions';
}
