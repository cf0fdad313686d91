import { createLuck } from '../../chance/index.js';
import type { EventDescription } from '../../model/model.js';
import { type Dice, diceOf, type PreparedEffect, startState } from '../../reference/index.js';
import type { State } from '../../reference/trace.js';
import { type Decision, likelihoodOf, type Opening } from './decisions.js';
import { type Game, GameError, type Move } from './game.js';
import type { Happening } from './sight.js';
import { decidedDice, openIn, type Table } from './table.js';
import { playTick, type StagePlayed, type TickPlayed } from './tick.js';

/** What the actor has seen of one tick, and what it knows at its end. */
export interface Seen {
  readonly tick: number;
  readonly events: readonly EventDescription[];
  /** The values of things that it knows, by their names. */
  readonly knows: Readonly<Record<string, string>>;
  /** What it could decide in the tick. */
  readonly open: readonly Opening[];
}

/** Decisions that are due. */
export interface Due {
  readonly tick: number;
  readonly step: string;
  /** The place of the step's stage in a tick. */
  readonly stage: number;
  readonly decisions: readonly Decision[];
  /** What the actor has seen of this tick so far. */
  readonly today: readonly EventDescription[];
}

/** A decision point that is past. */
export interface DecisionTaken {
  readonly move: Move;
  readonly due: Due;
  /** For how many ticks what was open was left without asking, the tick of the move not counted. */
  readonly waited: number;
  /** How likely the model's own policy would have been to do the same, in this tick and in those that were waited. */
  readonly likelihood: number;
}

/** Where a game stands. What the actor may know of it is in `seen` and `due` alone. */
export interface Position {
  /** Tick 0 is what it knew before the first. */
  readonly seen: readonly Seen[];
  /** null once the run is over. */
  readonly due: Due | null;
  /** The last tick that was played whole. */
  readonly played: number;
  /** How the run ended: the index of the outcome, null for none of these; undefined while it goes on. */
  readonly outcome: number | null | undefined;
  readonly taken: readonly DecisionTaken[];
  /** What was decided, by tick and site. */
  readonly choices: ReadonlyMap<number, ReadonlyMap<string, string | null>>;
}

/** What is left without asking, until when. */
interface Waiting {
  readonly until: number;
  readonly sites: ReadonlySet<string>;
}

/**
 * Where a game stands: the run is played from its start, and each move is made when its decisions are due.
 *
 * @throws GameError if a move does not fit: it was made in another game, or the file was changed.
 * @throws ModelError if the Model does what no Model may do.
 */
export function positionOf(table: Table, game: Pick<Game, 'seed' | 'run' | 'moves'>): Position {
  return new Playing(table, game).play(null);
}

/**
 * What an actor has seen at the end of a tick in a run that the model plays alone.
 *
 * @param tick from 0; past the end of the run it is the end
 */
export function positionAfter(table: Table, game: Pick<Game, 'seed' | 'run'>, tick: number): Position {
  return new Playing(table, { ...game, moves: [] }).play(tick);
}

class Playing {
  readonly #table: Table;
  readonly #luck: Dice;
  readonly #moves: readonly Move[];
  #made = 0;
  #waiting: Waiting | null = null;
  readonly #seen: Seen[] = [];
  readonly #taken: DecisionTaken[] = [];
  readonly #choices = new Map<number, Map<string, string | null>>();

  constructor(table: Table, { seed, run, moves }: Pick<Game, 'seed' | 'run' | 'moves'>) {
    this.#table = table;
    this.#luck = diceOf(createLuck(seed), run);
    this.#moves = moves;
  }

  /** @param until plays so many ticks by the model's own policy; null to be asked */
  play(until: number | null): Position {
    const { prepared, model } = this.#table;
    let state = startState(prepared, this.#luck);
    this.#seen.push(this.#start(state));
    for (let tick = 1; tick <= model.horizon; tick += 1) {
      if (until !== null && tick > until) return this.#position(tick - 1, undefined, null);
      const played = until === null ? this.#tick(state, tick) : this.#drawn(state, tick);
      if ('decisions' in played) return this.#position(tick - 1, undefined, played);
      state = played.state;
      this.#commit(played, tick);
      const ended = prepared.outcomes.findIndex(({ ends, holds }) => ends && holds(state, tick));
      if (ended !== -1) return this.#over(tick, ended);
    }
    const closing = prepared.outcomes.findIndex(({ ends, holds }) => !ends && holds(state, model.horizon));
    return this.#over(model.horizon, closing === -1 ? null : closing);
  }

  #over(tick: number, outcome: number | null): Position {
    if (this.#made < this.#moves.length) throw this.#misfit('the run is over before that');
    return this.#position(tick, outcome, null);
  }

  #position(played: number, outcome: number | null | undefined, due: Due | null): Position {
    return { seen: this.#seen, due, played, outcome, taken: this.#taken, choices: this.#choices };
  }

  #start(state: State): Seen {
    const { sight, prepared } = this.#table;
    const starts = prepared.starts.flatMap(({ variable: place }): Happening[] => {
      const variable = prepared.model.variables[place];
      if (variable === undefined) return [];
      const { name, low, labels, origin } = variable;
      const value = state[place] ?? low;
      const label = labels?.[value - low] ?? String(value);
      return [{ rule: { name, origin }, event: { kind: 'start', variable: name, label } }];
    });
    return { tick: 0, events: sight.sees(starts), knows: sight.knows(state), open: [] };
  }

  /** The tick as the model plays it. What the actor's draws came to is kept as what it decided. */
  #drawn(state: State, tick: number): TickPlayed {
    const played = playTick(this.#table.prepared, state, tick, this.#luck);
    const choices = new Map<string, string | null>();
    for (const [place, { before, effects }] of played.stages.entries()) {
      for (const { opening } of openIn(this.#table, place, before, tick)) {
        const { site } = opening;
        const done = effects.find(({ rule }) => rule.name === site);
        choices.set(site, done?.rule.choices.find(({ effect }) => effect === done.effect)?.name ?? null);
      }
    }
    this.#choices.set(tick, choices);
    return played;
  }

  /** The tick, once all that is due in it is decided; or what is due. */
  #tick(state: State, tick: number): TickPlayed | Due {
    const { prepared } = this.#table;
    const choices = new Map<string, string | null>();
    this.#choices.set(tick, choices);
    const dice = decidedDice(this.#luck, this.#table, (site) => choices.get(site) ?? null);
    // Each round decides all that is open in one stage, so there are no more rounds than stages.
    for (let round = 0; round <= prepared.stages.length; round += 1) {
      const played = playTick(prepared, state, tick, dice);
      const due = this.#due(played, tick, choices);
      if (due === null) return played;
      const move = this.#moves[this.#made];
      if (move === undefined) return due;
      this.#make(move, due, choices);
    }
    throw new GameError(`on ${this.#table.model.tick} ${tick} decisions are due without end`);
  }

  /** The first step in which something is open that was neither decided nor left. */
  #due(played: TickPlayed, tick: number, choices: ReadonlyMap<string, string | null>): Due | null {
    for (const [stage, one] of played.stages.entries()) {
      const decisions = openIn(this.#table, stage, one.before, tick).filter(
        ({ opening }) => !choices.has(opening.site),
      );
      if (decisions.every(({ opening }) => this.#isLeft(opening, tick))) continue;
      const { phase, step } = one.stage.stage;
      const today = this.#table.sight.sees(happeningsOf(effectsOf(played.stages.slice(0, stage))));
      return { tick, step: `${phase}/${step}`, stage, decisions, today };
    }
    return null;
  }

  #isLeft({ site, canWait }: Opening, tick: number): boolean {
    return canWait && this.#waiting !== null && tick <= this.#waiting.until && this.#waiting.sites.has(site);
  }

  #make(move: Move, due: Due, choices: Map<string, string | null>): void {
    const { tick, step, decisions } = due;
    if (move.on !== tick || move.step !== step) {
      throw this.#misfit(`what is due next is due on ${this.#table.model.tick} ${tick} (${step})`);
    }
    const chosen = new Map(move.choose.map(({ site, choice }) => [site, choice]));
    for (const site of chosen.keys()) {
      if (!decisions.some(({ opening }) => opening.site === site))
        throw this.#misfit(`"${site}" is not open then`);
    }
    let likelihood = 1;
    for (const decision of decisions) {
      const { site, alternatives, canWait } = decision.opening;
      const choice = chosen.get(site);
      if (choice === undefined && !canWait) throw this.#misfit(`"${site}" has to be decided then`);
      const alternative = alternatives.find((one) => one.choice === (choice ?? null));
      if (alternative === undefined) throw this.#misfit(`"${site}" offers no choice "${choice ?? 'none'}"`);
      likelihood *= likelihoodOf(decision, alternative.choice);
      choices.set(site, alternative.choice);
    }
    const before = this.#waiting !== null && tick <= this.#waiting.until ? this.#waiting.sites : [];
    const waitable = decisions.flatMap(({ opening }) => (opening.canWait ? [opening.site] : []));
    this.#waiting = { until: tick + move.wait - 1, sites: new Set([...before, ...waitable]) };
    this.#taken.push({ move, due, waited: 0, likelihood });
    this.#made += 1;
  }

  #misfit(why: string): GameError {
    const move = this.#moves[this.#made];
    const on = move === undefined ? '' : ` on ${this.#table.model.tick} ${move.on} (${move.step})`;
    return new GameError(`move ${this.#made + 1}${on} does not fit: ${why}`);
  }

  #commit(played: TickPlayed, tick: number): void {
    const { sight } = this.#table;
    const open = played.stages.flatMap(({ before }, place) => openIn(this.#table, place, before, tick));
    this.#wait(open, tick);
    const events = sight.sees(happeningsOf(effectsOf(played.stages)));
    this.#seen.push({
      tick,
      events,
      knows: sight.knows(played.state),
      open: open.map(({ opening }) => opening),
    });
    if (events.length > 0) this.#waiting = null;
  }

  /** What was left without asking counts for the decision to wait. */
  #wait(open: readonly Decision[], tick: number): void {
    const last = this.#taken.at(-1);
    const choices = this.#choices.get(tick);
    if (last === undefined || choices === undefined) return;
    const left = open.filter(({ opening }) => !choices.has(opening.site));
    if (left.length === 0) return;
    const chance = left.reduce((product, decision) => product * likelihoodOf(decision, null), 1);
    const waited = last.waited + (last.due.tick < tick ? 1 : 0);
    this.#taken[this.#taken.length - 1] = { ...last, waited, likelihood: last.likelihood * chance };
  }
}

/** What happens by effects, in their order. */
export function happeningsOf(effects: readonly PreparedEffect[]): readonly Happening[] {
  return effects.flatMap(({ rule, effect }) =>
    effect.event === null ? [] : [{ rule, event: effect.event }],
  );
}

function effectsOf(stages: readonly StagePlayed[]): readonly PreparedEffect[] {
  return stages.flatMap(({ effects }) => effects);
}
