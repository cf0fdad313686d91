/** Points of a space of parameters, and for each whether it is a case of interest. */
export interface CaseSample {
  /** The names of the parameters. */
  readonly parameters: readonly string[];
  /** For each point the value of each parameter, in their order. */
  readonly points: readonly (readonly number[])[];
  /** For each point whether it is of interest: the war comes, the promise fails. */
  readonly cases: readonly boolean[];
}

/** A bound on one parameter. */
export interface Restriction {
  readonly parameter: string;
  readonly side: 'at least' | 'at most';
  readonly bound: number;
}

/**
 * Refuses points that nothing can be learnt from.
 *
 * @throws RangeError unless there are points of finite values, one answer for each, and both answers occur.
 */
export function requireSample({ parameters, points, cases }: CaseSample): void {
  if (points.length !== cases.length) {
    throw new RangeError(`${points.length} points have as many answers, not ${cases.length}`);
  }
  if (parameters.length === 0) throw new RangeError('scenario discovery needs at least one parameter');
  const flawed = points.findIndex(
    (point) => point.length !== parameters.length || !point.every((value) => Number.isFinite(value)),
  );
  if (flawed >= 0) {
    throw new RangeError(`point ${flawed} needs a finite value for each of ${parameters.length} parameters`);
  }
  if (!cases.includes(true) || !cases.includes(false)) {
    throw new RangeError(
      'scenario discovery needs points of both kinds, but all are alike: move the line that tells them apart',
    );
  }
}
