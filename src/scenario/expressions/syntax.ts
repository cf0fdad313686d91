/**
 * The syntax tree of the guard language: what the grammar gives, before any name is looked up.
 *
 * Every node carries the span of text that it came from, so that a diagnostic can point at the word that is
 * wrong. Names are kept as written; `check/` says what they mean, and `model/` turns them into conditions over
 * variables. Nothing in a scenario is ever run as code.
 */

/** Offsets into the text of the expression: `start` is the first character, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as the author wrote it, with its place. */
export interface NameNode {
  readonly name: string;
  readonly span: Span;
}

/** The target of an act pattern. */
export type TargetNode =
  | { readonly kind: 'actor'; readonly actor: NameNode }
  | { readonly kind: 'part'; readonly actor: NameNode; readonly part: NameNode }
  /** `y.*`: the actor itself or any of its parts. */
  | { readonly kind: 'whole'; readonly actor: NameNode }
  /** `anything on y`: the actor itself and whatever stands on its soil. */
  | { readonly kind: 'soil'; readonly actor: NameNode }
  | { readonly kind: 'any'; readonly span: Span };

/** `author kind target`, such as `alpha strike beta.bases`. An author or kind of null is `any`. */
export interface ActPattern {
  readonly author: NameNode | null;
  /** Who acts together with the author, where several are named: `alpha and beta strike gamma`. */
  readonly others?: readonly NameNode[];
  readonly act: NameNode | null;
  readonly target: TargetNode;
  readonly span: Span;
}

/** `with severe effect`: the levels that are meant, from the least to the gravest. */
export interface EffectNode {
  readonly levels: readonly ('none' | 'limited' | 'severe')[];
  readonly span: Span;
}

/** What an observer believes: a rule of `attribution` by name, or what that rule makes it believe. */
export type BeliefNode =
  | { readonly kind: 'rule'; readonly rule: NameNode }
  | { readonly kind: 'took part' | 'did'; readonly actor: NameNode; readonly pattern: ActPattern };

/** How two numbers, or a state and a level, are compared. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
/** What is done with two numbers. */
export type Arithmetic = '+' | '-' | '*' | '/';
/** What can be asked of a commitment as a whole. */
export type CommitmentTest =
  | 'intact'
  | 'disputed'
  | 'disclosed'
  | 'acknowledged'
  | 'pending'
  | 'tempted'
  | 'kept'
  | 'broken';

/** A node of the tree: a condition, a number, or something with states. */
export type Expression = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'tick' }
  /** A parameter, a process, or on the right of a comparison a state or a rung. */
  | { readonly kind: 'name'; readonly name: string }
  /** `c as seen by x`; a bare commitment is a plain name. */
  | { readonly kind: 'view'; readonly commitment: NameNode; readonly holder: NameNode }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'is';
      readonly subject: Expression;
      readonly negated: boolean;
      readonly states: readonly NameNode[];
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | { readonly kind: 'least' | 'greatest'; readonly operands: readonly Expression[] }
  /** `gamma takes part in war`. */
  | { readonly kind: 'takes part'; readonly actor: NameNode; readonly episode: NameNode }
  | { readonly kind: 'act'; readonly pattern: ActPattern; readonly effect?: EffectNode }
  | { readonly kind: 'believes'; readonly observer: NameNode; readonly belief: BeliefNode }
  | {
      readonly kind: 'held';
      readonly condition: Expression;
      readonly ticks: number;
      readonly unit: string | null;
    }
  | { readonly kind: 'ever' | 'since'; readonly condition: Expression }
  | { readonly kind: 'count'; readonly condition: Expression; readonly upTo: number }
  | { readonly kind: 'rung'; readonly one: NameNode; readonly other: NameNode }
  | { readonly kind: 'posture'; readonly actor: NameNode }
  | { readonly kind: 'trust'; readonly holder: NameNode; readonly trusted: NameNode }
  | { readonly kind: 'credibility'; readonly commitment: NameNode; readonly holder: NameNode | null }
  | {
      readonly kind: 'commitment';
      readonly test: CommitmentTest;
      readonly commitment: NameNode;
      readonly holder: NameNode | null;
    }
  | { readonly kind: 'open'; readonly channel: NameNode }
  | { readonly kind: 'accident'; readonly accident: NameNode }
  | { readonly kind: 'at least'; readonly count: number; readonly conditions: readonly Expression[] }
  | { readonly kind: 'actors at'; readonly count: number; readonly rung: NameNode }
);

/** The unit of a probability, as written in a sentence: `within 30 days`, `a day`, `per occasion`. */
export type UnitNode =
  | { readonly kind: 'each tick'; readonly unit: string; readonly span: Span }
  | { readonly kind: 'within'; readonly ticks: number; readonly unit: string | null; readonly span: Span }
  | { readonly kind: 'occasion'; readonly span: Span };

/** A quantity written as a sentence: `25% within 90 days, from 5% to 60%, assumed (E11)`. */
export interface QuantitySentence {
  readonly value: Expression;
  readonly unit: UnitNode | null;
  readonly range: readonly [number, number] | null;
  readonly basis: NameNode | null;
  readonly sources: readonly NameNode[];
}
