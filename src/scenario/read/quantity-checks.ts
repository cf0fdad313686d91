import type { Draft, QuantityPlace } from './quantity-drafts.js';
import type { Reader } from './reader.js';

/** What must be so of a number beside its value: its unit, its basis with a source, its range. */

export function withGround(reader: Reader, draft: Draft, place: QuantityPlace): Draft {
  if (draft.basis !== null || place.ground === undefined) return draft;
  return {
    ...draft,
    basis: place.ground.basis ?? null,
    sources: draft.sources.length > 0 ? draft.sources : reader.sources(place.ground.source, place.path),
  };
}

export function checkUnit(
  reader: Reader,
  draft: Draft,
  nominal: number | null,
  place: QuantityPlace,
): boolean {
  const { unit } = draft;
  const { path, purpose } = place;
  // Never and always need no unit: they are the same at every tick and on every occasion.
  const plain = draft.basis === null && (nominal === 0 || nominal === 1);
  if (purpose === 'rate' && unit === null && !plain) {
    reader.report({
      code: 'no-unit',
      path,
      message: 'a chance needs its unit: in how much time, or on what occasion?',
      hint: `write "within 30 ${reader.tick}s", "per ${reader.tick}" or "per occasion"`,
      ...(nominal === null ? {} : { value: nominal }),
    });
    return false;
  }
  if (purpose !== 'rate' && unit !== null && unit.kind !== 'occasion') {
    reader.report({
      code: 'wrong-unit',
      path,
      message: 'this number is a probability on each occasion or a plain number: it has no rate over time',
      hint: `leave "within …" or "per ${reader.tick}" out`,
    });
    return false;
  }
  if (unit?.kind === 'within' && unit.ticks > 1 && nominal === 1) {
    reader.report({
      code: 'certain-within',
      path,
      message: `a chance of 1 within ${unit.ticks} ${reader.tick}s has no constant hazard`,
      hint: `write a number below 1, or "1 per ${reader.tick}" for what happens at once`,
    });
    return false;
  }
  if (unit?.kind === 'within' && draft.basis === 'calibrated' && reader.horizon > 3 * unit.ticks) {
    reader.report({
      code: 'beyond-window',
      severity: 'warning',
      path,
      message: `a rate measured within ${unit.ticks} ${reader.tick}s is used over ${reader.horizon}`,
      hint: 'beyond three times its window a constant hazard overstates it: use a curve (`by:` and `since:`)',
    });
  }
  return true;
}

export function checkBasis(
  reader: Reader,
  draft: Draft,
  nominal: number | null,
  place: QuantityPlace,
  written: string,
): boolean {
  const { path } = place;
  if (draft.basis === 'reported') {
    reader.report({
      code: 'reported-number',
      path,
      message: 'a number is never "reported": reports say who promised what, not how likely it is',
      hint: 'write assumed, with the range that you would defend, or calibrated or elicited with a source',
    });
    return false;
  }
  if (draft.basis === null) {
    const structural = nominal === 0 || nominal === 1 || nominal === null;
    if (structural) return true;
    reader.report({
      code: 'no-basis',
      path,
      message: `what does the number ${nominal} rest on?`,
      hint: `write "${written}, assumed" or give its basis and source (only 0, never, and 1, always, stand alone)`,
      value: nominal,
    });
    return false;
  }
  if (draft.basis !== 'assumed' && draft.sources.length === 0) {
    reader.report({
      code: 'no-source',
      path,
      message: `a number that is ${draft.basis} needs its source`,
      hint: `write "${draft.basis} (B7)" or add \`source:\``,
    });
    return false;
  }
  return true;
}

export function checkRange(
  reader: Reader,
  draft: Draft,
  nominal: number | null,
  place: QuantityPlace,
): boolean {
  const { path, purpose } = place;
  const chance = purpose === 'rate' || purpose === 'probability';
  if (
    nominal !== null &&
    ((chance && (nominal < 0 || nominal > 1)) || (purpose === 'weight' && nominal < 0))
  ) {
    reader.report({
      code: 'out-of-range',
      path,
      message: chance
        ? `a probability lies between 0 and 1, and this is ${nominal}`
        : 'a weight is never negative',
      ...(chance && nominal > 1 && nominal <= 100 ? { hint: `did you mean ${nominal}%?` } : {}),
      value: nominal,
    });
    return false;
  }
  if (draft.range === null) return true;
  const [low, high] = draft.range;
  const message =
    low > high
      ? `the range goes from its least to its greatest value, and ${low} is above ${high}`
      : chance && (low < 0 || high > 1)
        ? 'the range of a probability lies between 0 and 1'
        : nominal !== null && (nominal < low || nominal > high)
          ? `the value ${nominal} lies outside its own range, ${low} to ${high}`
          : null;
  if (message === null) return true;
  reader.report({ code: 'bad-range', path, message });
  return false;
}
