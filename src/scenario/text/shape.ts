import type { Problem } from '../diagnostics/reporter.js';
import { scenarioDocument, type ScenarioDocument } from '../schema/document.js';
import { findMisfits } from './misfits.js';

/** The document, if it has the shape of a scenario; else what is wrong with it. */
export interface CheckedShape {
  readonly document: ScenarioDocument | null;
  readonly problems: readonly Problem[];
}

/** Checks that a value has the shape of a scenario file, before any name in it is looked up. */
export function checkShape(value: unknown): CheckedShape {
  if (value === null || value === undefined) {
    const hint = 'a scenario begins with: brinkmanship: 1';
    return {
      document: null,
      problems: [{ code: 'missing-key', path: [], message: 'the file is empty', hint }],
    };
  }
  const checked = scenarioDocument.safeParse(value);
  if (checked.success) return { document: checked.data, problems: [] };
  const { problems } = findMisfits(scenarioDocument, value, []);
  if (problems.length > 0) return { document: null, problems };
  return { document: null, problems: checked.error.issues.map(asTold) };
}

/** An issue in the schema's own words, for a check that the walk over the schema does not know. */
function asTold(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): Problem {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return { code: 'wrong-type', path, message: issue.message };
}
