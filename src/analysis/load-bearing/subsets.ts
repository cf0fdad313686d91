/** Sets of things that are changed together. */

/** All sets of two and more of the players, up to so many, the smaller first; each in the order of the players. */
export function subsetsOf(players: readonly string[], most: number): readonly (readonly string[])[] {
  let sets: readonly (readonly string[])[] = players.map((player) => [player]);
  const found: (readonly string[])[] = [];
  for (let size = 2; size <= Math.min(most, players.length); size += 1) {
    sets = sets.flatMap((set) => {
      const next = players.indexOf(set.at(-1) ?? '') + 1;
      return players.slice(next).map((player) => [...set, player]);
    });
    found.push(...sets);
  }
  return found;
}

/** How many sets of two and more there are, up to so many: a sum of binomial coefficients. */
export function subsetCount(players: number, most: number): number {
  let sum = 0;
  let choices = players;
  for (let size = 2; size <= Math.min(most, players); size += 1) {
    choices = (choices * (players - size + 1)) / size;
    sum += choices;
  }
  return sum;
}
