/** The points of a sample by ascending value. */
export interface Ordered {
  readonly order: Uint32Array;
  /** For each place of the order, where the points of its value end. */
  readonly ends: Uint32Array;
}

/** Points of one value stay in the order of the sample. */
export function inOrder(values: readonly number[]): Ordered {
  const order = Uint32Array.from(values, (_, place) => place).sort(
    (left, right) => (values[left] ?? 0) - (values[right] ?? 0) || left - right,
  );
  const ends = new Uint32Array(values.length);
  for (let place = values.length - 1; place >= 0; place -= 1) {
    const next = place + 1;
    const sameAsNext = next < values.length && values[order[place] ?? 0] === values[order[next] ?? 0];
    ends[place] = sameAsNext ? (ends[next] ?? 0) : next;
  }
  return { order, ends };
}

/**
 * For each slice of a sample, the Kolmogorov–Smirnov distance between the distribution of the value in it and that in the
 * whole sample. In one walk: between two values of a slice its own distribution stands still and the other only rises, so
 * the distance is greatest just before a value of the slice or at it.
 *
 * @param sliceOf the slice of each point
 * @param times how often each point counts
 */
export function distances(
  { order, ends }: Ordered,
  sliceOf: Uint32Array,
  times: Uint8Array,
  slices: number,
): readonly number[] {
  const sizes = new Float64Array(slices);
  let all = 0;
  sliceOf.forEach((slice, point) => {
    const count = times[point] ?? 0;
    sizes[slice] = (sizes[slice] ?? 0) + count;
    all += count;
  });
  const passed = new Float64Array(slices);
  const greatest = Array.from({ length: slices }, () => 0);
  let allPassed = 0;
  const look = (from: number, to: number): void => {
    for (let place = from; place < to; place += 1) {
      const slice = sliceOf[order[place] ?? 0] ?? 0;
      const size = sizes[slice] ?? 0;
      if (size === 0) continue;
      const distance = Math.abs(allPassed / all - (passed[slice] ?? 0) / size);
      if (distance > (greatest[slice] ?? 0)) greatest[slice] = distance;
    }
  };
  for (let from = 0; from < order.length; ) {
    const to = ends[from] ?? order.length;
    look(from, to);
    for (let place = from; place < to; place += 1) {
      const point = order[place] ?? 0;
      const slice = sliceOf[point] ?? 0;
      passed[slice] = (passed[slice] ?? 0) + (times[point] ?? 0);
      allPassed += times[point] ?? 0;
    }
    look(from, to);
    from = to;
  }
  return greatest;
}
