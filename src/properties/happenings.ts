import type { TraceEvent } from '../reference/trace.js';

/** Something that an event may be. */
export interface Happening {
  /** What it is called in the text of a law that is broken. */
  readonly text: string;
  /** Whether an event is it. */
  readonly is: (event: TraceEvent) => boolean;
}

/**
 * An act by its text: `alpha strike beta`, `alpha strike beta.bases`; `any` stands for any author, kind or target. However it
 * came about: by an option, a response, a variant or an accident.
 *
 * @throws RangeError if it has no author, kind and target.
 */
export function act(text: string): Happening {
  const [, author, target] = /^(\S+) .*?(\S+)$/.exec(text.trim()) ?? [];
  const kind =
    author === undefined || target === undefined
      ? ''
      : text.trim().slice(author.length, -target.length).trim();
  if (author === undefined || target === undefined || kind === '') {
    throw new RangeError(
      `an act is an author, a kind and a target, such as "alpha strike beta", not "${text}"`,
    );
  }
  return {
    text,
    is: ({ description }) => {
      if (description.kind !== 'act') return false;
      const { actor, part } = description.target;
      return (
        (author === 'any' ||
          author === description.author ||
          description.others?.includes(author) === true) &&
        (kind === 'any' || kind === description.act) &&
        (target === 'any' || target === (part === null ? actor : `${actor}.${part}`))
      );
    },
  };
}

/** That a commitment is broken, as its debtor sees it. */
export function broken(commitment: string): Happening {
  return {
    text: `${commitment} is broken`,
    is: ({ description }) => description.kind === 'broken' && description.commitment === commitment,
  };
}

/** That a commitment comes into a state, in the view of anyone: `terminated`, `violated`, … */
export function becomes(commitment: string, state: string): Happening {
  return {
    text: `${commitment} becomes ${state}`,
    is: ({ description }) =>
      description.kind === 'view' && description.commitment === commitment && description.to === state,
  };
}

/** That a process moves to a state. */
export function moves(process: string, to: string): Happening {
  return {
    text: `${process} moves to ${to}`,
    is: ({ description }) =>
      (description.kind === 'move' || description.kind === 'put') &&
      description.process === process &&
      description.label === to,
  };
}
