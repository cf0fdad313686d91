import type { Delay, Quantity, TickUnit } from '../../scenario/scenario.js';
import { unitText } from '../../scenario/unit-text.js';
import { constant } from '../conditions.js';
import type { Amount, Assumption } from '../model.js';
import type { Tracing } from '../tracing.js';

/** The numbers of a scenario, as the file or a setting gives them. Those that are asked for are the model's assumptions. */
export class GivenNumbers {
  /** The quantities that were to be kept by name, and whose value shaped the model after all. */
  readonly shaping = new Set<string>();
  private readonly used = new Map<string, Assumption>();

  constructor(
    private readonly tick: TickUnit,
    private readonly settings: ReadonlyMap<string, number>,
    private readonly kept: ReadonlySet<string>,
    private readonly tracing: Tracing | null,
  ) {}

  /** The value that a setting or the file gives a quantity; null where it is an expression. Notes that it is used. */
  number(quantity: Quantity): number | null {
    if (this.kept.has(quantity.name)) this.shaping.add(quantity.name);
    const value = this.valueOf(quantity);
    if (value !== null) this.tracing?.pin(quantity.name, value);
    return value;
  }

  /** The quantity as a constant, or by its name where it is kept so; null where it is an expression. Notes that it is used. */
  amount(quantity: Quantity): Amount | null {
    const kept = this.parameter(quantity);
    if (kept !== null) return kept;
    if (this.kept.has(quantity.name)) this.shaping.add(quantity.name);
    const value = this.valueOf(quantity);
    return value === null ? null : (this.tracing?.constant(quantity.name, value) ?? constant(value));
  }

  /** The quantity by its name, where it is kept so; else null. Notes that it is used. */
  parameter(quantity: Quantity): Extract<Amount, { is: 'parameter' }> | null {
    if (!this.kept.has(quantity.name)) return null;
    const value = this.valueOf(quantity);
    return value === null ? null : { is: 'parameter', name: quantity.name, value, scale: 'plain' };
  }

  private valueOf(quantity: Quantity): number | null {
    const set = this.settings.get(quantity.name);
    const value = set ?? quantity.nominal;
    if (value !== null && !isStructural(quantity, value, set !== undefined)) {
      this.used.set(quantity.name, {
        name: quantity.name,
        value,
        unit: unitText(quantity.unit, this.tick),
        range: quantity.range,
        basis: quantity.basis ?? 'assumed',
        sources: quantity.sources,
        overridden: set !== undefined,
      });
    }
    return value;
  }

  /** Notes a law that is not a single number, and gives the number that stands for it, as it may have been set. */
  useLaw(law: Pick<Delay, 'name' | 'basis' | 'sources'>, given: number, unit: string): number {
    const { name, basis, sources } = law;
    if (this.kept.has(name)) this.shaping.add(name);
    const set = this.settings.get(name);
    const value = set ?? given;
    this.tracing?.pin(name, value);
    this.used.set(name, { name, value, unit, range: null, basis, sources, overridden: set !== undefined });
    return value;
  }

  assumptions(): Assumption[] {
    return [...this.used.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}

/** 0 and 1 that the author left without a basis mean never and always: they are structure, not a guess. */
function isStructural(quantity: Quantity, value: number, set: boolean): boolean {
  return !set && quantity.basis === null && (value === 0 || value === 1);
}
