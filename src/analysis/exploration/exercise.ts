import type { Seed } from '../../chance/index.js';
import type { Effect, EventDescription, Model } from '../../model/model.js';
import type { Tally } from '../../montecarlo/tally.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { traceRun } from '../../reference/index.js';
import type { Trace } from '../../reference/trace.js';

/** Of one kind of thing: how many there are, and which of them no run has shown. */
export interface Unexercised {
  readonly kind: 'outcomes' | 'changes of commitments' | 'acts' | 'rules';
  readonly all: number;
  readonly never: readonly string[];
}

/**
 * What of a scenario the runs of a search have exercised. A search that never broke a commitment says little about what
 * follows from breaking it, so what was never seen is told beside what was found.
 */
export class Exercise {
  readonly #model: Model;
  readonly #outcomes = new Set<string>();
  readonly #changes = new Set<string>();
  readonly #acts = new Set<string>();
  readonly #rules = new Set<string>();
  /** How many runs were told whole: only those show changes, acts and rules. */
  told = 0;

  /** @param model of the scenario as given: what can be told of it is what can be exercised */
  constructor(model: Model) {
    this.#model = model;
  }

  /** Takes note of how runs ended. */
  count({ outcomes }: Tally): void {
    for (const [place, name] of namesOf(this.#model).entries()) {
      if ((outcomes[place] ?? 0) > 0) this.#outcomes.add(name);
    }
  }

  /** Tells a run, and takes note of what happens in it. */
  tell(model: Model, seed: Seed, run: number): void {
    this.told += 1;
    this.see(traceRun(model, seed, run));
  }

  /** Takes note of what happens in a run that has been told. */
  see({ events }: Pick<Trace, 'events'>): void {
    for (const { rule, description } of events) {
      this.#rules.add(rule);
      const change = changeOf(description);
      if (change !== null) this.#changes.add(change);
      const act = actOf(description);
      if (act !== null) this.#acts.add(act);
    }
  }

  /** What there is, and what was never seen. */
  unexercised(): readonly Unexercised[] {
    const rules = this.#model.stages
      .flatMap((stage) => stage.rules)
      .filter((rule) => eventsOf([...rule.choices.map(({ effect }) => effect), rule.otherwise]).length > 0);
    const events = rules.flatMap(({ choices, otherwise }) =>
      eventsOf([...choices.map(({ effect }) => effect), otherwise]),
    );
    const names = rules.map(({ name }) => name);
    return [
      missing('outcomes', namesOf(this.#model), this.#outcomes),
      missing(
        'changes of commitments',
        events.flatMap((event) => changeOf(event) ?? []),
        this.#changes,
      ),
      missing(
        'acts',
        events.flatMap((event) => actOf(event) ?? []),
        this.#acts,
      ),
      missing('rules', names, this.#rules),
    ];
  }
}

function missing(kind: Unexercised['kind'], all: readonly string[], seen: ReadonlySet<string>): Unexercised {
  const distinct = [...new Set(all)];
  return { kind, all: distinct.length, never: distinct.filter((one) => !seen.has(one)) };
}

function namesOf({ outcomes }: Model): string[] {
  return [...outcomes.map(({ name }) => name), NONE_OF_THESE];
}

function eventsOf(effects: readonly (Effect | null)[]): EventDescription[] {
  return effects.flatMap((effect) => effect?.event ?? []);
}

/** A change in the life of a commitment, as one holder or several see it. */
function changeOf(event: EventDescription): string | null {
  if (event.kind !== 'view') return null;
  const { commitment, holders, from, to, because } = event;
  return `${commitment} as seen by ${holders.join(' and ')}: ${from} to ${to} (${because})`;
}

function actOf(event: EventDescription): string | null {
  if (event.kind !== 'act') return null;
  const { author, others = [], act, target } = event;
  const of = target.part === null ? target.actor : `${target.actor}.${target.part}`;
  return `${[author, ...others].join(' and ')} ${act} ${of}`;
}
