import type { EventDescription, Model } from '../../model/model.js';
import type { Trace, TraceEvent } from '../../reference/trace.js';
import type { Attribution, Scenario } from '../../scenario/scenario.js';
import { chance } from '../numbers.js';
import { Names } from './names.js';

/** An event whose description is of one kind. */
export type EventOf<Kind extends EventDescription['kind']> = TraceEvent & {
  readonly description: EventDescription & { readonly kind: Kind };
};

export function isKind<Kind extends EventDescription['kind']>(
  event: TraceEvent,
  kind: Kind,
): event is EventOf<Kind> {
  return event.description.kind === kind;
}

/** What every part of a story needs: the run, the names in it, and how to say when and how likely. */
export class Telling {
  readonly names: Names;
  readonly #draws: ReadonlyMap<string, 'coin' | 'hazard'>;
  readonly #attribution: ReadonlyMap<string, Attribution>;

  constructor(
    readonly model: Model,
    readonly trace: Trace,
    readonly scenario: Scenario | null,
  ) {
    this.names = new Names(model);
    const rules = model.stages.flatMap((stage) => stage.rules);
    this.#draws = new Map(
      rules.flatMap(({ name, draw }) => (draw === null ? [] : [[name, draw.kind] as const])),
    );
    this.#attribution = new Map(scenario?.attribution.map((rule) => [rule.name, rule]));
  }

  /** The events that an event names as its causes, in the order of the run. */
  causes(event: TraceEvent): TraceEvent[] {
    return event.causes.flatMap((index) => this.trace.events[index] ?? []);
  }

  /** `chance 0.30`, `chance 0.0032 a day`; null where nothing was drawn. */
  chance(event: TraceEvent): string | null {
    if (event.chance === null || event.chance === 1) return null;
    const each = this.#draws.get(event.rule) === 'hazard' ? ` ${this.each}` : '';
    return `chance ${chance(event.chance)}${each}`;
  }

  get unit(): string {
    return this.model.labels.unit;
  }

  /** `a day`, `an hour`. */
  get each(): string {
    return `${/^[aeiouh]/.test(this.unit) ? 'an' : 'a'} ${this.unit}`;
  }

  attribution(rule: string): Attribution | null {
    return this.#attribution.get(rule) ?? null;
  }
}
