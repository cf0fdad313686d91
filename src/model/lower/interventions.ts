import { namedAuthors } from '../../scenario/expressions/authors.js';
import type { Forced } from '../../scenario/scenario.js';
import { all, any, constant, during, holds, NEVER, not } from '../conditions.js';
import type { Condition } from '../model.js';
import type { Act } from './acts.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';

/** What a variant does to a run: acts that it forces or forbids, and processes that it sets. Forbid beats force. */
export class Interventions {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
  ) {}

  /** Adds the rules that latch what begins once a condition has held. */
  lower(): void {
    const { variant, builder } = this.context;
    const origin = { section: 'variants', name: variant?.name ?? '' };
    for (const [index, forced] of (variant?.force ?? []).entries()) {
      if (forced.once === null) continue;
      const done = builder.truth(`forced once/${index}`, 'state', origin);
      const now = builder.truth(`forced now/${index}`, 'passing', origin);
      builder.rule('script/put', {
        name: `force once/${index}`,
        when: all(this.expressions.asked(forced.once, null), not(holds(done)), this.window(forced)),
        draw: null,
        choices: always({
          writes: [
            { variable: done, value: constant(1) },
            { variable: now, value: constant(1) },
          ],
          counts: [],
          event: null,
        }),
        otherwise: null,
        origin,
      });
    }
    for (const [index, forbidden] of (variant?.forbid ?? []).entries()) {
      if (forbidden.once === null) continue;
      const latch = builder.truth(`forbidden/${index}`, 'state', origin);
      builder.rule('script/put', {
        name: `forbid once/${index}`,
        when: all(this.expressions.asked(forbidden.once, null), not(holds(latch))),
        draw: null,
        choices: always({ writes: [{ variable: latch, value: constant(1) }], counts: [], event: null }),
        otherwise: null,
        origin,
      });
    }
  }

  /** The act is forced in this tick. */
  forces(act: Act): Condition {
    const list = this.context.variant?.force ?? [];
    const conditions = list.map((forced, index) => {
      if (!this.context.matching(forced.act).some(({ name }) => name === act.name)) return NEVER;
      // Whoever is forced alone does not draw others into a joint act.
      const named = namedAuthors(forced.act);
      if (named.length > 0 && named.length < act.authors.length) return NEVER;
      if (forced.once === null) return this.window(forced);
      const now = this.context.builder.truth(`forced now/${index}`, 'passing', {
        section: 'variants',
        name: this.context.variant?.name ?? '',
      });
      return holds(now);
    });
    return all(any(...conditions), not(this.forbids(act)));
  }

  /** The act is forbidden in this tick. */
  forbids(act: Act): Condition {
    const list = this.context.variant?.forbid ?? [];
    return any(
      ...list.map((forbidden, index) => {
        if (!this.context.matching(forbidden.act).some(({ name }) => name === act.name)) return NEVER;
        if (forbidden.once === null) return this.window(forbidden);
        const latch = this.context.builder.truth(`forbidden/${index}`, 'state', {
          section: 'variants',
          name: this.context.variant?.name ?? '',
        });
        return holds(latch);
      }),
    );
  }

  private window(forced: Forced): Condition {
    return during(forced.from ?? 1, forced.until);
  }
}
