/** Longer words are not compared: no name may be so long. */
const LONGEST = 80;

/** A known name, and by how many slips a word misses it. */
export interface Near {
  readonly name: string;
  readonly slips: number;
}

/** The known name that is nearest to a word, for `did you mean "…"?`, or null if none is near. */
export function nearestName(word: string, known: Iterable<string>): string | null {
  return nearest(word, known)?.name ?? null;
}

/**
 * The nearest known name with its distance. Case is ignored; a missing, extra, wrong or swapped letter counts as one
 * slip; one slip is allowed for every three letters. Of names equally near, the first is taken.
 */
export function nearest(word: string, known: Iterable<string>): Near | null {
  const wanted = word.toLowerCase();
  if (wanted.length === 0 || wanted.length > LONGEST) return null;
  let best: Near | null = null;
  let least = allowedSlips(wanted.length) + 1;
  for (const name of known) {
    const candidate = name.toLowerCase();
    if (candidate.length > LONGEST || Math.abs(candidate.length - wanted.length) >= least) continue;
    const slips = countSlips(wanted, candidate);
    // Names that share no letter with the word are not near it, however short they are.
    if (slips < least && slips < Math.max(wanted.length, candidate.length)) {
      best = { name, slips };
      least = slips;
    }
  }
  return best;
}

function allowedSlips(length: number): number {
  return Math.max(1, Math.floor(length / 3));
}

/** The Damerau–Levenshtein distance (in its form of optimal string alignment). */
function countSlips(one: string, other: string): number {
  const width = other.length + 1;
  let before: number[] = [];
  let above = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column < width; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let slips = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, at(before, column - 2) + 1);
      current.push(slips);
    }
    before = above;
    above = current;
  }
  return at(above, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
