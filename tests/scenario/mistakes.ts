import { expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** One mistake in a text in which nothing is wrong, and how it must be told. */
export interface Mistake {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly code: Diagnostic['code'];
  /** What is underlined begins so. */
  readonly underlined: string;
  /** Stands in the message or in the hint. */
  readonly help: string;
}

/** Reads and, where that goes well, lowers: all that is wrong with the text. */
function problemsOf(text: string): readonly Diagnostic[] {
  const { scenario, diagnostics, source } = readScenario(text, 'test.yaml');
  return scenario === null ? diagnostics : [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

/** Tests that the text is sound, and that each mistake in it is pointed at. */
export function testMistakes(sound: string, mistakes: readonly Mistake[]): void {
  it('finds nothing wrong in a sound file', () => {
    expect(problemsOf(sound)).toEqual([]);
  });

  it.each(mistakes)('points at a mistake: $name', ({ from, to, code, underlined, help }) => {
    expect(sound).toContain(from);
    const found = problemsOf(sound.replace(from, to));
    const problem = found.find((one) => one.code === code && placeOf(one).startsWith(underlined));
    if (problem === undefined) throw new Error(`not among what was found: ${JSON.stringify(found, null, 1)}`);
    expect(`${problem.message} ${problem.hint ?? ''}`).toContain(help);
  });
}

function placeOf({ position }: Diagnostic): string {
  if (position === undefined) return '';
  return position.text.slice(position.column - 1, position.column - 1 + position.length);
}
