import type { Cast, CastCommitment, CastOffer, CastStanding } from './cast.js';
import { ownerOf } from './casting.js';
import { chosen, oneOf } from './choosing.js';
import type { Atom, ConditionSketch } from './sketches/conditions.js';
import type { Pick } from './sketches/picking.js';

/** Conditions as text, made of what their readers may know. */

/** Who reads a condition: the world (null), or actors, each of whom must be able to know all that it speaks of. */
export type Viewer = readonly string[] | null;

const STATES = ['detached', 'violated', 'conditional', 'satisfied', 'terminated', 'null', 'expired'] as const;
const COMPARISONS = ['>=', '<=', '>', '<', '=', '!='] as const;

/** @param plain may be exchanged with another party's: speaks of acts, ticks, rungs and open processes only */
export function conditionText(cast: Cast, viewer: Viewer, sketch: ConditionSketch, plain = false): string {
  const inner = (of: ConditionSketch): string => conditionText(cast, viewer, of, plain);
  switch (sketch.kind) {
    case 'not':
      return `not (${inner(sketch.of)})`;
    case 'ever':
      return `ever(${inner(sketch.of)})`;
    case 'since':
      return `since(${inner(sketch.of)}) ${oneOf(['<=', '>', '='], sketch.n)} ${sketch.n % 5}`;
    case 'count':
      return `count(${inner(sketch.of)}, ${2 + (sketch.n % 3)}) ${oneOf(['>=', '<'], sketch.n)} ${1 + (sketch.n % 3)}`;
    case 'for':
      return `(${inner(sketch.of)}) for ${1 + (sketch.n % 4)} ${cast.unit}s`;
    case 'and':
    case 'or':
      return sketch.of.map((of) => `(${inner(of)})`).join(` ${sketch.kind} `);
    case 'at least':
      return `at least ${1 + (sketch.n % sketch.of.length)} of (${sketch.of.map(inner).join(', ')})`;
    default:
      return atomText(cast, viewer, sketch, plain) ?? tickText(cast, sketch);
  }
}

/** A pattern that a deed of the scenario matches, more or less general. */
export function patternText(cast: Cast, deed: Pick, form: Pick, plain = false): string {
  const { author, kind, target } = oneOf(cast.deeds, deed);
  const owner = ownerOf(target);
  const exact = plain ? `${owner}.*` : target;
  const forms = [
    `${author} ${kind} ${exact}`,
    `any ${kind} ${exact}`,
    `${author} ${kind} any`,
    `${author} any ${exact}`,
    `${author} ${kind} ${owner}.*`,
    `${author} ${kind} anything on ${cast.hosts.get(target) ?? owner}`,
    `anyone ${kind} anything`,
  ];
  return oneOf(forms, form);
}

function tickText(cast: Cast, { a, b }: Atom): string {
  return `tick ${oneOf(COMPARISONS, a)} ${1 + (b % cast.horizon)}`;
}

/** null where there is nothing of the kind that the viewer could know. */
function atomText(cast: Cast, viewer: Viewer, atom: Atom, plain: boolean): string | null {
  const { a, b, c, d } = atom;
  switch (atom.kind) {
    case 'act':
      return patternText(cast, a, b, plain);
    case 'tick':
      return tickText(cast, atom);
    case 'state':
    case 'number':
      return processText(cast, viewer, atom, plain);
    case 'rung': {
      const one = oneOf(cast.actors, a);
      const others = cast.actors.filter((actor) => actor !== one);
      const rung = oneOf(cast.rungs.slice(0, 6), d);
      return `rung(${one}, ${oneOf(others, b)}) ${oneOf(COMPARISONS, c)} ${rung}`;
    }
    case 'posture': {
      if (plain) return null;
      const entry = chosen([...cast.postures], a);
      if (entry === undefined) return null;
      const [actor, states] = entry;
      return `posture(${actor}) is ${b % 2 === 0 ? '' : 'not '}${oneOf(states, c)}`;
    }
    case 'actors at':
      return `${1 + (a % cast.actors.length)} or more actors at ${oneOf(cast.rungs.slice(0, 6), b)}`;
    case 'view':
      return plain ? null : viewText(cast, viewer, atom);
    case 'test':
      return plain ? null : testText(cast, viewer, atom);
    case 'standing': {
      const standing = plain ? undefined : chosen(standingsFor(cast, viewer), a);
      if (standing === undefined) return null;
      const level = standing.levels === null ? String(standing.low + (c % 4)) : oneOf(standing.levels, c);
      return `${standing.kind}(${standing.key}) ${oneOf(COMPARISONS, b)} ${level}`;
    }
    case 'believes': {
      const rules = plain
        ? []
        : cast.beliefs.filter(({ observer }) => viewer === null || isOnly(viewer, observer));
      const alarms = plain
        ? []
        : cast.alarms.filter(({ observer }) => viewer === null || isOnly(viewer, observer));
      const alarm = c % 3 === 0 ? chosen(alarms, a) : undefined;
      if (alarm !== undefined) return `${alarm.observer} believes ${alarm.name}`;
      const rule = chosen(rules, a);
      if (rule === undefined) return null;
      if (rule.blamed === null || b % 2 === 0) return `${rule.observer} believes ${rule.name}`;
      return `${rule.observer} believes (${rule.blamed} ${rule.kind === 'did' ? 'did' : 'took part in'} ${rule.of})`;
    }
    case 'accident': {
      const accident = plain ? undefined : chosen(cast.accidents, a);
      if (accident === undefined) return null;
      const { name, author, observers } = accident;
      if (viewer === null || isOnly(viewer, author)) return `accident(${name})`;
      const [only = ''] = viewer;
      return isOnly(viewer, only) && observers.includes(only) ? `${only} believes ${name}` : null;
    }
    case 'episode': {
      const episode = chosen(cast.episodes, a);
      if (episode === undefined) return null;
      return stateText(episode.name, episode.words, atom);
    }
    case 'takes part': {
      const episode = chosen(cast.episodes, a);
      return episode === undefined ? null : `${oneOf(cast.actors, b)} takes part in ${episode.name}`;
    }
    case 'offer': {
      const known = cast.offers.filter(({ knownTo }) =>
        plain ? knownTo === null : mayKnow(viewer, knownTo),
      );
      const offer = chosen(known, a);
      return offer === undefined ? null : stateText(offer.name, offerWords(offer, viewer), atom);
    }
    case 'open': {
      const channel = chosen(cast.channels, a);
      return channel === undefined ? null : `open(${channel})`;
    }
  }
}

/** It is in a state, in one of two, or not: in every spelling. */
function stateText(name: string, words: readonly string[], { b, c, d }: Atom): string {
  const word = oneOf(words, c);
  if (b % 8 === 7) return `${name} ${d % 2 === 0 ? '=' : '!='} ${word}`;
  if (b % 4 === 3) return `${name} is one of (${word}, ${oneOf(words, c + 1 + d)})`;
  return `${name} is ${b % 4 === 1 ? 'not ' : ''}${word}`;
}

/** Only its recipients know whether a private offer was heard, and nobody that it was lost. */
function offerWords({ to, through }: CastOffer, viewer: Viewer): string[] {
  const all = ['made', 'accepted', 'turned down', 'not made', 'rejected', 'countered', 'lapsed'];
  const hears = through === null || viewer === null || viewer.every((actor) => to.includes(actor));
  const sees = through === null || viewer === null;
  return [...all, ...(hears ? ['open'] : []), ...(sees ? ['unheard'] : [])];
}

function processText(cast: Cast, viewer: Viewer, { kind, a, b, c }: Atom, plain: boolean): string | null {
  const wanted = cast.processes.filter(({ states }) => (states === null) === (kind === 'number'));
  const known = wanted.filter(({ knownTo }) => (plain ? knownTo === null : mayKnow(viewer, knownTo)));
  const process = chosen(known, a);
  if (process === undefined) return null;
  const { name, states } = process;
  if (states === null)
    return `${name} ${oneOf(COMPARISONS, b)} ${process.low + (c % (process.high - process.low + 1))}`;
  if (b % 4 === 3) return `${name} is one of (${states.slice(0, 2).join(', ')})`;
  return `${name} is ${b % 4 === 1 ? 'not ' : ''}${oneOf(states, c)}`;
}

function viewText(cast: Cast, viewer: Viewer, { a, b, c, d }: Atom): string | null {
  const one = chosen(heldBy(cast, viewer), a);
  if (one === undefined) return null;
  const known: readonly string[] = one.agreed ? [...STATES, 'offered'] : STATES;
  const state = oneOf(known, c);
  if (d % 8 === 5) return `${whose(one, viewer, b)} ${oneOf(['=', '!='], c)} ${state}`;
  const states =
    d % 4 === 3 ? `one of (${state}, ${oneOf(known, c + 1)})` : `${d % 4 === 2 ? 'not ' : ''}${state}`;
  return `${whose(one, viewer, b)} is ${states}`;
}

function testText(cast: Cast, viewer: Viewer, { a, b, c }: Atom): string | null {
  const one = chosen(heldBy(cast, viewer), a);
  if (one === undefined) return null;
  const { name, performs, debtor } = one;
  const tests = [
    `intact(${whose(one, viewer, b)})`,
    `pending(${whose(one, viewer, b)})`,
    `disputed(${name})`,
    `disclosed(${name})`,
    `acknowledged(${name})`,
    ...(viewer === null ? [`intact(${name})`] : []),
    ...(performs ? [] : [`broken(${name})`]),
    ...(performs || (viewer !== null && !isOnly(viewer, debtor))
      ? []
      : [`tempted(${name})`, `kept(${name})`]),
  ];
  return oneOf(tests, c);
}

/** The view that is meant: named in the world, where views may differ; an actor's own elsewhere. */
function whose({ name, holders }: CastCommitment, viewer: Viewer, which: Pick): string {
  if (viewer === null) return `${name} as seen by ${oneOf(holders, which)}`;
  const [only, another] = viewer;
  return only !== undefined && another === undefined && which % 3 === 2 ? `${name} as seen by ${only}` : name;
}

function heldBy(cast: Cast, viewer: Viewer): readonly CastCommitment[] {
  if (viewer === null) return cast.commitments;
  return cast.commitments.filter(({ holders }) => viewer.every((actor) => holders.includes(actor)));
}

function standingsFor(cast: Cast, viewer: Viewer): readonly CastStanding[] {
  return cast.standings.filter(({ holder }) => viewer === null || isOnly(viewer, holder));
}

function isOnly(viewer: readonly string[], actor: string): boolean {
  return viewer.length === 1 && viewer[0] === actor;
}

export function mayKnow(viewer: Viewer, knownTo: readonly string[] | null): boolean {
  return knownTo === null || viewer === null || viewer.every((actor) => knownTo.includes(actor));
}
