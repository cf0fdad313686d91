import type { Due, Move } from '../../analysis/play/index.js';
import type { Choice } from './choices.js';

/** What a player may say, and what it means. */
export type Said =
  | { readonly kind: 'nothing' | 'view' | 'odds' | 'help' | 'quit' }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'save'; readonly file: string }
  | { readonly kind: 'unclear'; readonly why: string };

/** What the player is asked: what is due, and what can be chosen by which number, from 1. */
export interface Asked {
  readonly due: Due | null;
  readonly choices: readonly Choice[];
}

export const HELP = `What you can say:
  1, or 1 3     choose by number, one or several
  wait          leave it, until something happens that you see, or something new can be decided
  wait 30       the same, for 30 ticks at most
  view          all that you know
  odds          how likely each outcome is, given what you have seen
  save FILE     keep the game in a file
  help          this
  quit          leave the game
`;

/** The longest wait: until something happens. */
const FOREVER = 1_000_000;

/** What a line means. */
export function understand(line: string, asked: Asked): Said {
  const [word = '', ...rest] = line.trim().split(/\s+/u);
  const alone = rest.length === 0;
  switch (word.toLowerCase()) {
    case '':
      return { kind: 'nothing' };
    case 'view':
    case 'odds':
    case 'help':
    case 'quit': {
      const kind = word.toLowerCase() as 'view' | 'odds' | 'help' | 'quit';
      return alone ? { kind } : unclear(`"${kind}" is said alone.`);
    }
    case 'save':
      return rest.length === 0
        ? unclear('Say where to: save game.json')
        : { kind: 'save', file: line.trim().slice('save'.length).trim() };
    case 'wait':
      return wait(rest, asked);
    default:
      return choose([word, ...rest], asked);
  }
}

function wait(rest: readonly string[], { due }: Asked): Said {
  const [number, ...more] = rest;
  if (due === null) return unclear('Nothing is due.');
  if (!due.decisions.every(({ opening }) => opening.canWait))
    return unclear('This has to be decided now: say a number.');
  const ticks = number === undefined ? FOREVER : wholeFrom1(number);
  if (ticks === null || more.length > 0) return unclear('Say how long by a whole number: wait 30');
  return { kind: 'move', move: { on: due.tick, step: due.step, choose: [], wait: Math.min(ticks, FOREVER) } };
}

function choose(words: readonly string[], { due, choices }: Asked): Said {
  if (due === null) return unclear('Nothing is due.');
  const chosen: Choice[] = [];
  for (const word of words) {
    const number = wholeFrom1(word);
    const choice = number === null ? undefined : choices[number - 1];
    if (choice === undefined) {
      return unclear(
        number === null
          ? `"${word}" is nothing that can be said here. Say help for what can.`
          : `There is no ${number}: the numbers go up to ${choices.length}.`,
      );
    }
    if (chosen.some(({ site }) => site === choice.site))
      return unclear('Two of these cannot be chosen together.');
    chosen.push(choice);
  }
  const left = due.decisions.filter(
    ({ opening }) => !opening.canWait && !chosen.some(({ site }) => site === opening.site),
  );
  if (left.length > 0)
    return unclear(`There is more to decide now: say ${left.length + chosen.length} numbers.`);
  const choose = chosen.map(({ site, choice }) => ({ site, choice }));
  return { kind: 'move', move: { on: due.tick, step: due.step, choose, wait: 1 } };
}

/** How a player would have said a move. */
export function commandOf({ choose, wait }: Move, { choices }: Asked): string {
  if (choose.length === 0) return wait >= FOREVER ? 'wait' : `wait ${wait}`;
  return choose
    .map(({ site, choice }) => choices.findIndex((one) => one.site === site && one.choice === choice) + 1)
    .filter((number) => number > 0)
    .join(' ');
}

function wholeFrom1(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function unclear(why: string): Said {
  return { kind: 'unclear', why };
}
