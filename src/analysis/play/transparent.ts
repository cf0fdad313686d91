import type { EventDescription } from '../../model/model.js';
import type { PreparedModel, PreparedRule } from '../../reference/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Sight } from './sight.js';

/**
 * Draws whose fall an actor can tell from what it sees: each thing that a rule may do is seen by the actor, whatever else
 * happens, and no other rule does the same. Whoever knows what was seen knows how such a draw fell.
 */

/** By the names of such rules: the place of the choice that each event that the actor may see stands for. */
export type Transparent = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What is seen, or not, whatever else happens in its tick. */
const PLAIN: readonly EventDescription['kind'][] = [
  'move',
  'posture',
  'episode',
  'standing',
  'message',
  'offer',
];

export function transparentRules(
  { stages }: PreparedModel,
  sight: Sight,
  { offers }: Pick<Scenario, 'offers'>,
): Transparent {
  // Whether an offer that may be lost is seen, is decided after it was made.
  const losable = new Set(offers.filter(({ through }) => through !== null).map(({ name }) => name));
  const seenBy = new Map<string, number>();
  const found: { readonly rule: string; readonly choices: ReadonlyMap<string, number> }[] = [];
  for (const { rule } of stages.flatMap(({ rules }) => rules)) {
    const seen = rule.choices.map(({ effect: { event } }) => {
      if (event === null || (event.kind === 'offer' && losable.has(event.offer))) return null;
      return seenAs(event, rule, sight);
    });
    for (const key of seen) if (key !== null) seenBy.set(key, (seenBy.get(key) ?? 0) + 1);
    if (rule.draw === null || seen.includes(null)) continue;
    const choices = new Map(seen.map((key, place) => [key ?? '', place]));
    found.push({ rule: rule.name, choices });
  }
  const unique = found.filter(({ choices }) => [...choices.keys()].every((key) => seenBy.get(key) === 1));
  return new Map(unique.map(({ rule, choices }) => [rule, choices]));
}

function seenAs(event: EventDescription, rule: PreparedRule['rule'], sight: Sight): string | null {
  if (!PLAIN.includes(event.kind)) return null;
  const [seen] = sight.sees([{ rule, event }]);
  return seen === undefined ? null : JSON.stringify(seen);
}
