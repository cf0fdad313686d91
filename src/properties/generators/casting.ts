import { ACT_PRESETS } from '../../scenario/act-presets.js';
import { LADDERS } from '../../scenario/ladders.js';
import type {
  Cast,
  CastAccident,
  CastAlarm,
  CastBelief,
  CastCommitment,
  CastProcess,
  CastStanding,
  Deed,
} from './cast.js';
import { chosen, namesFrom, oneOf } from './choosing.js';
import { castEpisodes } from './episode-cast.js';
import { castOffers } from './offer-cast.js';
import type { ScenarioSketch } from './sketch.js';

/** Who and what a scenario that is being made has, by its sketch. */

/** Names as files have them: of one word, of several, with a hyphen, with capitals. */
const ACTORS = ['alpha', 'beta', 'Gamma', 'east bank'] as const;
const PARTS = ['bases', 'proxy-force'] as const;
const ACTS = ['strike', 'warn', 'step back'] as const;
const PROCESSES = ['unrest', 'tension', 'open secret'] as const;
const COMMITMENTS = ['pact', 'pledge-two', 'third vow', 'oath', 'bond'] as const;
const STATES = ['calm', 'protests', 'full crackdown'] as const;
const POSTURES = ['at ease', 'alert', 'mobilised'] as const;
const UNITS = ['day', 'hour', 'week', 'month', 'year'] as const;
const OWN_RUNGS = ['peace', 'quarrel', 'limited war', 'all-out war'] as const;

export function partNames(count: number): string[] {
  return namesFrom(PARTS, count);
}

function postureNames(count: number): string[] {
  return namesFrom(POSTURES, count);
}

export function ownerOf(target: string): string {
  return target.split('.')[0] ?? target;
}

/** The names of a sketch, and who is bound to whom; no condition is written yet. */
export function castOf(sketch: ScenarioSketch, certain: boolean): Cast {
  const actors = namesFrom(ACTORS, sketch.actors.length);
  const hosts = new Map<string, string>();
  const targets = actors.flatMap((actor, place) => {
    const parts = sketch.actors[place]?.parts ?? [];
    return [
      actor,
      ...partNames(parts.length).map((part, index) => {
        const host = parts[index] ?? null;
        const name = `${actor}.${part}`;
        if (host !== null) hosts.set(name, oneOf(actors, host));
        return name;
      }),
    ];
  });
  const ownActs = namesFrom(ACTS, sketch.acts.length);
  const presets = sketch.presets === null ? null : oneOf(['mid', 'plover'] as const, sketch.presets);
  const taken = presets === null ? [] : Object.keys(ACT_PRESETS[presets]);
  const acts = [...ownActs, ...taken.slice(-2)];
  const processes = namesFrom(PROCESSES, sketch.processes.length).map((name, place): CastProcess => {
    const process = sketch.processes[place];
    const count = process?.machine.states ?? 2;
    const integer = process?.integer ?? false;
    const known = process?.known ?? null;
    return {
      name,
      states: integer ? null : namesFrom(STATES, count),
      low: integer ? -1 : 0,
      high: integer ? count - 1 : count - 1,
      knownTo: known === null ? null : [oneOf(actors, known)],
    };
  });
  const postures = new Map<string, readonly string[]>();
  for (const [place, actor] of actors.entries()) {
    const own = sketch.actors[place]?.posture ?? sketch.postures;
    if (own !== null) postures.set(actor, postureNames(own.states));
  }
  const deeds: Deed[] = sketch.options.map(({ deed }) => {
    const author = oneOf(actors, deed.author);
    const others = targets.filter((target) => ownerOf(target) !== author);
    return { author, kind: oneOf(acts, deed.kind), target: oneOf(others, deed.target) };
  });
  const [first] = sketch.options;
  const debtor = sketch.oneDebtor ? (first?.deed.author ?? null) : null;
  const bound = sketch.commitments.map((one) => ({ ...one, debtor: debtor ?? one.debtor }));
  const promised = commitmentsOf({ ...sketch, commitments: bound }, actors);
  const channels = namesFrom(['hotline', 'back channel'], sketch.channels.length);
  const offers = castOffers({ ...sketch, commitments: bound }, { actors, channels, commitments: promised });
  const agreed = new Set(offers.flatMap(({ terms }) => terms));
  const commitments = promised.map((one) => ({ ...one, agreed: agreed.has(one.name) }));
  const beliefs = sketch.attribution.flatMap((rule, place): CastBelief[] => {
    const about = oneOf(deeds, rule.deed);
    const observer = oneOf(
      actors.filter((actor) => actor !== about.author),
      rule.observer,
    );
    const kind = oneOf(['took part', 'did', 'nobody'] as const, rule.kind);
    const others = actors.filter((actor) => actor !== observer && actor !== about.author);
    const blamed = chosen(others, rule.blamed);
    if (kind !== 'nobody' && blamed === undefined) return [];
    const of = [
      `${about.author} ${about.kind} ${about.target}`,
      `any ${about.kind} ${about.target}`,
      `${about.author} ${about.kind} any`,
      `any ${about.kind} any`,
    ][rule.form % 4];
    const name = `rule-${place + 1}`;
    return [{ name, observer, kind, blamed: kind === 'nobody' ? null : (blamed ?? null), of: of ?? '' }];
  });
  const alarms = sketch.alarms.map(({ deed, observer }, place): CastAlarm => {
    const { author, kind, target } = oneOf(deeds, deed);
    const others = actors.filter((actor) => actor !== author);
    return {
      name: `echo-${place + 1}`,
      observer: oneOf(others, observer),
      of: `${author} ${kind} ${target}`,
    };
  });
  const accidents = sketch.accidents.map(({ deed }, place): CastAccident => {
    const { author, kind, target } = oneOf(deeds, deed);
    return {
      name: `mishap-${place + 1}`,
      author,
      act: `${author} ${kind} ${target}`,
      observers: actors.filter((actor) => actor !== author),
    };
  });
  return {
    unit: oneOf(UNITS, sketch.unit),
    horizon: sketch.horizon,
    certain,
    actors,
    targets,
    hosts,
    rungs: [LADDERS.mid, OWN_RUNGS, LADDERS.kahn][sketch.ladder.form % 3] ?? LADDERS.mid,
    acts,
    ownActs,
    presets,
    parameters: namesFrom(['reach', 'steady rate'], sketch.parameters.length),
    processes,
    postures,
    channels,
    deeds,
    commitments,
    beliefs,
    accidents,
    alarms,
    episodes: castEpisodes(sketch, actors),
    offers,
    standings: standingsOf(sketch, actors, commitments),
    variants: namesFrom(['what if', 'a harder line', 'without'], sketch.variants.length),
  };
}

function commitmentsOf(sketch: ScenarioSketch, actors: readonly string[]): CastCommitment[] {
  const names = namesFrom(COMMITMENTS, sketch.commitments.length);
  const made: CastCommitment[] = [];
  for (const [place, one] of sketch.commitments.entries()) {
    const name = names[place] ?? '';
    const originals = made.filter((other) => other.mirrors === null);
    const original = one.mirrors === null ? undefined : chosen(originals, one.mirrors);
    if (original !== undefined) {
      const { debtor, creditor, observers, holders, performs } = original;
      made.push({
        name,
        performs,
        debtor: creditor,
        creditor: debtor,
        observers,
        holders,
        mirrored: false,
        mirrors: original.name,
        agreed: false,
      });
      made[made.indexOf(original)] = { ...original, mirrored: true };
    } else made.push(partiesOf(name, one, actors));
  }
  return made;
}

/** Who is bound to whom, and who else looks on. */
export function partiesOf(
  name: string,
  one: ScenarioSketch['commitments'][number],
  actors: readonly string[],
): CastCommitment {
  const debtor = oneOf(actors, one.debtor);
  const others = actors.filter((actor) => actor !== debtor);
  const creditor = oneOf(others, one.creditor);
  const third = others.filter((actor) => actor !== creditor);
  const observer = one.observers === null ? undefined : chosen(third, one.observers);
  const observers = observer === undefined ? [] : [observer];
  const holders = [debtor, creditor, ...observers];
  return {
    name,
    performs: one.performs,
    debtor,
    creditor,
    observers,
    holders,
    mirrored: false,
    mirrors: null,
    agreed: false,
  };
}

function standingsOf(
  sketch: ScenarioSketch,
  actors: readonly string[],
  commitments: readonly CastCommitment[],
): CastStanding[] {
  const made = new Map<string, CastStanding>();
  for (const [place, one] of sketch.standings.entries()) {
    const commitment = place % 2 === 1 ? chosen(commitments, one.of) : undefined;
    const holder = oneOf(commitment?.holders ?? actors, one.holder);
    const trusted = oneOf(
      actors.filter((actor) => actor !== holder),
      one.of,
    );
    const range = one.named
      ? { levels: ['low', 'fair', 'high'], low: 0, high: 2 }
      : { levels: null, low: -1, high: 2 };
    const standing: CastStanding =
      commitment === undefined
        ? { kind: 'trust', key: `${holder} in ${trusted}`, holder, ...range }
        : { kind: 'credibility', key: `${commitment.name} as seen by ${holder}`, holder, ...range };
    const name = `${standing.kind} ${standing.key}`;
    if (!made.has(name)) made.set(name, standing);
  }
  return [...made.values()];
}
