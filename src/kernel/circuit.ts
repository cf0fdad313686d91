/**
 * Conditions as circuits. A gate stands for 32 truths at once, one for each lane of a batch; equal gates are one gate.
 */

/** A gate of a circuit, by its number. */
export type Gate = number;

export type GateNode =
  | { readonly is: 'constant'; readonly holds: boolean }
  /** One bit of a variable. */
  | { readonly is: 'plane'; readonly plane: number }
  /** The tick lies in a stretch of ticks. */
  | { readonly is: 'ticks'; readonly stretch: number }
  | { readonly is: 'not'; readonly of: Gate }
  | { readonly is: 'and' | 'or'; readonly left: Gate; readonly right: Gate };

/** What a gate says of the words of a batch: 32 truths, one for each lane. */
export type Evaluate = (words: Int32Array) => number;

/** What several gates say, in their order; good until it is asked again. */
export type EvaluateAll = (words: Int32Array) => Int32Array;

export const NEVER: Gate = 0;
export const ALWAYS: Gate = 1;

/** from ≤ tick ≤ to. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Builds gates, and simplifies them as it goes. */
export class Circuit {
  readonly #nodes: GateNode[] = [
    { is: 'constant', holds: false },
    { is: 'constant', holds: true },
  ];
  readonly #known = new Map<string, Gate>();
  readonly #stretches: Stretch[] = [];

  /** The stretches of ticks that gates ask about. */
  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** What a gate is made of. */
  node(gate: Gate): GateNode {
    const node = this.#nodes[gate];
    if (node === undefined) throw new RangeError(`there is no gate ${gate}`);
    return node;
  }

  plane(plane: number): Gate {
    return this.#gate(`p${plane}`, { is: 'plane', plane });
  }

  ticks(from: number, to: number): Gate {
    if (from > to) return NEVER;
    const key = `t${from},${to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    return this.#gate(key, { is: 'ticks', stretch: this.#stretches.push({ from, to }) - 1 });
  }

  not(of: Gate): Gate {
    if (of === NEVER) return ALWAYS;
    if (of === ALWAYS) return NEVER;
    const node = this.node(of);
    return node.is === 'not' ? node.of : this.#gate(`n${of}`, { is: 'not', of });
  }

  and(one: Gate, other: Gate): Gate {
    const [left, right] = one < other ? [one, other] : [other, one];
    if (left === NEVER || this.not(left) === right) return NEVER;
    if (left === ALWAYS || left === right) return right;
    return this.#gate(`a${left},${right}`, { is: 'and', left, right });
  }

  or(one: Gate, other: Gate): Gate {
    const [left, right] = one < other ? [one, other] : [other, one];
    if (left === ALWAYS || this.not(left) === right) return ALWAYS;
    if (left === NEVER || left === right) return right;
    return this.#gate(`o${left},${right}`, { is: 'or', left, right });
  }

  all(of: readonly Gate[]): Gate {
    return of.reduce((left, right) => this.and(left, right), ALWAYS);
  }

  any(of: readonly Gate[]): Gate {
    return of.reduce((left, right) => this.or(left, right), NEVER);
  }

  /** So many of them hold, or more. */
  atLeast(count: number, of: readonly Gate[]): Gate {
    // Gate j of a row: at least j of those seen so far.
    let row: readonly Gate[] = [ALWAYS, ...Array.from({ length: count }, () => NEVER)];
    for (const gate of of) {
      row = row.map((held, j) => (j === 0 ? held : this.or(held, this.and(row[j - 1] ?? NEVER, gate))));
    }
    return row[count] ?? (count < 0 ? ALWAYS : NEVER);
  }

  /**
   * A truth table over planes, the first plane being the highest bit of its index: 1 holds, 0 does not, and anything else
   * never comes up.
   */
  table(planes: readonly number[], truth: ArrayLike<number>): Gate {
    const gateOf = (depth: number, from: number, size: number): Gate | null => {
      const plane = planes[depth];
      if (plane === undefined) {
        const value = truth[from];
        return value === 1 ? ALWAYS : value === 0 ? NEVER : null;
      }
      const half = size / 2;
      const unset = gateOf(depth + 1, from, half);
      const set = gateOf(depth + 1, from + half, half);
      if (unset === null || unset === set) return set;
      if (set === null) return unset;
      const bit = this.plane(plane);
      return this.or(this.and(bit, set), this.and(this.not(bit), unset));
    };
    return gateOf(0, 0, truth.length) ?? NEVER;
  }

  #gate(key: string, node: GateNode): Gate {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const gate = this.#nodes.push(node) - 1;
    this.#known.set(key, gate);
    return gate;
  }
}
