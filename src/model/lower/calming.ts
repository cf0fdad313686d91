import { type Act, possibleActs } from './acts.js';
import type { Context } from './context.js';

/** Warns of an act that calms two actors to a rung above which nothing can ever raise them. */
export function checkCalming(context: Context): void {
  if (context.variant !== null) return;
  const { scenario } = context;
  const kinds = new Map(scenario.acts.map((kind) => [kind.name, kind]));
  const acts = [null, ...scenario.variants].flatMap((variant) =>
    possibleActs(scenario, variant, [...scenario.commitments, ...(variant?.add ?? [])]),
  );
  const told = new Set<string>();
  for (const act of acts) {
    const to = kinds.get(act.kind)?.calmsTo;
    if (to === null || to === undefined || act.author === act.target.actor) continue;
    const pair = pairOf(act);
    if (told.has(`${act.kind} ${pair}`)) continue;
    const raised = acts.some((other) => pairOf(other) === pair && (kinds.get(other.kind)?.rung ?? 0) > to);
    // An episode may hold anybody who takes part in it at its rung.
    const held = scenario.episodes.some(({ rung }) => rung !== null && rung > to);
    if (raised || held) continue;
    told.add(`${act.kind} ${pair}`);
    const rung = scenario.ladder.rungs[to] ?? '';
    context.warn(
      'never-bites',
      ['acts', act.kind],
      `"${act.name}" never calms anything: no act between the two raises them above ${rung}`,
      'give one of their acts a higher `rung`, or leave `calms to` out',
    );
  }
}

function pairOf({ author, target }: Act): string {
  return [author, target.actor].sort().join(' and ');
}
