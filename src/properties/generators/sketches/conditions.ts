import fc from 'fast-check';
import { type Pick, pick } from './picking.js';

/** Conditions as sketches. */

export type AtomKind = (typeof ATOMS)[number];

const ATOMS = [
  'act',
  'tick',
  'state',
  'number',
  'rung',
  'posture',
  'actors at',
  'view',
  'test',
  'standing',
  'believes',
  'open',
  'accident',
  'episode',
  'takes part',
  'offer',
] as const;

const ATOM_WEIGHTS: Readonly<Record<AtomKind, number>> = {
  act: 8,
  tick: 2,
  state: 3,
  number: 2,
  rung: 3,
  posture: 1,
  'actors at': 1,
  view: 4,
  test: 3,
  standing: 2,
  believes: 3,
  open: 1,
  accident: 1,
  episode: 2,
  'takes part': 1,
  offer: 2,
};

export interface Atom {
  readonly kind: AtomKind;
  readonly a: Pick;
  readonly b: Pick;
  readonly c: Pick;
  readonly d: Pick;
}

/** A condition, before it is known who reads it and what there is to read. */
export type ConditionSketch =
  | Atom
  | {
      readonly kind: 'not' | 'ever' | 'since' | 'count' | 'for';
      readonly of: ConditionSketch;
      readonly n: Pick;
    }
  | { readonly kind: 'and' | 'or' | 'at least'; readonly of: readonly ConditionSketch[]; readonly n: Pick };

const atom: fc.Arbitrary<Atom> = fc.record({
  kind: fc.oneof(...ATOMS.map((kind) => ({ weight: ATOM_WEIGHTS[kind], arbitrary: fc.constant(kind) }))),
  a: pick,
  b: pick,
  c: pick,
  d: pick,
});

export const condition: fc.Arbitrary<ConditionSketch> = fc.letrec<{ condition: ConditionSketch }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
    { weight: 7, arbitrary: atom },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'not' as const,
          'ever' as const,
          'since' as const,
          'count' as const,
          'for' as const,
        ),
        of: tie('condition'),
        n: pick,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('or' as const, 'and' as const, 'at least' as const),
        of: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
        n: pick,
      }),
    },
  ),
})).condition;
