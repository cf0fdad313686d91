import type { Expression, NameNode, Span } from '../expressions/syntax.js';
import type { NameLookup } from './name-lookup.js';

/** Who reads an expression. */
export type Viewer =
  /** Processes, channels, outcomes and questions: what is so. */
  | { readonly kind: 'world' }
  /** Options, fidelities, postures, beliefs, trust: what these actors hold, each for itself. */
  | { readonly kind: 'actors'; readonly actors: readonly string[] };

/** Checks that whoever reads an expression may know what it speaks of: an actor reads its own views and beliefs only. */
export class Knowledge {
  constructor(
    private readonly viewer: Viewer,
    private readonly lookup: NameLookup,
  ) {}

  /** Whether those who read this can know it of an offer: its maker cannot tell what was heard from what was lost. */
  offer(subject: Expression, state: NameNode): void {
    if (subject.kind !== 'name' || this.viewer.kind === 'world') return;
    const offer = this.lookup.names.offers.get(subject.name);
    if (offer === undefined || !offer.isPrivate) return;
    const blind = this.viewer.actors.find((reader) =>
      state.name === 'open' ? !offer.to.includes(reader) : state.name === 'unheard',
    );
    if (blind === undefined) return;
    const what = state.name === 'open' ? 'has been heard' : 'was lost';
    this.lookup.fail('not-its-view', state.span, `"${blind}" cannot know whether "${subject.name}" ${what}`, [
      `write: ${subject.name} is made`,
    ]);
  }

  /** Whose accident it was knows; all others see an act, and may believe that it was an accident. */
  accident(accident: NameNode, span: Span): void {
    const author = this.lookup.names.accidents.get(accident.name);
    if (author === undefined) this.lookup.known(this.lookup.names.accidents, accident, 'accident');
    else if (this.viewer.kind === 'actors') {
      const reader = this.viewer.actors.find((one) => one !== author);
      if (reader !== undefined) {
        this.lookup.fail('not-its-view', span, `"${reader}" cannot know that it was an accident`, [
          `it may believe so: ${reader} believes ${accident.name}`,
        ]);
      }
    }
  }

  /** Whether everyone who reads this expression may read what belongs to `owner`. */
  reads(owner: string, span: Span, what: string): void {
    if (this.viewer.kind === 'world') return;
    for (const reader of this.viewer.actors) {
      if (reader === owner) continue;
      this.lookup.fail('not-its-view', span, `"${reader}" cannot know ${what}`, [
        "an actor reads its own views and beliefs; an outcome, a question or a process may read anyone's",
        'to let a commitment hang on who is believed to have done it, write the act itself: a rule of attribution makes its observer see it so',
      ]);
      return;
    }
  }

  readsProcess(name: string, knownTo: readonly string[] | null, span: Span): void {
    if (knownTo === null || this.viewer.kind === 'world') return;
    for (const reader of this.viewer.actors) {
      if (knownTo.includes(reader)) continue;
      this.lookup.fail('hidden-from-actor', span, `"${name}" is hidden from "${reader}"`, [
        `it is known to ${knownTo.join(', ')} only`,
      ]);
      return;
    }
  }

  soleActor(): string | null {
    if (this.viewer.kind === 'world') return null;
    const [first, second] = this.viewer.actors;
    return first === undefined || second !== undefined ? null : first;
  }
}
