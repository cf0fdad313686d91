import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { calmedTo, heldAt } from './lasting.js';

/** The rungs of the acts between two actors in a tick, parts counted for their owners. */
function actsBetween(chronicle: Chronicle, one: string, other: string, tick: number) {
  const pair = [one, other];
  return chronicle
    .deeds(tick)
    .filter(
      ({ author, target }) => pair.includes(author) && pair.includes(target.actor) && author !== target.actor,
    )
    .flatMap(({ kind }) => chronicle.scenario.acts.filter(({ name }) => name === kind));
}

describe('Rungs', () => {
  it('rise with an act or an episode, to the gravest, and fall by calming or by one step of cooling', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const { ladder, actors } = chronicle.scenario;
          for (const [place, { name: first }] of actors.entries()) {
            for (const { name: second } of actors.slice(place + 1)) {
              if (!isTracked(chronicle, first, second)) continue;
              for (const tick of ticksOf(chronicle)) {
                const before = chronicle.rung(first, second, tick - 1);
                const after = chronicle.rung(first, second, tick);
                const acts = actsBetween(chronicle, first, second, tick);
                const raised = Math.max(0, ...acts.map(({ rung }) => rung ?? 0));
                const calms = [
                  ...acts.flatMap(({ calmsTo }) => (calmsTo === null ? [] : [calmsTo])),
                  ...calmedTo(chronicle, first, second, tick),
                ];
                // An episode that goes on raises to its rung, and nothing falls below it.
                const held = heldAt(chronicle, first, second, tick);
                const least = (rung: number): number => Math.max(rung, held);
                // A raise beats calming, calming beats cooling; no act lowers what stands above it.
                if (raised > 0) expect(after).toBe(least(Math.max(before, raised)));
                else if (calms.length > 0) expect(after).toBe(least(Math.min(before, ...calms)));
                else if (ladder.cools === null) expect(after).toBe(least(before));
                else expect([least(before), least(before - 1)]).toContain(after);
              }
            }
          }
        }
      }),
    );
  });
});

/** A rung is kept only where something reads it. */
function isTracked({ model }: Chronicle, one: string, other: string): boolean {
  const pair = [one, other].sort().join(' ');
  return model.variables.some(({ name }) => name === `rung/${pair}`);
}
