import { type Access, isCarried, type Touched, touchedBy } from './carrying.js';

/**
 * Puts the parts of a tick into an order in which every read still comes before or after every write as it did, and little
 * is carried from one part to the next. A part after which no more is carried than before is taken as soon as it may be.
 * Where there is none, that part is made for after which, with all that must come before it, the least is carried: so what
 * belongs together is done together, one pair of rivals after the other. Greedy, and for pairs of rivals the best there is.
 *
 * @param sizes how many values each variable can have
 */
export function scheduled<Part extends Access>(
  parts: readonly Part[],
  sizes: readonly number[],
): readonly Part[] {
  const scheduling = new Scheduling(parts, sizes);
  while (scheduling.left.size > 0) {
    const { piece, change } = scheduling.next(scheduling.left);
    scheduling.take(change <= 0 ? piece : scheduling.next(scheduling.goal()).piece);
  }
  return scheduling.order;
}

/** A part of a tick that is put into an order. */
interface Piece<Part> extends Access {
  readonly part: Part;
  /** All that must come before it. */
  readonly before: Piece<Part>[];
  readonly touches: (Touched<Piece<Part>> & { readonly bits: number })[];
}

class Scheduling<Part extends Access> {
  readonly order: Part[] = [];
  readonly left: Set<Piece<Part>>;

  constructor(parts: readonly Part[], sizes: readonly number[]) {
    const pieces = parts.map((part): Piece<Part> => ({ ...part, part, before: [], touches: [] }));
    for (const piece of pieces)
      piece.before.push(...pieces.filter((other) => other !== piece && comesBefore(other, piece)));
    sizes.forEach((size, variable) => {
      const touched = { ...touchedBy(pieces, variable), bits: Math.log2(size) };
      for (const piece of [...touched.writers, ...touched.readers]) piece.touches.push(touched);
    });
    this.left = new Set(pieces);
  }

  take(piece: Piece<Part>): void {
    this.left.delete(piece);
    this.order.push(piece.part);
  }

  /** Of some pieces the one that may come next after which the least is carried, and how much more that is. */
  next(among: ReadonlySet<Piece<Part>>): { readonly piece: Piece<Part>; readonly change: number } {
    const free = [...among].filter(({ before }) => !before.some((other) => this.left.has(other)));
    if (free.length === 0) throw new RangeError('the parts of a tick wait for each other');
    return free
      .map((piece) => ({ piece, change: this.#change(new Set([piece])) }))
      .reduce((best, one) => (one.change < best.change ? one : best));
  }

  /** The pieces after which, taken together, the least is carried: some piece, and all that must come before it. */
  goal(): ReadonlySet<Piece<Part>> {
    return [...this.left]
      .map((piece) => {
        const coming = new Set([piece]);
        for (const one of coming) for (const other of one.before) if (this.left.has(other)) coming.add(other);
        return { coming, change: this.#change(coming) };
      })
      .reduce((best, one) => {
        const less = one.change - best.change || one.coming.size - best.coming.size;
        return less < 0 ? one : best;
      }).coming;
  }

  /** How many bits more are carried on after some pieces. */
  #change(coming: ReadonlySet<Piece<Part>>): number {
    const isLeft = (piece: Piece<Part>): boolean => this.left.has(piece);
    const isLeftThen = (piece: Piece<Part>): boolean => isLeft(piece) && !coming.has(piece);
    let change = 0;
    for (const touched of new Set([...coming].flatMap(({ touches }) => touches))) {
      const more = Number(isCarried(touched, isLeftThen)) - Number(isCarried(touched, isLeft));
      change += more * touched.bits;
    }
    return change;
  }
}

function comesBefore(one: Access, other: Access): boolean {
  for (const variable of one.writes) {
    if (other.reads.has(variable) && one.writtenAt < other.readAt) return true;
    if (other.writes.has(variable) && one.writtenAt < other.writtenAt) return true;
  }
  for (const variable of one.reads)
    if (other.writes.has(variable) && one.readAt < other.writtenAt) return true;
  return false;
}
