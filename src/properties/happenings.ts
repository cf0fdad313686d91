import type { TraceEvent } from '../reference/trace.js';
import type { Scenario } from '../scenario/scenario.js';

/** Something that an event may be. */
export interface Happening {
  /** What it is called in the text of a law that is broken. */
  readonly text: string;
  /** Whether an event is it. */
  readonly is: (event: TraceEvent) => boolean;
  /** What it speaks of that a scenario does not have, such as `actor "aplha"`; null where it has all. Nothing unless told. */
  readonly missingIn?: (scenario: Scenario) => string | null;
}

/**
 * A name that is misspelt never comes about, and a law that waits for it would hold for ever.
 *
 * @throws RangeError if the scenario does not have what it speaks of.
 */
export function checkHappening({ text, missingIn }: Happening, scenario: Scenario): void {
  const missing = missingIn?.(scenario) ?? null;
  if (missing !== null) throw new RangeError(`"${text}": the scenario has no ${missing}`);
}

/** `actor "aplha"`, where no actor has that name. */
function missing(kind: string, name: string, known: readonly string[]): string | null {
  return known.includes(name) ? null : `${kind} "${name}"`;
}

function missingCommitment({ commitments, variants, readings }: Scenario, name: string): string | null {
  const overlays = [...variants, ...readings.flatMap(({ alternatives }) => alternatives)];
  const all = [...commitments, ...overlays.flatMap(({ add }) => add)];
  return missing(
    'commitment',
    name,
    all.map((one) => one.name),
  );
}

function namesOf(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name);
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
    missingIn: ({ actors, acts }) => {
      const [whom = '', part] = target.split('.');
      const struck = actors.find(({ name }) => name === whom);
      return (
        (author === 'any' ? null : missing('actor', author, namesOf(actors))) ??
        (kind === 'any' ? null : missing('act', kind, namesOf(acts))) ??
        (target === 'any' ? null : missing('actor', whom, namesOf(actors))) ??
        (part === undefined ? null : missing(`part of ${whom}`, part, namesOf(struck?.parts ?? [])))
      );
    },
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
    missingIn: (scenario) => missingCommitment(scenario, commitment),
    is: ({ description }) => description.kind === 'broken' && description.commitment === commitment,
  };
}

/** That a commitment comes into a state, in the view of anyone: `terminated`, `violated`, … */
export function becomes(commitment: string, state: string): Happening {
  return {
    text: `${commitment} becomes ${state}`,
    missingIn: (scenario) => missingCommitment(scenario, commitment),
    is: ({ description }) =>
      description.kind === 'view' && description.commitment === commitment && description.to === state,
  };
}

/** That a process moves to a state. */
export function moves(process: string, to: string): Happening {
  return {
    text: `${process} moves to ${to}`,
    missingIn: ({ processes }) => missing('process', process, namesOf(processes)),
    is: ({ description }) =>
      (description.kind === 'move' || description.kind === 'put') &&
      description.process === process &&
      description.label === to,
  };
}
