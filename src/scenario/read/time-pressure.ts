import type { z } from 'zod';
import type { Path } from '../diagnostics/diagnostic.js';
import type { Option, Pace } from '../scenario.js';
import type { grows, wanes, window } from '../schema/time-pressure.js';
import type { Viewer } from './viewer.js';
import { readQuantity } from './quantities.js';
import type { Reader } from './reader.js';

/** Reads windows that close, motives that wane and urgency that grows. */

interface TimePressureInput {
  readonly window?: z.infer<typeof window> | undefined;
  readonly wanes?: z.infer<typeof wanes> | undefined;
  readonly grows?: z.infer<typeof grows> | undefined;
}

/** A chance that has been halved so often is as good as gone, and is halved no further. */
const LEAST_SHARE = 1_024;

interface Place {
  readonly name: string;
  readonly path: Path;
  readonly viewer: Viewer;
}

export function readTimePressure(
  reader: Reader,
  input: TimePressureInput,
  place: Place,
): Pick<Option, 'window' | 'paces'> {
  const paces: Pace[] = [];
  if (input.wanes !== undefined) {
    const { 'halves every': every, since } = input.wanes;
    const pace = readPace(reader, { kind: 'halves', every, since, limit: LEAST_SHARE }, place);
    if (pace !== null) paces.push(pace);
  }
  if (input.grows !== undefined) {
    const { 'doubles every': every, 'at most': limit, since } = input.grows;
    const pace = readPace(reader, { kind: 'doubles', every, since, limit }, place);
    if (pace !== null) paces.push(pace);
  }
  return { window: readWindow(reader, input.window, place), paces };
}

function readPace(
  reader: Reader,
  given: {
    readonly kind: Pace['kind'];
    readonly every: Parameters<typeof readQuantity>[1];
    readonly since: string | undefined;
    readonly limit: number;
  },
  place: Place,
): Pace | null {
  const section = given.kind === 'halves' ? 'wanes' : 'grows';
  const key = `${given.kind} every`;
  const path = [...place.path, section];
  const since = reader.condition(given.since, [...path, 'since'], place.viewer);
  const every = readQuantity(reader, given.every, {
    name: `options.${place.name}.${key}`,
    path: [...path, key],
    purpose: 'number',
    viewer: place.viewer,
  });
  if (every === null) return null;
  if (every.nominal === null || every.nominal < 1) {
    reader.report({
      code: 'out-of-range',
      path: [...path, key],
      message: `\`${key}\` is a number of ${reader.tick}s, at least 1`,
      hint: `such as: 30, from 10 to 90, assumed`,
    });
    return null;
  }
  return { kind: given.kind, every, limit: given.limit, since };
}

function readWindow(reader: Reader, input: TimePressureInput['window'], place: Place): Option['window'] {
  if (input === undefined) return null;
  const { from = 1, until = null } = input;
  const path = [...place.path, 'window'];
  if (until !== null && until < from) {
    reader.report({
      code: 'contradiction',
      path,
      message: `the window closes on ${reader.tick} ${until}, before it opens on ${reader.tick} ${from}`,
    });
  } else if (from > reader.horizon) {
    reader.report({
      code: 'out-of-range',
      path: [...path, 'from'],
      message: `the window opens on ${reader.tick} ${from}, and a run lasts ${reader.horizon}`,
    });
  }
  return { from, until };
}
