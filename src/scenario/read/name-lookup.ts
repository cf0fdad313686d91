import type { DiagnosticCode } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { ActPattern, NameNode, Span } from '../expressions/syntax.js';
import type { Names } from './names.js';

/** What is wrong with a part of an expression. */
export interface ExpressionProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

/** Looks up the names of an expression, and keeps all that is found wrong with it. */
export class NameLookup {
  readonly problems: ExpressionProblem[] = [];

  constructor(readonly names: Names) {}

  pattern(pattern: ActPattern): void {
    if (pattern.author !== null) this.actor(pattern.author);
    for (const other of pattern.others ?? []) this.actor(other);
    if (pattern.act !== null) this.known(this.names.acts, pattern.act, 'kind of act');
    const { target } = pattern;
    if (target.kind === 'any') return;
    if (!this.actor(target.actor) || target.kind !== 'part') return;
    const parts = this.names.actors.get(target.actor.name) ?? new Set<string>();
    this.known(parts, target.part, `part of "${target.actor.name}"`);
  }

  actor(node: NameNode): boolean {
    if (node.name === 'self') {
      this.fail('unknown-name', node.span, '"self" means nothing here', ['it is for postures']);
      return false;
    }
    return this.known(this.names.actors, node, 'actor');
  }

  known(all: ReadonlySet<string> | ReadonlyMap<string, unknown>, node: NameNode, what: string): boolean {
    if (all.has(node.name)) return true;
    this.unknown(node.name, node.span, all.keys(), what);
    return false;
  }

  oneOf(all: readonly string[], node: NameNode, what: string): void {
    if (!all.includes(node.name)) this.unknown(node.name, node.span, all, what);
  }

  unknown(name: string, span: Span, all: Iterable<string>, what: string): void {
    const list = [...all];
    const near = nearestName(name, list);
    const some = list.slice(0, 8).join(', ');
    const hint =
      near !== null
        ? `did you mean "${near}"?`
        : list.length === 0
          ? `this scenario has no ${what}`
          : `known: ${some}${list.length > 8 ? ', …' : ''}`;
    this.fail('unknown-name', span, `there is no ${what} named "${name}"`, [hint]);
  }

  fail(code: DiagnosticCode, span: Span, message: string, hints: readonly string[]): void {
    const [hint] = hints;
    this.problems.push(hint === undefined ? { code, span, message } : { code, span, message, hint });
  }
}
