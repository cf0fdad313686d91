import fc from 'fast-check';
import { printBrief } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { positionAfter, setTable } from '../../../src/analysis/play/index.js';
import type { Model } from '../../../src/model/model.js';
import { scenarioDocuments } from '../../../src/properties/index.js';
import { traceRun } from '../../../src/reference/index.js';
import type { Trace, TraceEvent } from '../../../src/reference/index.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { lowered, read } from '../../laws/played.js';

/**
 * The law of the view: nothing in it depends on what its actor cannot see. Here stands a second account of what an actor
 * can see, taken from whole runs: the acts as it takes them, and the values of what it may read. Where two runs agree in
 * that up to a tick, what is printed for the actor is the same to the byte, however the runs differ in what is hidden.
 */

type Described<Kind> = Extract<TraceEvent['description'], { kind: Kind }>;

/** What an actor can see of one tick. */
class Witness {
  readonly #beliefs;
  readonly #places: ReadonlyMap<string, number>;
  readonly #mistaken: boolean;

  constructor(
    readonly scenario: Scenario,
    readonly model: Model,
    readonly actor: string,
  ) {
    this.#beliefs = scenario.attribution.filter(({ observer }) => observer === actor);
    this.#places = new Map(model.variables.map(({ name }, place) => [name, place]));
    this.#mistaken =
      this.#beliefs.some(({ kind }) => kind === 'did') ||
      scenario.alarms.some(({ observer }) => observer === actor);
  }

  record({ start, ticks, events }: Trace, tick: number): unknown {
    const state = tick === 0 ? start : (ticks[tick - 1]?.state ?? start);
    const today = events.filter((event) => event.tick === tick);
    const what = today.map(({ description }) => description);
    return [
      this.#acts(what),
      this.#values(state),
      this.#held(what),
      what.flatMap((event) => this.#told(event, what)),
      today
        .filter(({ origin, description }) => this.#isOwn(origin.holder, description))
        .map(({ description }) => description),
      // Others know of what they are about to do together with the actor.
      what
        .filter((event) => event.kind === 'intends' && event.others?.includes(this.actor) === true)
        .map((event) => (event.kind === 'intends' ? [event.author, event.act] : [])),
    ];
  }

  #isOwn(holder: string | undefined, { kind }: TraceEvent['description']): boolean {
    const deeds = ['intends', 'due', 'kept', 'spared', 'broken', 'restrained'];
    return holder === this.actor && deeds.includes(kind);
  }

  /** Acts as they are taken, with their effects. */
  #acts(what: readonly TraceEvent['description'][]): readonly string[] {
    const seen = what.flatMap((event): string[] => {
      if (event.kind === 'alarm') return event.held && event.observer === this.actor ? [event.act] : [];
      if (event.kind !== 'act') return [];
      const { author, others = [], act, target, by, of } = event;
      const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
      const name = `${[author, ...others].join(' and ')} ${act} ${whom}`;
      const effects = what.flatMap((one) => (one.kind === 'effect' && one.act === name ? [one.effect] : []));
      const own = [author, ...others].includes(this.actor);
      if (own) return [`${name} ${by === 'accident' ? `by accident ${of}` : ''} ${effects.join()}`];
      const blames = this.#beliefs.filter((rule) =>
        what.some((one) => one.kind === 'belief' && one.held && one.rule === rule.name && one.act === name),
      );
      const did = blames.flatMap(({ kind, blamed }) => (kind === 'did' ? [`${blamed} ${act} ${whom}`] : []));
      if (did.length > 0) return did.map((one) => `${one} ${effects.join()}`);
      const excused = blames.some(({ kind }) => kind === 'nobody') ? "nobody's order" : '';
      return [`${name} ${excused} ${effects.join()}`];
    });
    return [...new Set(seen.map((one) => one.replaceAll(/\s+/g, ' ').trim()))];
  }

  /** What may be read: public things, and its own views and trust. */
  #values(state: readonly number[]): unknown {
    const { scenario, model, actor } = this;
    const at = (name: string): number | undefined => state[this.#places.get(name) ?? -1];
    const known = scenario.processes.filter(({ knownTo }) => knownTo === null || knownTo.includes(actor));
    const offers = new Map(scenario.offers.map((offer) => [offer.name, offer]));
    return [
      known.map(({ name, groups }) => {
        const offer = offers.get(name);
        const value = at(name);
        if (offer === undefined || value === undefined) return value;
        const words = offer.to.includes(actor) ? offer.heard : groups;
        return [...words]
          .filter(([, values]) => values.includes(value))
          .map(([word]) => word)
          .filter((word) => !(offer.from === actor && (word === 'open' || word === 'unheard')));
      }),
      model.variables.flatMap(({ name, origin: { section, holder, role }, kind }, place) => {
        const standing = (section === 'trust' || section === 'credibility') && holder === actor;
        const rung = section === 'ladder' && kind === 'state' && !this.#mistaken;
        const isOpen = section === 'postures' || role === 'joined';
        return standing || rung || isOpen ? [[name, state[place]]] : [];
      }),
      model.fates
        .filter(({ holder }) => holder === actor)
        .map(
          ({ variable, fates }) => fates.find(({ values }) => values.includes(state[variable] ?? NaN))?.name,
        ),
      model.variables.flatMap(({ origin: { section, name }, kind }, place) => {
        const rule = this.#beliefs.find((one) => section === 'attribution' && one.name === name);
        return rule === undefined || rule.kind === 'did' || kind !== 'state' ? [] : [state[place]];
      }),
    ];
  }

  /** What it gives up or comes to believe, by what the belief says. */
  #held(what: readonly TraceEvent['description'][]): readonly string[] {
    const told = what.flatMap((event): string[] => {
      if (event.kind === 'alarm') return event.observer === this.actor && !event.held ? [event.act] : [];
      if (event.kind !== 'belief') return [];
      const rule = this.#beliefs.find(({ name }) => name === event.rule);
      if (rule === undefined) return [];
      const about = rule.kind === 'took part' ? rule.name : '';
      // What it takes an act of today for, it sees in the act.
      const folded =
        event.held &&
        rule.kind !== 'took part' &&
        what.some((one) => one.kind === 'act' && event.act !== null && this.#named(one) === event.act);
      return folded ? [] : [`${event.held} ${rule.kind} ${rule.blamed} ${about}`];
    });
    return [...new Set(told)];
  }

  #named({ author, others = [], act, target }: Described<'act'>): string {
    const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
    return `${[author, ...others].join(' and ')} ${act} ${whom}`;
  }

  /** What it is told, or is public. */
  #told(event: TraceEvent['description'], what: readonly TraceEvent['description'][]): unknown[] {
    const { actor, scenario } = this;
    const holds = (commitment: string): boolean =>
      this.model.fates.some((table) => table.commitment === commitment && table.holder === actor);
    switch (event.kind) {
      case 'view':
        if (!event.holders.includes(actor)) return [];
        // Whether it will answer, the debtor alone knows: it stands first.
        return [
          [
            event.commitment,
            event.from,
            event.to,
            event.because,
            event.holders[0] === actor ? event.answers : null,
          ],
        ];
      case 'pending':
        return event.holders.includes(actor) ? [[event.commitment, event.pending]] : [];
      case 'message':
        return event.holder === actor && ['sent', 'delivered'].includes(event.fate) ? [event] : [];
      case 'acknowledged':
      case 'disclosed':
        return holds(event.commitment) ? [[event.kind, event.commitment, event.by === 'acknowledged']] : [];
      case 'standing':
        return event.holder === actor ? [event] : [];
      case 'counts':
        return event.holder === actor ? [event] : [];
      case 'regime':
      case 'posture':
        return [event];
      case 'offer': {
        const offer = scenario.offers.find(({ name }) => name === event.offer);
        const isParty = offer?.from === actor || offer?.to.includes(actor) === true;
        if (offer === undefined || (offer.through !== null && !isParty)) return [];
        const lost = what.some(
          (one) => one.kind === 'offer' && one.offer === offer.name && one.how === 'lost',
        );
        if (event.how === 'lost' || event.how === 'heard' || event.how === 'lapsed') return [];
        return offer.from !== actor && event.how === 'made' && lost
          ? []
          : [[event.offer, event.how, event.by]];
      }
      case 'move':
      case 'put': {
        const process = scenario.processes.find(({ name }) => name === event.process);
        const known = process?.knownTo === null || process?.knownTo.includes(actor) === true;
        return known && process?.of !== 'offer' ? [event] : [];
      }
      case 'episode':
        return [event];
      default:
        return [];
    }
  }
}

const RUNS = 24;

/** How many pairs of runs agreed in what was seen and differed in what was not. */
let tested = 0;

function seenAlike(document: unknown, seed: number): void {
  const scenario = read(document);
  const model = lowered(scenario);
  const traces = Array.from({ length: RUNS }, (_, run) => traceRun(model, seed, run));
  for (const { name: actor } of scenario.actors) {
    const witness = new Witness(scenario, model, actor);
    const table = setTable(scenario, model, actor);
    let groups: number[][] = [traces.map((_, run) => run)];
    for (let tick = 0; tick <= Math.min(4, model.horizon); tick += 1) {
      groups = groups.flatMap((runs) => {
        const byRecord = new Map<string, number[]>();
        for (const run of runs) {
          const trace = traces[run];
          if (trace === undefined || tick >= trace.endedAt) continue;
          const open = positionAfter(table, { seed, run }, tick).seen.at(-1)?.open;
          const key = JSON.stringify([witness.record(trace, tick), open]);
          byRecord.set(key, [...(byRecord.get(key) ?? []), run]);
        }
        return [...byRecord.values()].filter(({ length }) => length > 1);
      });
      for (const runs of groups) {
        const [first = 0, ...others] = runs;
        const shown = (run: number): string =>
          printBrief(table, positionAfter(table, { seed, run }, tick), { back: 1000, odds: null });
        const hidden = (run: number): string =>
          JSON.stringify(traces[run]?.events.filter((one) => one.tick <= tick));
        const wanted = shown(first);
        for (const run of others) {
          if (hidden(run) !== hidden(first)) tested += 1;
          expect(shown(run)).toBe(wanted);
        }
      }
    }
  }
}

describe('The view of an actor', () => {
  it('does not depend on what the actor cannot see', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), (document, seed) => {
        seenAlike(document, seed);
      }),
      { numRuns: 40 },
    );
    // Otherwise nothing has been hidden, and nothing tested.
    expect(tested).toBeGreaterThan(100);
  }, 120_000);
});
