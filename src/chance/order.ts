/**
 * Compares texts by their code points: negative if `left` comes first. JavaScript's own order goes by 16-bit
 * units, which puts characters beyond U+FFFF too early, and a locale's order may change with the machine.
 */
export function compareByCodePoint(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let place = 0; place < shared; place += 1) {
    if (left.charCodeAt(place) !== right.charCodeAt(place)) {
      return (left.codePointAt(place) ?? 0) - (right.codePointAt(place) ?? 0);
    }
  }
  return left.length - right.length;
}
