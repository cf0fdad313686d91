import type { Program } from './program.js';

/** The plane of a stretch of ticks, and what it is from now on. */
export interface Turn {
  readonly plane: number;
  readonly word: number;
}

/** The stretches of ticks that begin or end, by tick. */
export function turnsOf({ circuit, layout }: Program): ReadonlyMap<number, readonly Turn[]> {
  const turns = new Map<number, Turn[]>();
  const add = (tick: number, turn: Turn): void => {
    turns.set(tick, [...(turns.get(tick) ?? []), turn]);
  };
  circuit.stretches.forEach(({ from, to }, stretch) => {
    const plane = layout.statePlanes + stretch;
    add(from, { plane, word: -1 });
    add(to + 1, { plane, word: 0 });
  });
  return turns;
}
