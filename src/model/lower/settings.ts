import type { Reporter } from '../../scenario/diagnostics/reporter.js';
import { quantitiesOf } from '../../scenario/quantities.js';
import { findQuantity } from '../../scenario/quantities.js';
import type { Quantity, Scenario } from '../../scenario/scenario.js';
import type { Context } from './context.js';

/** Settings by the full names of the quantities that they set. Later ones beat earlier ones. */
export function readSettings(
  scenario: Scenario,
  ofVariant: ReadonlyMap<string, number>,
  ofCaller: ReadonlyMap<string, number>,
  reporter: Reporter,
): ReadonlyMap<string, number> {
  const quantities = new Map<string, Quantity>();
  for (const quantity of quantitiesOf(scenario)) quantities.set(quantity.name, quantity);
  const names = [...quantities.keys()];
  const settings = new Map<string, number>();
  for (const [wanted, value] of [...ofVariant, ...ofCaller]) {
    const found = findQuantity(wanted, names);
    if ('problem' in found) {
      reporter.report({
        code: 'unknown-name',
        path: ['variants'],
        message: found.problem,
        ...(found.hint === undefined ? {} : { hint: found.hint }),
      });
      continue;
    }
    if (Number.isNaN(value) || !Number.isFinite(value)) {
      reporter.report({
        code: 'out-of-range',
        path: ['variants'],
        message: `"${wanted}" is set to no number`,
      });
      continue;
    }
    settings.set(found.name, value);
  }
  return settings;
}

/** An overlay may set a number of a commitment that another removes; then the number does nothing. */
export function warnOfIdleSettings(context: Context): void {
  const { scenario, variant } = context;
  if (variant === null || variant.remove.length === 0) return;
  const names = quantitiesOf(scenario).map(({ name }) => name);
  for (const wanted of variant.set.keys()) {
    const found = findQuantity(wanted, names);
    const removed = variant.remove.find(
      (name) => 'name' in found && found.name.startsWith(`commitments.${name}.`),
    );
    if (removed === undefined) continue;
    const message = `under "${variant.name}" there is no commitment "${removed}", so setting ${wanted} does nothing`;
    context.warn('contradiction', variant.path, message, 'leave out `set`, or `remove`');
  }
}

/** What the caller sets takes the place of what a variant sets: then the variant may no longer be what its name says. */
export function warnOfOvertaken(context: Context, ofCaller: ReadonlyMap<string, number>): void {
  const { scenario, variant } = context;
  if (variant === null) return;
  const names = quantitiesOf(scenario).map(({ name }) => name);
  const fullName = (wanted: string): string => {
    const found = findQuantity(wanted, names);
    return 'name' in found ? found.name : wanted;
  };
  const ofVariant = new Map([...variant.set].map(([wanted, value]) => [fullName(wanted), value]));
  for (const [wanted, value] of ofCaller) {
    const own = ofVariant.get(fullName(wanted));
    if (own === undefined || own === value) continue;
    const message = `"${variant.name}" sets ${wanted} to ${own}, and here it is played with ${value}`;
    context.warn('contradiction', variant.path, message, 'read its answers as those of another variant');
  }
}
