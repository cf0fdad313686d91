import type { Expression } from '../../../scenario/scenario.js';
import { all, any, holds, isOneOf, NEVER, not } from '../../conditions.js';
import type { Condition } from '../../model.js';
import { acknowledgedVariable, disclosed, disputed, testVariable } from '../commitment-facts.js';
import type { Asked, Context, Perspective } from '../context.js';
import type { View, Views } from '../views.js';

/** What the guard language asks of commitments: in whose view, and whether it is so there. */
export class CommitmentTests {
  constructor(
    private readonly context: Context,
    private readonly views: Views,
  ) {}

  test(
    expression: Extract<Expression, { kind: 'commitment' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { test, holder } = expression;
    const name = expression.commitment.name;
    const views = this.views.of(name);
    const commitment = this.context.commitments.find((one) => one.name === name);
    if (commitment === undefined) return NEVER;
    switch (test) {
      case 'intact': {
        if (holder !== null || perspective !== null) {
          const view = this.views.seenBy(name, holder?.name ?? perspective ?? '');
          return not(this.views.is(view, 'null', 'violated', 'terminated'));
        }
        const [debtors] = views;
        const known = debtors === undefined ? NEVER : not(this.views.is(debtors, 'null'));
        return all(known, ...views.map((view) => not(this.views.is(view, 'violated', 'terminated'))));
      }
      case 'disputed':
        return disputed(this.views, views);
      case 'disclosed':
        return disclosed(this.context, name);
      case 'acknowledged':
        return holds(acknowledgedVariable(this.context, name));
      case 'pending': {
        const view =
          holder === null
            ? this.bareView(name, perspective, asked, expression.span)
            : this.views.seenBy(name, holder.name);
        const pending = view?.pending ?? null;
        return pending === null ? NEVER : isOneOf(pending, [1, 2]);
      }
      case 'tempted':
      case 'kept':
      case 'broken':
        if (commitment.form === 'perform') {
          this.context.report({
            code: 'wrong-kind',
            path: asked.path,
            span: expression.span,
            message: `${test}(…) is about a commitment to refrain, and "${name}" is one to perform`,
            hint: `write: ${name} is ${test === 'broken' ? 'violated' : test === 'kept' ? 'satisfied' : 'detached'}`,
          });
          return NEVER;
        }
        if (perspective !== null && perspective !== commitment.debtor && test !== 'broken') {
          this.context.report({
            code: 'not-its-view',
            path: asked.path,
            span: expression.span,
            message: `"${perspective}" cannot know when "${commitment.debtor}" is ${test === 'kept' ? 'held back' : 'tempted'}`,
          });
        }
        return holds(testVariable(this.context, test, name));
    }
  }

  /** The view that an expression means; null where the commitment was removed; undefined if it is no commitment. */
  viewMeant(expression: Expression, perspective: Perspective, asked: Asked): View | null | undefined {
    if (expression.kind === 'view')
      return this.views.seenBy(expression.commitment.name, expression.holder.name);
    if (expression.kind !== 'name' || !this.isCommitment(expression.name)) return undefined;
    return this.bareView(expression.name, perspective, asked, expression.span);
  }

  /** A view is in a state; or what it is about is on offer, as far as whoever holds it can tell. */
  viewIs(view: View | null, subject: Expression, state: string, perspective: Perspective): Condition {
    if (state !== 'offered') return this.views.is(view, state as 'null');
    const eyes = subject.kind === 'view' ? subject.holder.name : perspective;
    const { context } = this;
    const open = context.scenario.offers
      .filter(({ terms }) => view !== null && terms.includes(view.commitment.name))
      .filter(({ from, to, through }) => eyes === null || through === null || [from, ...to].includes(eyes))
      .map(({ name, from }) =>
        isOneOf(
          context.processVariable(name),
          context.valuesOf(name, eyes === from ? 'made' : 'open', eyes) ?? [],
        ),
      );
    return all(this.views.is(view, 'null'), any(...open));
  }

  /** A bare commitment: the reader's own view, or the one view of all. */
  private bareView(
    name: string,
    perspective: Perspective,
    asked: Asked,
    span: { start: number; end: number },
  ): View | null {
    if (perspective !== null) return this.views.seenBy(name, perspective);
    const views = this.views.of(name);
    const [only, another] = views;
    if (another !== undefined) {
      const holders = views.map((view) => view.holders.join(' and '));
      this.context.report({
        code: 'ambiguous-view',
        path: asked.path,
        span,
        message: `the views of "${name}" can differ: whose is meant?`,
        hint: `write "${name} as seen by …": ${holders.join('; ')}`,
      });
    }
    return only ?? null;
  }

  private isCommitment(name: string): boolean {
    return this.context.commitments.some((one) => one.name === name) || this.isAbsent(name);
  }

  private isAbsent(name: string): boolean {
    const all = this.context.scenario.commitments.some((one) => one.name === name);
    return (all || this.context.removed.has(name)) && this.views.of(name).length === 0;
  }
}
