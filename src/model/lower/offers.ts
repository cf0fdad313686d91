import type { Machine, Move, Offer, Process } from '../../scenario/scenario.js';
import { all, any, constant, isConstant, holds, isOneOf, NEVER, not, sum, valueOf } from '../conditions.js';
import type { Amount, Condition, EventDescription, Origin, VariableIndex, Write } from '../model.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { deliveryChance } from './messages.js';
import { agreedVariable } from './participation.js';
import { lowerMoves, lowerPuts } from './processes.js';
import { isPerfect } from './views.js';
import { drawOf } from './expressions/chances.js';

/**
 * Offers: proposals, ultimatums, ceasefires. First its maker makes it and its recipients answer; each writes only what it
 * does itself. Then what they did together moves the offer on.
 */

/** Adds the rules by which each offer is made, carried, answered, and lapses. */
export function lowerOffers(context: Context, expressions: Expressions): void {
  const lives = new Map<string, Life>();
  for (const offer of context.scenario.offers) {
    const process = context.process(offer.name);
    if (process !== null) lives.set(offer.name, new Life(context, expressions, offer, process));
  }
  for (const life of lives.values()) {
    const countering = context.scenario.offers
      .filter(({ counter }) => counter === life.offer.name)
      .map(({ name }) => lives.get(name)?.countered ?? NEVER);
    life.lower(any(...countering));
  }
}

const ANSWERS = ['none', 'accepted', 'rejected', 'countered'] as const;

class Life {
  /** In this tick it is countered, and by nobody refused. */
  readonly countered: Condition;
  private readonly variable: VariableIndex;
  private readonly isOpen: Condition;
  /** A variant does not set it in this tick. */
  private readonly free: Condition;
  private readonly rejected: Condition;
  private readonly accepted: Condition;

  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    readonly offer: Offer,
    private readonly process: Process,
  ) {
    this.variable = context.processVariable(offer.name);
    this.isOpen = this.at('open');
    this.free = lowerPuts(context, process, (to) => [...this.besides(to), ...this.afresh(to)]);
    const open = all(this.free, this.isOpen);
    this.rejected = all(open, any(...offer.to.map((who) => this.answers(who, 'rejected'))));
    this.countered = all(
      open,
      any(...offer.to.map((who) => this.answers(who, 'countered'))),
      not(this.rejected),
    );
    const consents = offer.to.map((who) => any(this.hasAgreed(who), this.answers(who, 'accepted')));
    this.accepted = all(open, ...consents, not(this.rejected), not(this.countered));
  }

  /** @param countering in this tick an offer is countered, to which this one is the answer */
  lower(countering: Condition): void {
    this.propose();
    for (const { recipient } of this.offer.replies) this.reply(recipient);
    this.make(countering);
    this.conclude();
    this.wait();
  }

  private at(word: string): Condition {
    return isOneOf(this.variable, this.process.groups.get(word) ?? []);
  }

  private first(word: string): number {
    return this.process.groups.get(word)?.[0] ?? 0;
  }

  private origin(role?: string, holder?: string): Origin {
    return {
      section: 'offers',
      name: this.offer.name,
      ...(holder === undefined ? {} : { holder }),
      ...(role === undefined ? {} : { role }),
    };
  }

  private event(how: Extract<EventDescription, { kind: 'offer' }>['how'], by?: string): EventDescription {
    const { name, from, to } = this.offer;
    return { kind: 'offer', offer: name, how, by: by ?? from, to };
  }

  // --- what each does itself ---

  /** It has not been made; or it was turned down, long enough ago to be made again. */
  private canBeMade(): Condition {
    const { again } = this.offer;
    const over = this.at('turned down');
    const longAgo = again === null ? NEVER : all(over, this.expressions.memories.held(over, again));
    return all(this.free, any(this.at('not made'), longAgo));
  }

  private proposedVariable(): VariableIndex {
    const origin = this.origin('proposed', this.offer.from);
    return this.context.builder.truth(`proposed/${this.offer.name}`, 'passing', origin);
  }

  private propose(): void {
    const { name, from, when, chance } = this.offer;
    if (when === null && chance === null) return;
    const stage = 'observe/reply';
    const drawn = drawOf(this.expressions, chance, this.expressions.asked(when, from), from, stage);
    this.context.builder.rule(stage, {
      name: `offers/${name}/made`,
      when: all(this.canBeMade(), drawn.when),
      draw: drawn.draw,
      choices: always({
        writes: [{ variable: this.proposedVariable(), value: constant(1) }],
        counts: [],
        event: this.event('made'),
      }),
      otherwise: null,
      origin: this.origin('made', from),
    });
  }

  private answerVariable(who: string): VariableIndex {
    return this.context.builder.variable(`answer/${this.offer.name}/${who}`, () => ({
      low: 0,
      high: ANSWERS.length - 1,
      labels: ANSWERS,
      start: 0,
      merge: 'single',
      kind: 'passing',
      origin: this.origin('answer', who),
    }));
  }

  private answers(who: string, answer: (typeof ANSWERS)[number]): Condition {
    return isOneOf(this.answerVariable(who), [ANSWERS.indexOf(answer)]);
  }

  /** One of several has accepted before, and the others have not yet. */
  private hasAgreed(who: string): Condition {
    return this.offer.to.length === 1 ? NEVER : holds(this.consentVariable(who));
  }

  private consentVariable(who: string): VariableIndex {
    return this.context.builder.truth(
      `consent/${this.offer.name}/${who}`,
      'state',
      this.origin('consent', who),
    );
  }

  /** What a recipient answers, read with its eyes: one draw with the sum of its chances, then a choice. */
  private reply(who: string): void {
    const given = this.offer.replies.find(({ recipient }) => recipient === who)?.answers ?? [];
    const moves = given.map(
      ({ kind, path, when, chance }): Move => ({
        name: kind,
        path,
        from: 0,
        to: { kind: 'value', value: ANSWERS.indexOf(kind) },
        when,
        chance,
      }),
    );
    const machine: Machine = {
      path: this.offer.path,
      states: ANSWERS,
      low: 0,
      high: ANSWERS.length - 1,
      start: { kind: 'fixed', value: 0 },
      moves,
    };
    lowerMoves(this.context, this.expressions, {
      machine,
      variable: this.answerVariable(who),
      origin: this.origin(undefined, who),
      free: all(this.free, this.isOpen, not(this.hasAgreed(who))),
      whilst: this.isOpen,
      certainFirst: true,
      event: (_, label) => this.event(label as 'accepted' | 'rejected' | 'countered', who),
      stage: 'observe/reply',
      perspective: who,
    });
  }

  // --- what comes of it ---

  private rule(
    name: string,
    when: Condition,
    to: VariableWrite,
    event: EventDescription | null,
    draw: { readonly chance: Amount; readonly otherwise: number } | null = null,
  ): void {
    const { variable } = this;
    const isSure = draw === null || isConstant(draw.chance, 1);
    this.context.builder.rule('observe/offers', {
      name: `offers/${this.offer.name}/${name}`,
      when: all(this.free, when),
      draw: draw === null || isSure ? null : { kind: 'coin', chance: draw.chance },
      choices: always({
        writes: typeof to === 'number' ? [{ variable, value: constant(to) }, ...this.besides(to)] : [to],
        counts: [],
        event,
      }),
      otherwise:
        draw === null || isSure
          ? null
          : {
              writes: [{ variable, value: constant(draw.otherwise) }],
              counts: [],
              event: this.event('lost'),
            },
      origin: this.origin(),
    });
  }

  /** Acceptance is told to the rungs: they fall in its tick. */
  private besides(to: number): Write[] {
    if (this.offer.calmsTo === null || to !== this.first('accepted')) return [];
    return [{ variable: agreedVariable(this.context, this.offer.name), value: constant(1) }];
  }

  /** Set open again, it has been accepted by nobody: an answer to what is over counts no more. */
  private afresh(to: number): Write[] {
    if (this.offer.to.length === 1 || this.process.groups.get('open')?.includes(to) !== true) return [];
    return this.offer.to.map((who) => {
      const variable = this.consentVariable(who);
      return {
        variable,
        value: { is: 'choose', when: this.isOpen, yes: valueOf(variable), otherwise: constant(0) },
      };
    });
  }

  private make(countering: Condition): void {
    const { context, expressions, offer } = this;
    const inReturn = all(countering, this.canBeMade());
    if (inReturn.is !== 'never') {
      context.builder.rule('observe/offers', {
        name: `offers/${offer.name}/in return`,
        when: inReturn,
        draw: null,
        choices: always({ writes: [], counts: [], event: this.event('made') }),
        otherwise: null,
        origin: this.origin('made', offer.from),
      });
    }
    const made = all(this.canBeMade(), any(holds(this.proposedVariable()), inReturn));
    const channel = context.scenario.channels.find(({ name }) => name === offer.through);
    if (channel === undefined || isPerfect(channel.name, context)) {
      this.rule('opened', made, this.first('open'), null);
      return;
    }
    const open = expressions.open(channel.name);
    const chance = deliveryChance(expressions, channel);
    this.rule('carried', all(made, open), this.first('open'), this.event('heard'), {
      chance,
      otherwise: this.first('unheard'),
    });
    this.rule('channel closed', all(made, not(open)), this.first('unheard'), this.event('lost'));
  }

  private conclude(): void {
    const several = this.offer.to.length > 1;
    this.rule('rejected', this.rejected, this.first('rejected'), null);
    this.rule('countered', this.countered, this.first('countered'), null);
    this.rule('accepted', this.accepted, this.first('accepted'), several ? this.event('agreed') : null);
    if (!several) return;
    for (const who of this.offer.to) {
      const variable = this.consentVariable(who);
      const kept = all(this.isOpen, this.answers(who, 'accepted'));
      this.rule(`consent of ${who}`, kept, { variable, value: constant(1) }, null);
      const over = all(not(this.isOpen), holds(variable));
      this.rule(`consent of ${who} is over`, over, { variable, value: constant(0) }, null);
    }
  }

  /** It lapses where nobody answers in time; what was lost does so too, for all that its maker can tell. */
  private wait(): void {
    if (this.offer.within === null) return;
    const answered = any(this.rejected, this.countered, this.accepted);
    const missed = this.process.states?.indexOf('lapsed unheard') ?? 0;
    for (const [word, end] of [
      ['open', this.first('lapsed')],
      ['unheard', missed],
    ] as const) {
      const values = this.process.groups.get(word) ?? [];
      const last = values.slice(-1);
      const { variable } = this;
      const next = { variable, value: sum(valueOf(variable), constant(1)) };
      this.rule(`${word}: lapsed`, all(isOneOf(variable, last), not(answered)), end, this.event('lapsed'));
      this.rule(`${word}: waiting`, all(isOneOf(variable, values.slice(0, -1)), not(answered)), next, null);
    }
  }
}

/** A value of the offer, or a write of its own. */
type VariableWrite = number | Write;
