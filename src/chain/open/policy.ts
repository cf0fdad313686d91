import type { VariableIndex } from '../../model/model.js';
import type { Box } from './interval.js';
import type { OpenChain } from './open-chain.js';
import { beats, type Sense } from './sense.js';

/** What a choice comes to: it makes no difference, it is not to act, or it is to act. */
export type Decision = 'either' | 'stay' | 'act';

/** The choices of one variable in one state: by tick the decision, where the state is reached under the policy. */
export interface Situation {
  readonly variable: VariableIndex;
  /** By variable of the chain's program the code in its field. */
  readonly codes: readonly number[];
  readonly decisions: ReadonlyMap<number, Decision>;
}

/** A policy that makes the probability of an objective as small or as great as any policy can. */
export interface Policy {
  readonly probability: number;
  /** Only what is reached under the policy. */
  readonly situations: readonly Situation[];
}

/** Differences of probability below this are rounding. */
const DUST = 1e-12;

/**
 * A best policy: at each tick and state the better choice, by backward induction (Puterman 1994, section 4.5), and what is
 * reached under it. Where the choices come to the same it does not act. It knows the whole state, whatever an actor may see.
 *
 * @param chain that forgets nothing, so that its states can be told
 */
export function bestPolicy(chain: OpenChain, box: Box, sense: Sense): Policy {
  const decided = chain.layers.map(() => new Map<number, Map<number, Decision>>());
  const probability = chain.value(box, sense, {
    onChoice: (layer, tick, node, staying, acting) => {
      const ofLayer = decided[layer];
      const ofTick = ofLayer?.get(tick) ?? new Map<number, Decision>();
      ofLayer?.set(tick, ofTick);
      const same = Math.abs(acting - staying) <= DUST;
      ofTick.set(node, same ? 'either' : beats(sense, acting, staying) ? 'act' : 'stay');
    },
  });
  return { probability, situations: reached(chain, decided) };
}

function reached(
  { layers, program, startNodes }: OpenChain,
  decided: readonly ReadonlyMap<number, ReadonlyMap<number, Decision>>[],
): readonly Situation[] {
  const found = new Map<string, Situation & { readonly decisions: Map<number, Decision> }>();
  let seeds: readonly number[] = startNodes;
  layers.forEach(({ stretch, explored, onward }, number) => {
    const { graph, laws, table, order } = explored;
    const { firstEnd, edges, targets, next, nodes } = graph;
    let held = new Uint8Array(nodes);
    for (const seed of seeds) held[seed] = 1;
    for (let tick = stretch.from; tick <= stretch.to; tick += 1) {
      const ofTick = decided[number]?.get(tick);
      for (let node = 0; node < firstEnd; node += 1) {
        if (held[node] === 0) continue;
        const first = edges[node] ?? 0;
        const law = laws.get(node);
        if (law?.is === 'chosen') {
          const decision = ofTick?.get(node) ?? 'either';
          const codes = program.packing.fields.map(
            ({ word, shift, mask }) =>
              ((table.words[(order[node] ?? 0) * program.packing.words + word] ?? 0) >>> shift) & mask,
          );
          const key = `${law.variable}:${codes.join()}`;
          const situation = found.get(key) ?? { variable: law.variable, codes, decisions: new Map() };
          found.set(key, situation);
          situation.decisions.set(tick, decision);
          held[targets[decision === 'act' ? first + 1 : first] ?? 0] = 1;
          continue;
        }
        for (let edge = first; edge < (edges[node + 1] ?? 0); edge += 1) held[targets[edge] ?? 0] = 1;
      }
      const after = new Uint8Array(nodes);
      for (let node = firstEnd; node < nodes; node += 1) {
        const start = next[node - firstEnd] ?? -1;
        if (held[node] === 1 && start >= 0) after[start] = 1;
      }
      held = after;
    }
    seeds = [...onward].filter((later, node) => later >= 0 && held[node] === 1);
  });
  return [...found.values()];
}
