import type { ForcedAct, Movable, World } from './world.js';

/** Smaller worlds than this one, the smallest first: with less forced, less moved, moved less far, or forced earlier. */
export function* smaller(world: World, movable: ReadonlyMap<string, Movable>): Generator<World> {
  const { forced, settings } = world;
  const names = [...settings.keys()];
  if (forced.length > 0 && names.length > 0) {
    yield { forced, settings: new Map() };
    yield { forced: [], settings };
  }
  // Many numbers are given up by halves first.
  for (const part of halves(names)) yield { forced, settings: without(settings, part) };
  for (const place of forced.keys()) yield { forced: forced.filter((_, at) => at !== place), settings };
  for (const name of names) yield { forced, settings: without(settings, [name]) };
  for (const [name, value] of settings) {
    const nominal = movable.get(name)?.nominal;
    const nearer = nominal === undefined ? null : rounded((value + nominal) / 2, nominal, value);
    if (nearer !== null) yield { forced, settings: new Map([...settings, [name, nearer]]) };
  }
  for (const [place, one] of forced.entries()) {
    for (const on of earlier(one.on)) yield { forced: replaced(forced, place, { ...one, on }), settings };
  }
}

function halves(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 4) return [];
  const half = names.length >> 1;
  return [names.slice(0, half), names.slice(half)];
}

function without(
  settings: ReadonlyMap<string, number>,
  names: readonly string[],
): ReadonlyMap<string, number> {
  return new Map([...settings].filter(([name]) => !names.includes(name)));
}

/** With as few digits as lie strictly between; null where it would be no nearer to speak of. */
function rounded(value: number, nominal: number, before: number): number | null {
  const [low, high] = nominal < before ? [nominal, before] : [before, nominal];
  if (high - low < Math.max(Math.abs(nominal), Math.abs(before)) / 16) return null;
  for (let digits = 1; digits <= 6; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (short > low && short < high) return short;
  }
  return value;
}

function earlier(on: number): readonly number[] {
  return on <= 1 ? [] : [...new Set([1, Math.ceil(on / 2), on - 1])];
}

function replaced(forced: readonly ForcedAct[], place: number, by: ForcedAct): readonly ForcedAct[] {
  return forced.map((one, at) => (at === place ? by : one)).sort((one, other) => one.on - other.on);
}
