import { isDeepStrictEqual } from 'node:util';
import { createLuck, type Luck, RUNS_A_BATCH } from '../../src/chance/index.js';
import { BatchPlayer, compile, RUNS_AT_ONCE, WidePlayer } from '../../src/kernel/index.js';
import type { Effect, Model } from '../../src/model/model.js';
import { tallyOfSlots } from '../../src/montecarlo/slot-tally.js';
import { NO_PATHWAYS } from '../../src/montecarlo/pathway-counts.js';
import { prepare, type State } from '../../src/reference/index.js';

/** One run as the kernel plays it. What it does not hand out by itself it is made to count. */
export interface KernelRun {
  readonly outcome: number | null;
  readonly ended: boolean;
  readonly endedAt: number;
  readonly counters: readonly number[];
  readonly pathway: number;
  /** What the run was left in. */
  readonly state: State;
  /** What rules did, in order. */
  readonly events: readonly {
    readonly tick: number;
    readonly rule: string;
    readonly effect: Effect | null;
  }[];
}

/** Why the kernel leaves a model or a run to the reference interpreter. */
export interface Left {
  readonly left: string;
}

/** Plays one run by the kernel: on tapes, and as WebAssembly, which has to count the same. */
export function playOne(model: Model, luck: Luck, run: number): KernelRun | Left {
  const players = known.get(model) ?? compiled(model);
  known.set(model, players);
  if ('left' in players) return players;
  const { player, wide } = players.of(luck);
  const lane = run % RUNS_A_BATCH;
  const events: KernelRun['events'][number][] = [];
  player.counts.fill(0);
  const left = player.play(Math.floor(run / RUNS_A_BATCH), 1 << lane, (tick, number, choice, lanes) => {
    const rule = players.rules[number];
    if (((lanes >>> lane) & 1) === 0 || rule === undefined) return;
    const effect = choice < 0 ? rule.otherwise : (rule.choices[choice]?.effect ?? null);
    events.push({ tick, rule: rule.name, effect });
  });
  if (left !== 0) return { left: 'something that only it can judge' };
  wide.counts.fill(0);
  const group = run - (run % RUNS_AT_ONCE);
  const lanes = new Int32Array(RUNS_AT_ONCE / RUNS_A_BATCH);
  lanes[Math.floor((run - group) / RUNS_A_BATCH)] = 1 << lane;
  if (!wide.play(group / RUNS_A_BATCH, lanes)) throw new Error('WebAssembly leaves what tapes play');
  if (!isDeepStrictEqual(wide.counts, player.counts))
    throw new Error('WebAssembly and tapes count differently');
  if (wide.pathway(run - group) !== player.pathway(lane)) throw new Error('their pathways differ');
  const { outcomes, endings, counters, fates } = tallyOfSlots(
    players.model,
    player.slots,
    player.counts,
    NO_PATHWAYS,
  );
  const place = outcomes.indexOf(1);
  const endedIn = endings.map((ticks) => ticks.indexOf(1)).find((tick) => tick >= 0);
  return {
    outcome: place === model.outcomes.length ? null : place,
    ended: endedIn !== undefined,
    endedAt: endedIn === undefined ? model.horizon : endedIn + 1,
    counters,
    pathway: player.pathway(lane),
    state: model.variables.map(
      ({ low }, index) => low + (fates[model.fates.length + index] ?? []).indexOf(1),
    ),
    events,
  };
}

interface Players {
  readonly model: Model;
  readonly rules: readonly Model['stages'][number]['rules'][number][];
  of(luck: Luck): { readonly player: BatchPlayer; readonly wide: WidePlayer };
}

const known = new WeakMap<Model, Players | Left>();

function compiled(model: Model): Players | Left {
  const counting = countingStates(model);
  const compilation = compile(counting);
  if (!compilation.ok) return { left: compilation.reason };
  const { program } = compilation;
  const players = new WeakMap<Luck, { readonly player: BatchPlayer; readonly wide: WidePlayer }>();
  return {
    model: counting,
    rules: prepare(counting).stages.flatMap(({ rules }) => rules.map(({ rule }) => rule)),
    of: (luck) => {
      const known = players.get(luck);
      if (known !== undefined) return known;
      const wide = WidePlayer.of(program, luck);
      if (wide === null) throw new Error(`"${model.title}" cannot be played as WebAssembly`);
      const made = { player: new BatchPlayer(program, luck), wide };
      players.set(luck, made);
      return made;
    },
  };
}

/** The model with a fate for every value that a variable may be left in. */
function countingStates(model: Model): Model {
  const fates = model.variables.map(({ name, low, high }, variable) => ({
    commitment: name,
    holder: 'everybody',
    variable,
    fates: Array.from({ length: high - low + 1 }, (_, place) => ({
      name: String(low + place),
      values: [low + place],
    })),
    entries: [],
  }));
  return { ...model, fates: [...model.fates, ...fates] };
}

const lucks = new Map<string | number, Luck>();

/** The luck of a seed; asked twice, the same object. */
export function luckOf(seed: string | number): Luck {
  const luck = lucks.get(seed) ?? createLuck(seed);
  lucks.set(seed, luck);
  return luck;
}
