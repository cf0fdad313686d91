/**
 * A search that asks for the values of a function one by one: it yields where, is handed the value there, and returns what
 * it found. So the search itself is pure, and whoever answers it may be slow, or may stop asking.
 */
export type Search<Found, Value> = Generator<number, Found, Value>;

/** Answers a search from a function. */
export function answer<Found, Value>(search: Search<Found, Value>, f: (x: number) => Value): Found {
  let asked = search.next();
  while (asked.done !== true) asked = search.next(f(asked.value));
  return asked.value;
}

/** Answers a search from a function that takes its time. What the function throws ends the search. */
export async function answerInTime<Found, Value>(
  search: Search<Found, Value>,
  f: (x: number) => Promise<Value>,
): Promise<Found> {
  let asked = search.next();
  while (asked.done !== true) asked = search.next(await f(asked.value));
  return asked.value;
}

/**
 * Refuses a bracket that cannot be searched.
 *
 * @throws RangeError unless both ends are finite, low < high, and the tolerance is above 0.
 */
export function requireBracket(low: number, high: number, tolerance: number): void {
  if (!(low > -Infinity && low < high && high < Infinity)) {
    throw new RangeError(`a search goes from a finite low end to a higher one, not from ${low} to ${high}`);
  }
  if (!(tolerance > 0 && tolerance < Infinity)) {
    throw new RangeError(`a tolerance is finite and above 0, not ${tolerance}`);
  }
}
