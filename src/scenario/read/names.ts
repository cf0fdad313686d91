import { LADDERS } from '../ladders.js';
import { episodeDomain } from './episode-states.js';
import { knowersOf } from './stock-knowers.js';
import { OFFER_WORDS } from './offer-states.js';
import { LIFECYCLE_STATES } from '../lifecycle-states.js';
import type { ScenarioDocument } from '../schema/document.js';
import { takenKinds } from './taken-kinds.js';

/** What a name of the scenario stands for, gathered before any expression is read. */

export interface StatesDomain {
  readonly states: readonly string[] | null;
  readonly low: number;
  readonly high: number;
}

export interface Names {
  readonly tick: string;
  readonly actors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rungs: readonly string[];
  readonly ladder: string;
  readonly acts: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  /** With the lives of episodes and the numbers of stocks. */
  readonly processes: ReadonlyMap<string, StatesDomain & { readonly knownTo: readonly string[] | null }>;
  readonly episodes: ReadonlySet<string>;
  /** Each offer with its recipients, and whether it goes through a private channel. */
  readonly offers: ReadonlyMap<string, { readonly to: readonly string[]; readonly isPrivate: boolean }>;
  /** Commitments in the terms of an offer. */
  readonly terms: ReadonlySet<string>;
  readonly postures: ReadonlyMap<string, readonly string[]>;
  readonly channels: ReadonlySet<string>;
  /** Each commitment with its holders: debtor, creditor, observers. */
  readonly commitments: ReadonlyMap<string, readonly string[]>;
  readonly attribution: ReadonlyMap<string, string>;
  /** Each alarm with whose it is. */
  readonly alarms: ReadonlyMap<string, string>;
  /** Each accident with whose act it is. */
  readonly accidents: ReadonlyMap<string, string>;
  /** `beta in alpha` */
  readonly trust: ReadonlyMap<string, StatesDomain>;
  /** `alpha-restraint as seen by beta` */
  readonly credibility: ReadonlyMap<string, StatesDomain>;
  readonly variants: ReadonlySet<string>;
  readonly sources: ReadonlySet<string> | null;
}

/** The words that the grammar keeps for itself. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'and or not is as for true false any anyone anything believes within per tick ever since count min max from to at in ' +
    'each self'
  ).split(' '),
);

export const STANDING_NAME = /^(.+) in (.+)$/;
export const VIEW_NAME = /^(.+) as seen by (.+)$/;

/** Gathers the names of a document. Names that do not fit anything are left for later checks to report. */
export function gatherNames(document: ScenarioDocument): Names {
  const actors = new Map<string, ReadonlySet<string>>();
  const postures = new Map<string, readonly string[]>();
  for (const [name, actor] of Object.entries(document.actors)) {
    const parts = typeof actor === 'string' ? [] : Object.keys(actor.parts ?? {});
    actors.set(name, new Set(parts));
    const posture = (typeof actor === 'string' ? undefined : actor.posture) ?? document.postures;
    if (posture !== undefined) postures.set(name, posture.states);
  }
  const processes = new Map<string, StatesDomain & { knownTo: readonly string[] | null }>();
  for (const [name, process] of Object.entries(document.processes ?? {})) {
    const knownTo = process['known to'] ?? null;
    if ('states' in process) {
      processes.set(name, { states: process.states, low: 0, high: process.states.length - 1, knownTo });
    } else processes.set(name, { states: null, low: process.from, high: process.to, knownTo });
  }
  for (const [name, episode] of Object.entries(document.episodes ?? {})) {
    const { words } = episodeDomain(episode);
    processes.set(name, { states: words, low: 0, high: words.length - 1, knownTo: null });
  }
  for (const [name, stock] of Object.entries(document.stocks ?? {})) {
    processes.set(name, { states: null, low: 0, high: stock['up to'], knownTo: knowersOf(stock) });
  }
  const offers = new Map<string, { to: readonly string[]; isPrivate: boolean }>();
  for (const [name, { from, to, through }] of Object.entries(document.offers ?? {})) {
    const isPrivate = through !== undefined && through !== 'public';
    const recipients = typeof to === 'string' ? [to] : to;
    offers.set(name, { to: recipients, isPrivate });
    const knownTo = isPrivate ? [from, ...recipients] : null;
    processes.set(name, { states: OFFER_WORDS, low: 0, high: OFFER_WORDS.length - 1, knownTo });
  }
  const { ladder, rungs } = ladderOf(document);
  return {
    tick: document.tick,
    actors,
    ladder,
    rungs,
    acts: new Set([...Object.keys(document.acts ?? {}), ...takenKinds(document).map(([name]) => name)]),
    parameters: new Set(Object.keys(document.parameters ?? {})),
    processes,
    episodes: new Set(Object.keys(document.episodes ?? {})),
    offers,
    terms: new Set(Object.values(document.offers ?? {}).flatMap(({ terms }) => terms ?? [])),
    postures,
    channels: new Set(Object.keys(document.channels ?? {})),
    commitments: holdersOf(document),
    attribution: new Map(
      Object.entries(document.attribution ?? {}).map(([name, rule]) => [name, rule.observer] as const),
    ),
    alarms: new Map(Object.entries(document.alarms ?? {}).map(([name, { observer }]) => [name, observer])),
    accidents: new Map(
      Object.entries(document.accidents ?? {}).map(([name, { act }]) => [name, authorOf(act, actors.keys())]),
    ),
    trust: standingsOf(document.trust),
    credibility: standingsOf(document.credibility),
    variants: new Set(Object.keys(document.variants ?? {})),
    sources: document.sources === undefined ? null : new Set(Object.keys(document.sources)),
  };
}

/** Every name of a scenario: the phrases that the grammar must take as one word. */
export function phrasesOf(names: Names): string[] {
  const phrases = new Set<string>([...LIFECYCLE_STATES, ...names.rungs]);
  for (const [actor, parts] of names.actors) for (const word of [actor, ...parts]) phrases.add(word);
  const sets = [
    names.acts,
    names.parameters,
    names.channels,
    names.processes.keys(),
    names.commitments.keys(),
    names.attribution.keys(),
    names.accidents.keys(),
    names.alarms.keys(),
  ];
  for (const set of sets) for (const word of set) phrases.add(word);
  for (const domain of [
    ...names.processes.values(),
    ...names.trust.values(),
    ...names.credibility.values(),
  ]) {
    for (const state of domain.states ?? []) phrases.add(state);
  }
  for (const states of names.postures.values()) for (const state of states) phrases.add(state);
  for (const word of names.sources ?? []) phrases.add(word);
  return [...phrases];
}

function ladderOf(document: ScenarioDocument): { ladder: string; rungs: readonly string[] } {
  const ladder = document.ladder ?? 'mid';
  if (typeof ladder === 'string') return { ladder, rungs: LADDERS[ladder] };
  if (ladder.rungs !== undefined) return { ladder: 'its own', rungs: ladder.rungs };
  const preset = ladder.preset ?? 'mid';
  return { ladder: preset, rungs: LADDERS[preset] };
}

/** The actor with whose name the text of an act begins; empty where there is none. */
function authorOf(act: string, actors: Iterable<string>): string {
  const found = [...actors].filter((actor) => act.startsWith(`${actor} `));
  return found.sort((one, other) => other.length - one.length)[0] ?? '';
}

type CommitmentDocument = NonNullable<ScenarioDocument['commitments']>[string];

function holdersOf(document: ScenarioDocument): ReadonlyMap<string, readonly string[]> {
  const all: Record<string, CommitmentDocument> = { ...document.commitments };
  const alternatives = Object.values(document.readings ?? {}).flatMap((reading) =>
    Object.values(reading.alternatives),
  );
  for (const variant of [...Object.values(document.variants ?? {}), ...alternatives]) {
    for (const [name, added] of Object.entries(variant.add ?? {})) all[name] ??= added;
  }
  const holders = new Map<string, readonly string[]>();
  for (const [name, commitment] of Object.entries(all)) {
    const original = commitment.mirrors === undefined ? undefined : all[commitment.mirrors];
    const debtor = commitment.debtor ?? original?.creditor;
    const creditor = commitment.creditor ?? original?.debtor;
    const observers = commitment.observers ?? original?.observers ?? [];
    const list = [debtor, creditor, ...observers].filter((holder) => holder !== undefined);
    holders.set(name, [...new Set(list)]);
  }
  return holders;
}

function standingsOf(standings: ScenarioDocument['trust']): ReadonlyMap<string, StatesDomain> {
  return new Map(
    Object.entries(standings ?? {}).map(([name, standing]) => {
      const states = standing.levels ?? null;
      const low = states === null ? (standing.from ?? 0) : 0;
      const high = states === null ? (standing.to ?? 1) : states.length - 1;
      return [name, { states, low, high }] as const;
    }),
  );
}
