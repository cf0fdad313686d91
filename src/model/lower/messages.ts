import type { Channel, Commitment, Occasion } from '../../scenario/scenario.js';
import { all, any, complement, constant, during, holds, isConstant, not, product } from '../conditions.js';
import type { Amount, Condition } from '../model.js';
import { reckoned } from '../tracing.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { isPerfect, type View, type Views } from './views.js';
import { drawOf } from './expressions/chances.js';
import { commitmentOrigin, disclosed, disclosureVariable } from './commitment-facts.js';

/**
 * Making, releasing and cancelling are messages. They move their author's view at once, and another holder's when they
 * arrive: through a channel that may be closed, lose, withhold or delay them. What is disclosed reaches every holder.
 */

export type Message = 'made' | 'released' | 'cancelled';

const MESSAGES: readonly Message[] = ['made', 'released', 'cancelled'];

export class Messages {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly views: Views,
  ) {}

  /** Adds the rules by which a commitment's messages are sent and carried, and by which it is disclosed. */
  lower(commitment: Commitment): void {
    for (const message of MESSAGES) {
      const occasion = commitment[message];
      if (occasion === null) continue;
      this.send(commitment, message, occasion);
      const author = authorOf(commitment, message);
      for (const view of this.views.of(commitment.name)) {
        if (!view.holders.includes(author)) this.carry(commitment, message, view);
      }
    }
    this.disclose(commitment);
  }

  /** The message reaches the holders of this view in this tick. */
  reaches(commitment: Commitment, message: Message, view: View): Condition {
    if (commitment[message] === null) return { is: 'never' };
    const sent = holds(this.sentVariable(commitment, message));
    if (view.holders.includes(authorOf(commitment, message))) return sent;
    const public_ = all(sent, disclosed(this.context, commitment.name));
    if (!isParty(commitment, view)) return public_;
    if (isAgreed(commitment, message) || isPerfect(commitment.channel, this.context)) return sent;
    return any(public_, holds(this.arrivalVariable(commitment, message, view)));
  }

  private sentVariable(commitment: Commitment, message: Message): number {
    return this.context.builder.truth(
      `sent/${commitment.name}/${message}`,
      'passing',
      commitmentOrigin(commitment, message),
    );
  }

  private arrivalVariable(commitment: Commitment, message: Message, view: View): number {
    const name = `arrived/${commitment.name}/${message}/${view.holders[0]}`;
    return this.context.builder.truth(
      name,
      'passing',
      commitmentOrigin(commitment, message, view.holders[0]),
    );
  }

  private send(commitment: Commitment, message: Message, occasion: Occasion): void {
    const author = authorOf(commitment, message);
    const own = this.views.seenBy(commitment.name, author);
    const ready =
      message === 'made' ? this.views.is(own, 'null') : this.views.is(own, 'conditional', 'detached');
    const stage = 'observe/send';
    const when = all(
      occasion.on === null ? { is: 'always' } : during(occasion.on, occasion.on),
      this.expressions.asked(occasion.when, author),
    );
    const drawn = drawOf(this.expressions, occasion.chance, when, author, stage);
    this.context.builder.rule(stage, {
      name: `send/${commitment.name}/${message}`,
      when: all(ready, drawn.when),
      draw: drawn.draw,
      choices: always({
        writes: [{ variable: this.sentVariable(commitment, message), value: constant(1) }],
        counts: [],
        event: { kind: 'message', commitment: commitment.name, message, holder: author, fate: 'sent' },
      }),
      otherwise: null,
      origin: commitmentOrigin(commitment, message, author),
    });
  }

  private carry(commitment: Commitment, message: Message, view: View): void {
    const { builder } = this.context;
    const channel = this.context.scenario.channels.find(({ name }) => name === commitment.channel);
    if (channel === undefined || !isParty(commitment, view) || isPerfect(channel.name, this.context)) return;
    if (isAgreed(commitment, message)) return;
    const [holder] = view.holders;
    const from = commitmentOrigin(commitment, message, holder);
    const arrived = this.arrivalVariable(commitment, message, view);
    const sent = holds(this.sentVariable(commitment, message));
    const open = this.expressions.open(channel.name);
    const event = { kind: 'message', commitment: commitment.name, message, holder } as const;
    const lost = { writes: [], counts: [], event: { ...event, fate: 'lost' } } as const;
    const chance = deliveryChance(this.expressions, channel);
    // One message arriving in the tick in which the next is sent leaves that one under way: the greatest write wins.
    const transit =
      channel.delay === null
        ? null
        : {
            variable: builder.truth(`under way/${commitment.name}/${message}/${holder}`, 'state', from),
            mean: this.expressions.quantity(channel.delay, null),
          };
    builder.rule('observe/deliver', {
      name: `carry/${commitment.name}/${message}/${holder}`,
      when: all(sent, open),
      draw: isConstant(chance, 1) ? null : { kind: 'coin', chance },
      choices: always({
        writes: [{ variable: transit?.variable ?? arrived, value: constant(1) }],
        counts: [],
        event: { ...event, fate: transit === null ? 'delivered' : 'under way' },
      }),
      otherwise: lost,
      origin: from,
    });
    builder.rule('observe/deliver', {
      name: `closed/${commitment.name}/${message}/${holder}`,
      when: all(sent, not(open)),
      draw: null,
      choices: always(lost),
      otherwise: null,
      origin: from,
    });
    if (transit === null) return;
    builder.rule('observe/deliver', {
      name: `arrive/${commitment.name}/${message}/${holder}`,
      when: holds(transit.variable),
      draw: { kind: 'hazard', chance: inverse(transit.mean) },
      choices: always({
        writes: [
          { variable: arrived, value: constant(1) },
          { variable: transit.variable, value: constant(0) },
        ],
        counts: [],
        event: { ...event, fate: 'delivered' },
      }),
      otherwise: null,
      origin: from,
    });
  }

  /** Disclosure is a hazard of the commitment; its carrier may leak it too, and a variant may publish it. */
  private disclose(commitment: Commitment): void {
    const { context, expressions } = this;
    const { variant } = context;
    if (commitment.channel === null || commitment.disclosed.kind === 'from the start') return;
    const debtors = this.views.seenBy(commitment.name, commitment.debtor);
    const disclosed = disclosureVariable(context, commitment.name);
    const channel = context.scenario.channels.find(({ name }) => name === commitment.channel);
    const ready = all(not(holds(disclosed)), not(this.views.is(debtors, 'null')));
    const concealed = (variant?.conceal ?? []).includes(commitment.name);
    const ways = [
      {
        way: 'leak',
        by: 'leaked',
        chance: commitment.disclosed.kind === 'chance' ? commitment.disclosed.chance : null,
      },
      { way: 'carrier', by: channel?.carriers.join(' and ') ?? '', chance: channel?.leaks ?? null },
    ];
    for (const { way, by, chance } of ways) {
      if (chance === null || concealed) continue;
      const drawn = drawOf(expressions, chance, ready, null, 'observe/send');
      context.builder.rule('observe/send', {
        name: `disclose/${commitment.name}/${way}`,
        when: drawn.when,
        draw: drawn.draw,
        choices: always({
          writes: [{ variable: disclosed, value: constant(1) }],
          counts: [],
          event: { kind: 'disclosed', commitment: commitment.name, by },
        }),
        otherwise: null,
        origin: commitmentOrigin(commitment, 'made'),
      });
    }
    const dates = (variant?.publish ?? []).filter((one) => one.commitment === commitment.name);
    for (const on of new Set(dates.map((one) => one.on))) {
      context.builder.rule('observe/send', {
        name: `publish/${commitment.name}/${on}`,
        when: all(not(holds(disclosed)), during(on, on)),
        draw: null,
        choices: always({
          writes: [{ variable: disclosed, value: constant(1) }],
          counts: [],
          event: { kind: 'disclosed', commitment: commitment.name, by: 'variant' },
        }),
        otherwise: null,
        origin: { section: 'variants', name: variant?.name ?? '' },
      });
    }
  }
}

/** The chance that what is sent through an open channel arrives. */
export function deliveryChance(expressions: Expressions, channel: Channel): Amount {
  const delivery = channel.delivery === null ? constant(1) : expressions.quantity(channel.delivery, null);
  const kept = channel.withholds === null ? constant(0) : expressions.quantity(channel.withholds, null);
  return product(delivery, complement(kept));
}

/** What is agreed between its parties is known to both at once. */
function isAgreed(commitment: Commitment, message: Message): boolean {
  return message === 'made' && commitment.made?.agreed === true;
}

/** Who sends it: the debtor makes and cancels, the creditor releases. */
function authorOf(commitment: Commitment, message: Message): string {
  return message === 'released' ? commitment.creditor : commitment.debtor;
}

function isParty(commitment: Commitment, view: View): boolean {
  return view.holders.includes(commitment.debtor) || view.holders.includes(commitment.creditor);
}

function inverse(mean: Amount): Amount {
  return mean.is === 'constant'
    ? reckoned([mean], ([ticks = 1]) => 1 / Math.max(1, ticks))
    : { is: 'ratio', left: constant(1), right: { is: 'greatest', of: [constant(1), mean] } };
}
