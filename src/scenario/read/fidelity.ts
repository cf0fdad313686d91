import type { Path } from '../diagnostics/diagnostic.js';
import type { Fidelity, Shift } from '../scenario.js';
import type { Entry } from './commitment-entry.js';
import { readQuantity } from './quantities.js';
import { type Reader, seenBy } from './reader.js';

/** Reads how likely a debtor is to keep a commitment. */

export function readFidelity(reader: Reader, entry: Entry, debtor: string): Fidelity | null {
  const input = entry.input.fidelity;
  const path = entry.pathOf('fidelity');
  const name = `commitments.${entry.name}.fidelity`;
  if (input === undefined) {
    reader.report({
      code: 'missing-key',
      path: path.slice(0, -1),
      message: `how likely is "${entry.name}" to be kept when it is put to the test?`,
      hint: 'add `fidelity:`, such as: fidelity: 0.9, from 0.5 to 1, assumed',
    });
    return null;
  }
  const viewer = seenBy(debtor);
  const [given, plain] = typeof input === 'object' ? splitShifts(input) : [[], input];
  const quantity = readQuantity(reader, plain, { name, path, purpose: 'probability', viewer });
  if (quantity === null) return null;
  const shifts: Shift[] = [];
  for (const [index, shift] of given.entries()) {
    const at = [...path, 'shifts', index];
    const when = reader.condition(shift.when, [...at, 'when'], viewer, entry.renamingOf('fidelity'));
    const by = readQuantity(
      reader,
      { value: shift.by, range: shift.range, basis: shift.basis, source: shift.source, note: shift.note },
      { name: `${name}.shift ${index + 1}`, path: at, purpose: 'number', viewer },
    );
    if (when !== null && by !== null) shifts.push({ when, by });
  }
  return { quantity, shifts };
}

/** Stands in for a fidelity that was reported as wrong, so that the rest of its commitment is read and reported too. */
export function unread(name: string, path: Path): Fidelity {
  const value = { kind: 'number', value: 1, span: { start: 0, end: 0 } } as const;
  const unknown = { unit: null, range: null, distribution: null, basis: null, sources: [], note: null };
  return { quantity: { ...unknown, name, path, value, nominal: 1 }, shifts: [] };
}

function splitShifts<Input extends { readonly shifts?: readonly unknown[] | undefined }>(
  input: Input,
): [NonNullable<Input['shifts']> | [], Omit<Input, 'shifts'>] {
  const { shifts, ...rest } = input;
  return [shifts ?? [], rest];
}
