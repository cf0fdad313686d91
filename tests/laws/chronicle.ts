import type { Model } from '../../src/model/model.js';
import { type State, stateAt, type Trace, type TraceEvent } from '../../src/reference/index.js';
import type { ActPattern, Attribution, Commitment, Scenario, Variant } from '../../src/scenario/scenario.js';

/**
 * What happened in one traced run, by tick: acts, beliefs, messages, the values of processes. It is taken from events
 * and from variables that are no views, so that a reader of it can say independently what each view must be.
 */

/** One act that happened. */
export interface Deed {
  readonly author: string;
  readonly kind: string;
  readonly target: { readonly actor: string; readonly part: string | null };
  readonly forced: boolean;
  /** The accidents in which it happened; none where it was meant. */
  readonly accidents: readonly string[];
}

/** An act as somebody takes it. */
export type Sight = Omit<Deed, 'forced' | 'accidents'>;

export function nameOf({ author, kind, target }: Sight): string {
  return `${author} ${kind} ${target.actor}${target.part === null ? '' : `.${target.part}`}`;
}

export class Chronicle {
  readonly commitments: readonly Commitment[];
  readonly last: number;
  private readonly byTick = new Map<number, TraceEvent[]>();
  private readonly places: ReadonlyMap<string, number>;
  /** The states of each view, by the values of its variable. */
  private readonly views: ReadonlyMap<string, { variable: number; states: ReadonlyMap<number, string> }>;
  private readonly deedsByTick = new Map<number, Deed[]>();

  constructor(
    readonly scenario: Scenario,
    readonly variant: Variant | null,
    readonly model: Model,
    readonly trace: Trace,
  ) {
    const removed = new Set(variant?.remove ?? []);
    const all = new Map([...scenario.commitments, ...(variant?.add ?? [])].map((one) => [one.name, one]));
    this.commitments = [...all.values()].filter(({ name }) => !removed.has(name));
    this.last = trace.endedAt;
    this.places = new Map(model.variables.map(({ name }, place) => [name, place]));
    this.views = new Map(
      model.fates.map(({ commitment, holder, variable, fates }) => {
        const states = new Map(
          fates.flatMap(({ name, values }) => values.map((value) => [value, name] as const)),
        );
        return [`${commitment}/${holder}`, { variable, states }] as const;
      }),
    );
    for (const event of trace.events) {
      const events = this.byTick.get(event.tick);
      if (events === undefined) this.byTick.set(event.tick, [event]);
      else events.push(event);
    }
  }

  events(tick: number): readonly TraceEvent[] {
    return this.byTick.get(tick) ?? [];
  }

  /** The acts of a tick, each once. */
  deeds(tick: number): readonly Deed[] {
    const known = this.deedsByTick.get(tick);
    if (known !== undefined) return known;
    const deeds = new Map<string, Deed>();
    for (const { description } of this.events(tick)) {
      if (description.kind !== 'act') continue;
      const { author, act: kind, target, by, of } = description;
      const name = nameOf({ author, kind, target });
      const known = deeds.get(name);
      deeds.set(name, {
        author,
        kind,
        target,
        forced: by === 'variant' || known?.forced === true,
        accidents: [...(known?.accidents ?? []), ...(by === 'accident' ? [of] : [])],
      });
    }
    this.deedsByTick.set(tick, [...deeds.values()]);
    return [...deeds.values()];
  }

  /**
   * What an observer takes the acts of a tick for: its own attributions of that tick change what it sees, and in its view
   * of a commitment an act may count as another's too.
   */
  seenBy(observer: string, tick: number, commitment: string | null = null): readonly Sight[] {
    const blames = this.blames(observer, tick);
    const isExcused = (deed: Deed): boolean =>
      // Nobody takes its own accident for an act of its will.
      (deed.author === observer && deed.accidents.length > 0) ||
      blames.some(({ rule, act }) => rule.kind !== 'took part' && act === nameOf(deed));
    const seen: Sight[] = this.deeds(tick).filter((deed) => !isExcused(deed));
    for (const { rule, act } of blames) {
      if (rule.blamed === null) continue;
      const deed = this.known(act);
      seen.push({ author: rule.blamed, kind: deed.kind, target: deed.target });
    }
    for (const { description } of this.events(tick)) {
      if (description.kind !== 'alarm' || !description.held || description.observer !== observer) continue;
      const alarm = this.scenario.alarms.find(({ name }) => name === description.alarm);
      if (alarm !== undefined) seen.push({ author: alarm.actor, kind: alarm.act, target: alarm.target });
    }
    for (const { description } of commitment === null ? [] : this.events(tick)) {
      if (description.kind !== 'counts' || description.holder !== observer) continue;
      const scope = this.scenario.scopes.find(({ name }) => name === description.scope);
      if (scope?.commitments?.includes(commitment ?? '') === false) continue;
      const { kind, target } = this.known(description.act);
      seen.push({ author: description.as, kind, target });
    }
    return seen;
  }

  private blames(observer: string, tick: number): readonly { rule: Attribution; act: string }[] {
    return this.events(tick).flatMap(({ description }) => {
      if (description.kind !== 'belief' || !description.held || description.act === null) return [];
      if (description.observer !== observer) return [];
      const rule = this.scenario.attribution.find(({ name }) => name === description.rule);
      return rule === undefined ? [] : [{ rule, act: description.act }];
    });
  }

  /** The act of that name, which happened in this run. */
  private known(name: string): Deed {
    for (let tick = 1; tick <= this.last; tick += 1) {
      const found = this.deeds(tick).find((deed) => nameOf(deed) === name);
      if (found !== undefined) return found;
    }
    throw new Error(`${name} is blamed on someone, and never happened`);
  }

  /** Whether a belief is held: once this tick's acts are attributed, or at its end, after some have faded. */
  believes(rule: string, tick: number, atEnd: boolean): boolean {
    let held = false;
    for (let at = 1; at <= tick; at += 1) {
      const events = this.events(at).flatMap(({ description }) =>
        (description.kind === 'belief' && description.rule === rule) ||
        (description.kind === 'alarm' && description.alarm === rule)
          ? [description.held]
          : [],
      );
      if (events.includes(true)) held = true;
      if (events.includes(false) && (at < tick || atEnd)) held = false;
    }
    return held;
  }

  matches({ author, act, target }: ActPattern, deed: Sight): boolean {
    if (author !== null && author.name !== deed.author) return false;
    if (act !== null && act.name !== deed.kind) return false;
    const { actor, part } = deed.target;
    switch (target.kind) {
      case 'any':
        return true;
      case 'whole':
        return actor === target.actor.name;
      case 'actor':
        return actor === target.actor.name && part === null;
      case 'part':
        return actor === target.actor.name && part === target.part.name;
      case 'soil': {
        const owner = this.scenario.actors.find(({ name }) => name === actor);
        const host = owner?.parts.find(({ name }) => name === part)?.host ?? actor;
        return host === target.actor.name;
      }
    }
  }

  /** The value of a variable at the end of a tick. What can never change is no variable of the model, and is as it starts. */
  value(variable: string, tick: number): number | null {
    const place = this.places.get(variable);
    if (place !== undefined) return this.state(tick)[place] ?? null;
    const { start } = this.levels(variable) ?? {};
    return start ?? null;
  }

  label(variable: string, tick: number): string | null {
    const { low, labels } = this.levels(variable) ?? {};
    const value = this.value(variable, tick);
    return value === null ? null : (labels?.[value - (low ?? 0)] ?? null);
  }

  /** The levels of a process, a posture, or of trust or credibility, as the scenario has them. */
  levels(
    variable: string,
  ): { low: number; high: number; labels: readonly string[] | null; start: number | null } | null {
    const { processes, actors, standings } = this.scenario;
    const process = processes.find(({ name }) => name === variable);
    const machine = process ?? actors.find(({ name }) => `posture/${name}` === variable)?.posture ?? null;
    if (machine !== null) {
      const { low, high, states, start } = machine;
      return { low, high, labels: states, start: start.kind === 'fixed' ? start.value : null };
    }
    const standing = standings.find(({ holder, subject }) =>
      subject.kind === 'trust'
        ? `trust/${holder} in ${subject.trusted}` === variable
        : `credibility/${subject.commitment} as seen by ${holder}` === variable,
    );
    return standing === undefined
      ? null
      : { low: standing.low, high: standing.high, labels: standing.levels, start: standing.start };
  }

  /** The rung of a dyad; 0 where nothing could ever raise it. */
  rung(one: string, other: string, tick: number): number {
    const [first = '', second = ''] = [one, other].sort();
    const found = this.model.variables.findIndex(
      ({ name, origin }) => origin.section === 'ladder' && name.endsWith(`/${first} ${second}`),
    );
    return found === -1 ? 0 : (this.state(tick)[found] ?? NaN);
  }

  /** How a holder's view stands at the end of a tick, as the model has it. */
  view(commitment: string, holder: string, tick: number): string {
    const name = `${commitment}/${holder}`;
    const view = this.views.get(name);
    if (view === undefined) throw new Error(`${holder} holds no view of ${commitment}`);
    const value = this.state(tick)[view.variable] ?? NaN;
    return view.states.get(value) ?? `value ${value}`;
  }

  /** Whether a holder's view was told to be pending, at the end of a tick. */
  isPending(commitment: string, holder: string, tick: number): boolean {
    let pending = false;
    for (let at = 1; at <= tick; at += 1) {
      for (const { description: told } of this.events(at)) {
        if (told.kind !== 'pending' || told.commitment !== commitment || !told.holders.includes(holder))
          continue;
        pending = told.pending;
      }
    }
    return pending;
  }

  state(tick: number): State {
    return stateAt(this.trace, tick);
  }
}
