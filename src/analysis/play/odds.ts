import { createLuck } from '../../chance/index.js';
import { wilson } from '../../montecarlo/intervals.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { type Dice, diceOf, Player, type PreparedEffect, startState } from '../../reference/index.js';
import type { State } from '../../reference/trace.js';
import type { Opening } from './decisions.js';
import { explanationsIn, type Explanations, GuidedDice } from './particle.js';
import { happeningsOf, type Position, type Seen } from './position.js';
import { type Decider, openIn, type Table } from './table.js';
import { transparentRules } from './transparent.js';

/**
 * What is likely, given all that an actor has seen, and nothing else. Many runs are played from the start with luck of
 * their own, and with the decisions that the actor took. Draws whose fall the actor could tell are made to fall as they
 * did, and what others were seen to do is made to be done; how likely that was is the weight of the run. A run in which
 * the actor would have seen something else is given up. Where weights become uneven, heavy runs go on several times and
 * light ones no more. From now on all go on by the model's own policy, the actor's decisions too.
 *
 * Source: sequential importance sampling with resampling (Gordon, Salmond and Smith 1993; Doucet and Johansen 2009).
 */

/** How likely an outcome is, in the eyes of an actor. */
export interface Odds {
  readonly outcome: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** The odds; or why there are none. */
export type OddsGiven =
  | {
      readonly kind: 'odds';
      readonly odds: readonly Odds[];
      readonly runs: number;
      /** So many equal runs would say as much: the least of it over all ticks. */
      readonly agreeing: number;
    }
  | { readonly kind: 'too few'; readonly runs: number; readonly agreeing: number };

/** How the odds of a game are reckoned. */
export interface OddsOptions {
  /** How many runs are played: 600 unless told. */
  readonly runs?: number;
  /** With fewer agreeing runs than this nothing is said: 50 unless told. */
  readonly least?: number;
  /** Told how many ticks are played, and of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** The runs have luck of their own, the same for all games: so odds tell nothing of the luck of the game. */
const SEED = 'odds';

/**
 * The odds of each outcome, in the eyes of the actor of a table.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function oddsOf(
  table: Table,
  position: Pick<Position, 'seen' | 'due' | 'choices'>,
  options: OddsOptions = {},
): OddsGiven {
  const { runs = 600, least = 50, onProgress } = options;
  const { seen, due } = position;
  const swarm = new Swarm(table, position.choices, runs);
  for (const one of seen) {
    swarm.agree(one);
    if (swarm.agreeing < least) return { kind: 'too few', runs, agreeing: Math.floor(swarm.agreeing) };
    onProgress?.(one.tick, table.model.horizon);
  }
  let next = seen.length;
  if (due !== null) {
    swarm.agreeInPart(due);
    if (swarm.agreeing < least) return { kind: 'too few', runs, agreeing: Math.floor(swarm.agreeing) };
    next += 1;
  }
  swarm.goOn(next, (tick) => onProgress?.(tick, table.model.horizon));
  const agreeing = Math.floor(swarm.agreeing);
  return { kind: 'odds', odds: swarm.odds(agreeing), runs, agreeing };
}

interface Particle {
  readonly state: State;
  readonly weight: number;
  /** The place of the outcome that ended it; null while it goes on. */
  readonly ended: number | null;
}

/** What an actor would see of a tick in one run. */
interface Lane {
  readonly dice: GuidedDice;
  readonly player: Player;
}

class Swarm {
  /** The least number of equal runs that said as much, so far. */
  agreeing: number;
  readonly #table: Table;
  readonly #explanations: Explanations;
  readonly #decide: Decider;
  readonly #intend: number;
  readonly #luck: readonly Dice[];
  readonly #lanes: Lane[];
  #particles: readonly Particle[];
  // Of the tick that is being played in one lane:
  #tick = 0;
  #guidedUntil = Infinity;
  #happened: PreparedEffect[] = [];
  #open: Opening[] = [];

  constructor(table: Table, choices: Position['choices'], runs: number) {
    this.#table = table;
    this.#explanations = explanationsIn(table, transparentRules(table.prepared, table.sight, table.scenario));
    const luck = createLuck(SEED);
    this.#luck = Array.from({ length: runs }, (_, run) => diceOf(luck, run));
    this.#decide = (site, tick) => choices.get(tick)?.get(site) ?? null;
    this.#intend = table.prepared.stages.findIndex(
      ({ stage }) => stage.phase === 'decide' && stage.step === 'intend',
    );
    this.#particles = this.#luck.map((dice) => ({
      state: startState(table.prepared, dice),
      weight: 1,
      ended: null,
    }));
    this.#lanes = this.#luck.map((dice) => this.#lane(dice));
    this.agreeing = runs;
  }

  /** Plays the tick, and gives up what would have been seen otherwise. Before the first there is nothing to play. */
  agree(seen: Seen): void {
    const { sight } = this.#table;
    const knows = JSON.stringify(seen.knows);
    const knowsThat = ({ state }: Particle): boolean => JSON.stringify(sight.knows(state)) === knows;
    if (seen.tick === 0) {
      this.#weigh((particle) => (knowsThat(particle) ? particle : GIVEN_UP));
      return;
    }
    const wanted = JSON.stringify([seen.events, seen.open]);
    this.#weigh((particle, lane) => {
      const after = this.#guided(particle, lane, seen.tick, seen.events, Infinity);
      // The actor has seen that the run went on.
      if (after.weight === 0 || after.ended !== null) return GIVEN_UP;
      const saw = JSON.stringify([sight.sees(happeningsOf(this.#happened)), this.#open]);
      return saw === wanted && knowsThat(after) ? after : GIVEN_UP;
    });
  }

  /** Plays the tick that is going on: as seen up to the step in which something is due, then freely. */
  agreeInPart({ tick, stage, today, decisions }: NonNullable<Position['due']>): void {
    const wanted = JSON.stringify(today);
    const due = decisions.map(({ opening }) => JSON.stringify(opening));
    this.#weigh((particle, lane) => {
      const after = this.#guided(particle, lane, tick, today, stage);
      if (JSON.stringify(this.#table.sight.sees(happeningsOf(this.#happened))) !== wanted) return GIVEN_UP;
      const open = new Set(this.#open.map((one) => JSON.stringify(one)));
      return due.every((one) => open.has(one)) ? after : GIVEN_UP;
    });
  }

  /** Plays on to the end by the model's own policy. */
  goOn(from: number, onTick: (tick: number) => void): void {
    const { prepared, model } = this.#table;
    const players = this.#luck.map((dice) => new Player(prepared, dice));
    for (let tick = from; tick <= model.horizon; tick += 1) {
      this.#particles = this.#particles.map((particle, place) => {
        const player = players[place];
        if (player === undefined || particle.weight === 0 || particle.ended !== null) return particle;
        return this.#after(player.play(particle.state, tick), tick, particle.weight);
      });
      onTick(tick);
    }
  }

  odds(equal: number): readonly Odds[] {
    const { model, prepared } = this.#table;
    const weights = model.outcomes.map(() => 0);
    let none = 0;
    let total = 0;
    for (const { state, weight, ended } of this.#particles) {
      if (weight === 0) continue;
      total += weight;
      const closing = prepared.outcomes.findIndex(({ ends, holds }) => !ends && holds(state, model.horizon));
      const place = ended ?? closing;
      if (place === -1) none += weight;
      else weights[place] = (weights[place] ?? 0) + weight;
    }
    const row = (outcome: string, weight: number): Odds => {
      const probability = weight / total;
      return { outcome, probability, ...wilson(probability * equal, equal, 0.95) };
    };
    return [
      ...model.outcomes.map(({ name }, place) => row(name, weights[place] ?? 0)),
      row(NONE_OF_THESE, none),
    ];
  }

  #lane(luck: Dice): Lane {
    const dice = new GuidedDice(luck, this.#table, this.#explanations, this.#decide);
    const player = new Player(this.#table.prepared, dice, {
      enter: (stage, before) => {
        if (stage > this.#guidedUntil) return;
        for (const decision of openIn(this.#table, stage, before, this.#tick))
          this.#open.push(decision.opening);
        if (stage === this.#guidedUntil) dice.free = true;
        else if (stage === this.#intend) dice.explain(before, this.#tick);
      },
      leave: (effects) => {
        if (!dice.free) this.#happened.push(...effects);
      },
    });
    return { dice, player };
  }

  /** @param until the stage from which on the tick is not guided */
  #guided(
    particle: Particle,
    { dice, player }: Lane,
    tick: number,
    seen: Seen['events'],
    until: number,
  ): Particle {
    this.#tick = tick;
    this.#guidedUntil = until;
    this.#happened = [];
    this.#open = [];
    dice.begin(seen);
    const state = player.play(particle.state, tick);
    return this.#after(state, tick, particle.weight * dice.weight);
  }

  #after(state: State, tick: number, weight: number): Particle {
    const ended = this.#table.prepared.outcomes.findIndex(({ ends, holds }) => ends && holds(state, tick));
    return { state, weight, ended: ended === -1 ? null : ended };
  }

  #weigh(play: (particle: Particle, lane: Lane) => Particle): void {
    this.#particles = this.#particles.map((particle, place) => {
      const lane = this.#lanes[place];
      return particle.weight === 0 || lane === undefined ? GIVEN_UP : play(particle, lane);
    });
    const total = this.#particles.reduce((sum, { weight }) => sum + weight, 0);
    const squares = this.#particles.reduce((sum, { weight }) => sum + weight * weight, 0);
    const equal = total === 0 ? 0 : (total * total) / squares;
    this.agreeing = Math.min(this.agreeing, equal);
    if (total > 0 && equal < this.#particles.length / 2) this.#resample(total);
    else if (total > 0) this.#scale(this.#particles.length / total);
  }

  /** Weights that stay small would vanish in the end. */
  #scale(by: number): void {
    this.#particles = this.#particles.map((one) => ({ ...one, weight: one.weight * by }));
  }

  /** Systematic resampling: each run goes on as often as its weight says, cut down or rounded up. */
  #resample(total: number): void {
    const count = this.#particles.length;
    const chosen: Particle[] = [];
    let sum = 0;
    for (const particle of this.#particles) {
      sum += particle.weight;
      while (chosen.length < count && (chosen.length + 0.5) * (total / count) < sum)
        chosen.push({ ...particle, weight: 1 });
    }
    const last = chosen.at(-1);
    while (last !== undefined && chosen.length < count) chosen.push(last);
    for (const [place, particle] of chosen.entries()) {
      const dice = this.#luck[place];
      // What a player knows of its run is no longer so in another.
      if (particle.state !== this.#particles[place]?.state && dice !== undefined)
        this.#lanes[place] = this.#lane(dice);
    }
    this.#particles = chosen;
  }
}

const GIVEN_UP: Particle = { state: [], weight: 0, ended: null };
