/** What is claimed of every run of a scenario, in the scenario's own language of conditions. */
export type Property =
  /** It comes about in no tick. */
  | { readonly kind: 'never'; readonly condition: string }
  /** It holds at the end of every tick that is played. */
  | { readonly kind: 'always'; readonly condition: string }
  /** Whenever the first has come about, the second comes about in that tick or later, before the run is over. */
  | { readonly kind: 'leads to'; readonly condition: string; readonly effect: string };

/** `never: alpha strike beta`. */
export function propertyText(property: Property): string {
  const { kind, condition } = property;
  return kind === 'leads to' ? `${condition} leads to ${property.effect}` : `${kind}: ${condition}`;
}

/** The name of the question that is made of a property. */
export const PROPERTY_QUESTION = 'property';

/** The question whose condition comes about, or holds at the end, in just those runs that break the property. */
export function questionOf(property: Property): { readonly ask: string; readonly expect?: 'time' } {
  const { kind, condition } = property;
  switch (kind) {
    case 'never':
      return { ask: condition, expect: 'time' };
    case 'always':
      return { ask: `not (${condition})`, expect: 'time' };
    case 'leads to':
      // What has never been so was so longer ago than anything that has.
      return { ask: `since(${condition}) < since(${property.effect})` };
  }
}
