import { focus } from '../../model/focus.js';
import type { Model } from '../../model/model.js';
import { baseState, prepare } from '../../reference/index.js';
import { NOT_ENDED } from '../answer-classes.js';
import { type ChainProgram, chainProgram } from '../chain-program.js';
import type { ChainSize, Refused } from '../exact-result.js';
import { refusalOf } from '../refusal.js';
import { seedOf } from '../seeds.js';
import type { OpenLaw } from '../tick-program.js';
import type { Box, Interval } from './interval.js';
import { type Layer, layersOf } from './layers.js';
import type { Objective } from './objective.js';
import { boundsOf, type Odds } from './odds.js';
import { openStartsOf } from './open-law.js';
import { beats, expectation, type Sense } from './sense.js';

/** How choices are made while values are reckoned backwards. */
export interface Choosing {
  /** Told of each choice: the values of not acting and of acting. */
  readonly onChoice?: (layer: number, tick: number, node: number, staying: number, acting: number) => void;
  /** Whether nobody ever acts of its own free will; else each choice is made to the end that is asked for. */
  readonly never?: boolean;
}

/** What a class of runs counts for. */
interface Paying {
  readonly pays: boolean;
  readonly given: boolean;
}

/** A share is found to within this. */
const WIDTH = 2 ** -50;

/** So many values are looked at for a share at most, and so many for most. */
const MOST_VALUES = 150;
const USUAL_VALUES = 16;

/** By so much a share falls short of its extreme at most if the choices are made that are told for it. */
const SHORT = 1e-6;

/** How far a chance may be off, of itself: four units in the last place, and as much again. */
const CHANCE_ROUNDING = 8 * Number.EPSILON;

/**
 * A chain in which some probabilities are formulas of parameters, and some steps are as somebody chooses: an interval Markov
 * decision process. For an objective it is explored once, and then gone through backwards for as many boxes of parameters
 * as wanted: at each node the value is the least (or the greatest) expectation of what comes after.
 *
 * Backward induction over a finite horizon: Puterman, Markov Decision Processes, 1994, section 4.5, for choices; Nilim and
 * El Ghaoui 2005, "Robust control of Markov decision processes with uncertain transition matrices", for intervals. Nature
 * picks at each draw, knowing all that was drawn before it.
 */
export class OpenChain {
  readonly program: ChainProgram;
  readonly layers: readonly Layer[];
  readonly size: ChainSize;
  readonly objective: Objective;
  /** By class whether its runs count, whether they are among those of which the share is asked, and whether they have ended. */
  readonly pays: readonly { readonly pays: boolean; readonly given: boolean; readonly ended: boolean }[];
  /** The states in which runs start: by start its node in the first layer, and how likely it is. */
  readonly starts: readonly { readonly node: number; readonly odds: Odds }[];
  readonly laws: ReadonlySet<OpenLaw>;

  private constructor(
    program: ChainProgram,
    objective: Objective,
    starts: readonly { readonly node: number; readonly odds: Odds }[],
    found: {
      readonly layers: readonly Layer[];
      readonly classes: readonly (readonly number[])[];
      readonly size: ChainSize;
    },
  ) {
    this.program = program;
    this.layers = found.layers;
    this.size = found.size;
    this.objective = objective;
    this.pays = found.classes.map((answers) => ({
      pays: objective.pays(answers),
      given: objective.given?.(answers) ?? true,
      ended: answers[0] !== NOT_ENDED,
    }));
    this.starts = starts;
    this.laws = new Set(found.layers.flatMap(({ explored }) => [...explored.laws.values()]));
  }

  /**
   * @param bytes of memory at most
   * @param forgets whether what can no longer matter is forgotten: not where states shall be told
   * @returns the chain; or why it was not built
   * @throws ModelError if the Model does what no Model may do.
   */
  static of(model: Model, objective: Objective, bytes: number, forgets = true): OpenChain | Refused {
    const focused = focus({ ...model, horizon: objective.tick }, objective.lists.flat());
    const program = chainProgram(
      focused,
      objective.lists.map(({ length }) => length),
      forgets,
    );
    const prepared = prepare(program.model);
    const seeds: Int32Array[] = [];
    const starts = openStartsOf(prepared, baseState(prepared)).map(({ odds, state }) => {
      const words = seedOf(program, state);
      const known = seeds.findIndex((seed) => seed.join() === words.join());
      return { odds, node: known === -1 ? seeds.push(words) - 1 : known };
    });
    const found = layersOf(program, seeds, { bytes });
    if ('unfinished' in found)
      return { what: objective.name, ...refusalOf(program, found.unfinished, bytes) };
    return new OpenChain(program, objective, starts, found);
  }

  /** The states in which runs start, by their nodes in the first layer. */
  get startNodes(): readonly number[] {
    return this.starts.map(({ node }) => node);
  }

  /** Whether a share of those runs alone is asked in which a condition holds. */
  get isConditional(): boolean {
    return this.objective.given !== undefined;
  }

  /** How many edges are gone through for one value. */
  get work(): number {
    const once = this.layers.reduce(
      (sum, { stretch, explored }) =>
        sum + (stretch.to - stretch.from + 1) * (explored.graph.targets.length + explored.graph.nodes),
      0,
    );
    return this.isConditional ? USUAL_VALUES * once : once;
  }

  /** How many steps there are one after the other, the drawing of the start being one. */
  get steps(): number {
    return this.objective.tick * this.program.groups.length + 1;
  }

  /**
   * How far a value may be off by rounding: at each step its sum is off by one unit in the last place for each way and a few
   * more, and its chances by what their series leave. Twice that where two values are divided.
   */
  get rounding(): number {
    const ways = this.layers.reduce((most, { explored: { graph } }) => {
      let widest = most;
      for (let node = 0; node < graph.firstEnd; node += 1)
        widest = Math.max(widest, (graph.edges[node + 1] ?? 0) - (graph.edges[node] ?? 0));
      return widest;
    }, 1);
    return (this.isConditional ? 2 : 1) * this.steps * ((ways + 2) * (Number.EPSILON / 2) + CHANCE_ROUNDING);
  }

  /**
   * The least or the greatest probability of the objective, if each parameter may have any value of its interval at each
   * draw, and each choice is made to that end. Over a box that is a point, that of its values.
   *
   * Under a condition it is the extreme of a ratio, P(A and B) / P(B). That is where the extreme of P(A and B) − θ P(B)
   * changes its sign (Dinkelbach 1967, "On nonlinear fractional programming"), and for a θ that is held, this is a sum over
   * the ends of runs, whose extreme is found backwards as any other. θ is bracketed by the Illinois rule (Dowell and Jarratt 1971, "A modified
   * regula falsi method for computing the root of an equation"), halved every third time; the end is given that is not passed.
   *
   * The choices that are told under a condition are those for a θ a millionth short of the extreme. At the extreme itself not
   * to bring the condition about at all would be as good.
   *
   * @returns NaN where the condition cannot come about.
   * @throws ModelError if a chance does not lie from 0 to 1 at a point.
   */
  value(box: Box, sense: Sense, choosing: Choosing = {}): number {
    if (!this.isConditional) return this.#extreme(box, sense, choosing, ({ pays }) => Number(pays));
    const { onChoice, ...silent } = choosing;
    if (!(this.conditionOver(box, 'greatest', silent) > 0)) return NaN;
    const reward = (share: number, told: Choosing): number =>
      this.#extreme(box, sense, told, ({ pays, given }) => (pays ? 1 - share : given ? -share : 0));
    const ends = { low: reward(0, silent), high: reward(1, silent) };
    let [low, high] = [0, 1];
    // The extreme falls as θ rises. Where it is 0 already at an end, that end is the share.
    if (sense === 'greatest' ? !(ends.low > 0) : ends.low < 0) high = 0;
    else if (sense === 'greatest' ? ends.high > 0 : !(ends.high < 0)) low = 1;
    let last: 'low' | 'high' | null = null;
    for (let value = 0; value < MOST_VALUES && high - low > WIDTH; value += 1) {
      const secant = low + ((high - low) * ends.low) / (ends.low - ends.high);
      const middle = value % 3 === 2 || !(secant > low && secant < high) ? (low + high) / 2 : secant;
      const found = reward(middle, silent);
      const end = (sense === 'greatest' ? found > 0 : found >= 0) ? 'low' : 'high';
      if (end === 'low') low = middle;
      else high = middle;
      ends[end] = found;
      if (end === last) ends[end === 'low' ? 'high' : 'low'] /= 2;
      last = end;
    }
    const open = sense === 'greatest' ? high : low;
    if (onChoice !== undefined) reward(open + (sense === 'greatest' ? -SHORT : SHORT), choosing);
    return open;
  }

  /** The least or the greatest probability of the condition under which the objective is asked; 1 where there is none. */
  conditionOver(box: Box, sense: Sense, choosing: Choosing = {}): number {
    return this.isConditional ? this.#extreme(box, sense, choosing, ({ given }) => Number(given)) : 1;
  }

  /** The extreme of an expectation of what the ends of runs are worth. */
  #extreme(box: Box, sense: Sense, choosing: Choosing, worth: (of: Paying) => number): number {
    const worths = this.pays.map(worth);
    const bounds = new Map<OpenLaw, readonly Interval[]>();
    for (const law of this.laws)
      if (law.is === 'uncertain')
        bounds.set(
          law,
          law.odds.map((odds) => boundsOf(odds, box)),
        );
    let after: Float64Array = new Float64Array();
    for (let number = this.layers.length - 1; number >= 0; number -= 1) {
      const layer = this.layers[number];
      if (layer !== undefined) after = this.#through(layer, number, after, bounds, sense, choosing, worths);
    }
    return expectation(
      sense,
      this.starts.map(({ odds }) => boundsOf(odds, box)),
      this.starts.map(({ node }) => after[node] ?? 0),
    );
  }

  /** From the values at the start of the next layer those at the start of this one. */
  #through(
    { stretch, explored: { graph, laws }, onward }: Layer,
    number: number,
    next: Float64Array,
    bounds: ReadonlyMap<OpenLaw, readonly Interval[]>,
    sense: Sense,
    { onChoice, never = false }: Choosing,
    worths: readonly number[],
  ): Float64Array {
    const { nodes, starts, firstEnd, edges, targets, probabilities, classes } = graph;
    const values = new Float64Array(nodes);
    const later = Float64Array.from(onward, (node) => (node === -1 ? 0 : (next[node] ?? 0)));
    for (let tick = stretch.to; tick >= stretch.from; tick -= 1) {
      for (let node = firstEnd; node < nodes; node += 1) {
        const of = classes[node - firstEnd] ?? 0;
        const isJudged = tick === this.objective.tick || this.pays[of]?.ended === true;
        values[node] = isJudged ? (worths[of] ?? 0) : (later[graph.next[node - firstEnd] ?? 0] ?? 0);
      }
      for (let node = firstEnd - 1; node >= 0; node -= 1) {
        const first = edges[node] ?? 0;
        const end = edges[node + 1] ?? 0;
        const law = laws.get(node);
        if (law === undefined) {
          let sum = 0;
          for (let edge = first; edge < end; edge += 1)
            sum += (probabilities[edge] ?? 0) * (values[targets[edge] ?? 0] ?? 0);
          values[node] = sum;
        } else if (law.is === 'uncertain' && end - first === 2) {
          const [one, other] = bounds.get(law) ?? [];
          const staying = values[targets[first] ?? 0] ?? 0;
          const going = values[targets[first + 1] ?? 0] ?? 0;
          // What is left after the least of each goes to the better, as far as it may.
          const to = beats(sense, going, staying)
            ? Math.min(other?.high ?? 0, 1 - (one?.low ?? 0))
            : Math.max(other?.low ?? 0, 1 - (one?.high ?? 0));
          values[node] = staying + to * (going - staying);
        } else if (law.is === 'uncertain') {
          const ahead = Array.from(targets.subarray(first, end), (target) => values[target] ?? 0);
          values[node] = expectation(sense, bounds.get(law) ?? [], ahead);
        } else {
          const staying = values[targets[first] ?? 0] ?? 0;
          const acting = values[targets[first + 1] ?? 0] ?? 0;
          values[node] = !never && beats(sense, acting, staying) ? acting : staying;
          onChoice?.(number, tick, node, staying, acting);
        }
      }
      later.set(values.subarray(0, starts));
    }
    return later;
  }
}
