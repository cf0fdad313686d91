import type { EventDescription, FateTable, Model, Rule, Variable } from '../../model/model.js';
import type { State } from '../../reference/trace.js';
import { overlayOf } from '../../scenario/readings.js';
import type { Attribution, Commitment, Offer, Scenario } from '../../scenario/scenario.js';

/**
 * What an actor sees of a run. It sees what its own conditions may read, and no more: public things and those that it is
 * told of; acts as it takes them, which is not always as they were; its own views, beliefs and trust, and what it does
 * itself. The rungs of the ladder follow true acts, so an actor that may be mistaken about an act is not shown them.
 */

/** Something that happened, and by which rule. */
export interface Happening {
  readonly rule: Pick<Rule, 'name' | 'origin'>;
  readonly event: EventDescription;
}

/** An act that happens. */
type Act = Extract<EventDescription, { kind: 'act' }>;
type EventOf<Kind extends EventDescription['kind']> = EventDescription & { readonly kind: Kind };

/** Something whose value the actor knows at every tick, and the words for it. */
interface Known {
  readonly name: string;
  readonly variable: number;
  readonly word: (value: number) => string;
}

/** The eyes of one actor. */
export class Sight {
  readonly actor: string;
  /** The commitments of which it holds a view. */
  readonly commitments: readonly Commitment[];
  /** Whether it is shown the rungs of the ladder. */
  readonly seesRungs: boolean;
  /** What is said of an act that the actor takes for nobody's order. */
  readonly #asTaken: string;
  readonly #scenario: Scenario;
  readonly #known: readonly Known[];
  readonly #beliefs: ReadonlyMap<string, Attribution>;

  constructor(scenario: Scenario, model: Model, actor: string) {
    this.actor = actor;
    this.#asTaken = `as ${model.labels.actors[actor] ?? actor} takes it`;
    this.#scenario = scenario;
    this.#beliefs = new Map(
      scenario.attribution.filter(({ observer }) => observer === actor).map((rule) => [rule.name, rule]),
    );
    const mistaken = [...this.#beliefs.values()].some(({ kind }) => kind === 'did');
    this.seesRungs = !mistaken && scenario.alarms.every(({ observer }) => observer !== actor);
    const held = new Set(
      model.fates.filter(({ holder }) => holder === actor).map(({ commitment }) => commitment),
    );
    this.commitments = commitmentsOf(scenario, model).filter(({ name }) => held.has(name));
    this.#known = this.#knownIn(model);
  }

  /** What it knows to be so in a state, by the names of things. */
  knows(state: State): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#known.map(({ name, variable, word }) => [name, word(state[variable] ?? NaN)]),
    );
  }

  /** What it sees of the happenings of one tick, which are in order. */
  sees(happenings: readonly Happening[]): readonly EventDescription[] {
    const taken = this.#taken(happenings);
    const seen = new Map<string, EventDescription>();
    for (const one of happenings) {
      for (const event of this.#seenOf(one, happenings, taken)) seen.set(JSON.stringify(event), event);
    }
    return [...seen.values()];
  }

  // --- acts ---

  /** By the name of an act of this tick: what the actor takes it for. */
  #taken(happenings: readonly Happening[]): ReadonlyMap<string, readonly Act[]> {
    const taken = new Map<string, readonly Act[]>();
    for (const { event } of happenings) {
      if (event.kind === 'act') taken.set(actName(event), this.#takesFor(event, happenings));
    }
    return taken;
  }

  #takesFor(act: Act, happenings: readonly Happening[]): readonly Act[] {
    // Why an act was done, only its author knows.
    const plain: Act = { ...act, by: 'option', of: '' };
    if (authorsOf(act).includes(this.actor)) return [act.by === 'accident' ? act : plain];
    const blames = happenings.flatMap(({ event }) =>
      event.kind === 'belief' && event.held && event.act === actName(act)
        ? (this.#beliefs.get(event.rule) ?? [])
        : [],
    );
    const { others: _, ...alone } = plain;
    const others = blames.flatMap(({ kind, blamed }): Act[] =>
      kind === 'did' && blamed !== null ? [{ ...alone, author: blamed }] : [],
    );
    if (others.length > 0) return others;
    return [
      blames.some(({ kind }) => kind === 'nobody') ? { ...plain, by: 'accident', of: this.#asTaken } : plain,
    ];
  }

  // --- one event ---

  #seenOf(
    { event, rule }: Happening,
    happenings: readonly Happening[],
    taken: ReadonlyMap<string, readonly Act[]>,
  ): readonly EventDescription[] {
    const me = this.actor;
    const only = (isSeen: boolean, seen: EventDescription = event): readonly EventDescription[] =>
      isSeen ? [seen] : [];
    const decides = rule.origin.holder === me;
    switch (event.kind) {
      case 'act':
        return taken.get(actName(event)) ?? [];
      case 'effect':
        return (taken.get(event.act) ?? []).map((act) => ({ ...event, act: actName(act) }));
      case 'start':
        return only(this.#isPublic(event.variable) || event.variable.startsWith('posture/'));
      case 'move':
        return only(this.#isPublic(event.process));
      case 'put':
        return this.#put(event);
      case 'posture':
      case 'regime':
        return [event];
      case 'rung':
        return only(this.seesRungs);
      case 'episode':
        return only(this.#isPublic(event.episode));
      case 'intends': {
        const mine = [event.author, ...(event.others ?? [])].includes(me);
        return only(mine, decides ? event : { ...event, option: '' });
      }
      case 'due':
      case 'kept':
      case 'spared':
      case 'broken':
      case 'restrained':
        return only(decides);
      case 'view': {
        const { answers: _, ...alone } = event;
        const mine = decides ? event : alone;
        return only(event.holders.includes(me), { ...mine, holders: [me] });
      }
      case 'pending':
        return only(event.holders.includes(me), { ...event, holders: [me] });
      case 'belief':
        return only(event.observer === me && !isFolded(event, taken), this.#belief(event, taken));
      case 'alarm':
        return event.observer === me ? this.#alarm(event) : [];
      case 'counts':
        return only(event.holder === me && isTakenAsItIs(event.act, taken));
      case 'standing':
        return only(event.holder === me);
      case 'message':
        return only(event.holder === me && (event.fate === 'sent' || event.fate === 'delivered'));
      case 'acknowledged':
        return only(this.#holds(event.commitment));
      case 'disclosed': {
        const by = event.by === 'acknowledged' ? event.by : 'leaked';
        return only(this.#holds(event.commitment), { ...event, by });
      }
      case 'offer':
        return only(this.#seesOffer(event, rule, happenings));
    }
  }

  /** Two beliefs that say the same are the same to whoever holds them. */
  #belief(event: EventOf<'belief'>, taken: ReadonlyMap<string, readonly Act[]>): EventDescription {
    const rule = this.#beliefs.get(event.rule);
    if (rule === undefined || rule.kind === 'took part') {
      return isTakenAsItIs(event.act ?? '', taken) ? event : { ...event, act: null };
    }
    const alike = [...this.#beliefs.values()].find(
      ({ kind, blamed }) => kind === rule.kind && blamed === rule.blamed,
    );
    return { ...event, rule: alike?.name ?? rule.name, act: null };
  }

  /** While it rings it is an act like any other. */
  #alarm(event: EventOf<'alarm'>): readonly EventDescription[] {
    const alarm = this.#scenario.alarms.find(({ name }) => name === event.alarm);
    if (alarm === undefined) return [];
    const { actor, act, target } = alarm;
    return event.held
      ? [{ kind: 'act', author: actor, act, target, by: 'option', of: '' }]
      : [{ ...event, alarm: '' }];
  }

  #put(event: EventOf<'put'>): readonly EventDescription[] {
    // How an offer that is set stands, each party can tell from what it knows.
    const isOffer = this.#scenario.offers.some(({ name }) => name === event.process);
    return !isOffer && this.#isPublic(event.process) ? [event] : [];
  }

  #seesOffer(event: EventOf<'offer'>, rule: Happening['rule'], happenings: readonly Happening[]): boolean {
    if (!this.#isPublic(event.offer)) return false;
    const offer = this.#scenario.offers.find(({ name }) => name === event.offer);
    if (offer === undefined) return false;
    const isMaker = offer.from === this.actor;
    if (event.how === 'lost') return false;
    if (event.how === 'heard') return !isMaker;
    if (isMaker || !offer.to.includes(this.actor)) return true;
    if (event.how === 'lapsed') return !rule.name.endsWith('/unheard: lapsed');
    const fates = happenings.flatMap(({ event: other }) =>
      other.kind === 'offer' && other.offer === offer.name ? [other.how] : [],
    );
    // To a recipient an offer is made when it is heard; what was lost was not made, and does not lapse.
    if (event.how === 'made') return !fates.includes('lost') && !fates.includes('heard');
    return true;
  }

  #isPublic(name: string): boolean {
    const process = this.#scenario.processes.find((one) => one.name === name);
    return process !== undefined && (process.knownTo === null || process.knownTo.includes(this.actor));
  }

  #holds(commitment: string): boolean {
    return this.commitments.some(({ name }) => name === commitment);
  }

  // --- what is known ---

  #knownIn(model: Model): readonly Known[] {
    const places = new Map(model.variables.map(({ name }, place) => [name, place]));
    const offers = new Map(this.#scenario.offers.map((offer) => [offer.name, offer]));
    const known: Known[] = [];
    const add = (name: string, variable: number | undefined, word: Known['word']): void => {
      if (variable !== undefined) known.push({ name, variable, word });
    };
    for (const { name, groups } of this.#scenario.processes) {
      if (!this.#isPublic(name)) continue;
      const place = places.get(name);
      const offer = offers.get(name);
      const label = labelOf(model.variables[place ?? -1]);
      add(name, place, offer === undefined ? label : (value) => offerWord(offer, groups, this.actor, value));
    }
    for (const [place, variable] of model.variables.entries()) {
      const { section, holder, role, name } = variable.origin;
      const label = labelOf(variable);
      if (variable.kind !== 'state') continue;
      if (section === 'postures') add(`posture/${name}`, place, label);
      if ((section === 'trust' || section === 'credibility') && holder === this.actor)
        add(variable.name, place, label);
      if (section === 'ladder' && this.seesRungs) add(variable.name, place, label);
      if (role === 'joined' || role === 'acknowledged') {
        const isSeen = role === 'joined' ? this.#isPublic(name) : this.#holds(name);
        if (isSeen) add(variable.name, place, label);
      }
      const belief = section === 'attribution' ? this.#beliefs.get(name) : undefined;
      // Who "did" it is no belief to whoever holds it: it is what was seen.
      if (belief !== undefined && belief.kind !== 'did') add(`belief/${name}`, place, label);
    }
    for (const table of model.fates) {
      if (table.holder !== this.actor) continue;
      add(`view/${table.commitment}`, table.variable, (value) => fateOf(table, value));
      const view = model.variables[table.variable]?.name ?? '';
      add(`pending/${table.commitment}`, places.get(`pending/${view}`), (value) => (value === 0 ? '0' : '1'));
    }
    return known;
  }
}

/** The commitments of a scenario as it is played, readings and variant laid over it. */
function commitmentsOf(scenario: Scenario, model: Model): readonly Commitment[] {
  const variant = scenario.variants.find(({ name }) => name === model.variant) ?? null;
  const laid = overlayOf(scenario, model.readings, variant);
  const removed = new Set(laid?.remove ?? []);
  const all = new Map([...scenario.commitments, ...(laid?.add ?? [])].map((one) => [one.name, one]));
  return [...all.values()].filter(({ name }) => !removed.has(name));
}

/** `alpha strike beta.bases`: an act by the name that it has in a model. */
export function actName({ author, others = [], act, target }: Act): string {
  const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
  return `${[author, ...others].join(' and ')} ${act} ${whom}`;
}

function authorsOf({ author, others = [] }: Pick<Act, 'author' | 'others'>): readonly string[] {
  return [author, ...others];
}

/** A belief of an act of this tick is seen in what the act is taken for, unless it only adds to that. */
function isFolded({ held, act }: EventOf<'belief'>, taken: ReadonlyMap<string, readonly Act[]>): boolean {
  return held && act !== null && taken.has(act) && !isTakenAsItIs(act, taken);
}

/** The act is seen as what it was. */
function isTakenAsItIs(act: string, taken: ReadonlyMap<string, readonly Act[]>): boolean {
  const as = taken.get(act);
  return as === undefined || as.some((one) => actName(one) === act && one.by !== 'accident');
}

function labelOf(variable: Variable | undefined): Known['word'] {
  return (value) => variable?.labels?.[value - variable.low] ?? String(value);
}

function fateOf({ fates }: FateTable, value: number): string {
  return fates.find(({ values }) => values.includes(value))?.name ?? 'null';
}

const OFFER_STATES = ['not made', 'open', 'made', 'accepted', 'rejected', 'countered', 'lapsed'];

/** How an offer stands, as far as an actor can tell: its maker cannot tell what is open from what was lost. */
function offerWord(
  { from, to, heard }: Offer,
  groups: ReadonlyMap<string, readonly number[]>,
  actor: string,
  value: number,
): string {
  const words = to.includes(actor) ? heard : groups;
  const blind = from === actor ? OFFER_STATES.filter((word) => word !== 'open') : OFFER_STATES;
  return blind.find((word) => words.get(word)?.includes(value) === true) ?? 'not made';
}
