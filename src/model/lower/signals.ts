import { type Commitment, explanationName, type Signal } from '../../scenario/scenario.js';
import { all, any, constant, holds, not } from '../conditions.js';
import type { Choice, Condition, EventDescription, Rule, VariableIndex } from '../model.js';
import { always, type StageName } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import type { Views } from './views.js';
import { drawOf } from './expressions/chances.js';
import { acknowledgedVariable, disclosureVariable } from './commitment-facts.js';
import { seenEach } from './seen-acts.js';
import { standingName, standingOf, standingVariable } from './trust.js';

/**
 * Acts that speak. Who hears one may believe it or not: its credibility, its trust or its belief moves as its other beliefs
 * about what it sees do. What a debtor says in public of its own commitment is so for everybody.
 */
export class Signals {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly views: Views,
  ) {}

  lower(): void {
    for (const signal of this.context.scenario.signals) {
      switch (signal.about.kind) {
        case 'commitment':
          this.aboutCommitment(signal);
          break;
        case 'attribution':
          this.aboutBlame(signal);
          break;
        case 'alarm':
          this.aboutAlarm(signal);
          break;
        case 'accident':
          this.aboutAccident(signal);
      }
    }
  }

  private aboutCommitment(signal: Signal): void {
    // One that a variant removed is neither believed nor denied.
    const commitment = this.context.commitments.find(({ name }) => name === signal.about.name);
    if (commitment === undefined) return;
    if (signal.does === 'acknowledges') this.acknowledge(signal, commitment);
    else this.credibility(signal, commitment);
    if (signal.does === 'denies') this.deny(signal, commitment);
  }

  /** What each holder but the author of the signal thinks of the commitment, or of its debtor's word. */
  private credibility(signal: Signal, commitment: Commitment): void {
    const { context } = this;
    const by = signal.does === 'backs' ? signal.by : -signal.by;
    const holders = [commitment.debtor, commitment.creditor, ...commitment.observers];
    const hearing = holders.flatMap((holder) => {
      const standing = standingOf(context, 'credibility', commitment.name, holder);
      return standing === null ? [] : [{ holder, standing }];
    });
    if (hearing.length === 0) {
      context.warn(
        'never-bites',
        signal.path,
        `nobody's credibility of "${commitment.name}" is kept, so this signal moves none`,
        `add it under \`credibility\`, such as: ${commitment.name} as seen by ${commitment.creditor}`,
      );
    }
    for (const { holder, standing } of hearing) {
      const known = not(this.views.is(this.views.seenBy(commitment.name, holder), 'null'));
      const name = standingName(standing);
      this.heard(signal, holder, known, {
        writes: [{ variable: standingVariable(context, standing), value: constant(by) }],
        counts: [],
        event: { kind: 'standing', standing: name, holder, by },
      });
    }
  }

  private acknowledge(signal: Signal, commitment: Commitment): void {
    const { name, debtor } = commitment;
    const made = not(this.views.is(this.views.seenBy(name, debtor), 'null'));
    const acknowledged = acknowledgedVariable(this.context, name);
    this.said(`acknowledge/${name}`, signal, all(made, not(holds(acknowledged))), acknowledged, 1, {
      kind: 'acknowledged',
      commitment: name,
      by: debtor,
      acknowledged: true,
    });
    const concealed = (this.context.variant?.conceal ?? []).includes(name);
    if (commitment.channel === null || commitment.disclosed.kind === 'from the start' || concealed) return;
    const disclosed = disclosureVariable(this.context, name);
    this.said(`disclose/${name}/acknowledged`, signal, all(made, not(holds(disclosed))), disclosed, 1, {
      kind: 'disclosed',
      commitment: name,
      by: 'acknowledged',
    });
  }

  private deny(signal: Signal, { name, debtor }: Commitment): void {
    const acknowledged = acknowledgedVariable(this.context, name);
    this.said(`deny/${name}`, signal, holds(acknowledged), acknowledged, 0, {
      kind: 'acknowledged',
      commitment: name,
      by: debtor,
      acknowledged: false,
    });
  }

  private aboutBlame(signal: Signal): void {
    const rule = this.context.scenario.attribution.find(({ name }) => name === signal.about.name);
    if (rule === undefined) return;
    const blamed = this.context.blamable(rule).map((act) => holds(this.context.blameVariable(rule, act)));
    this.drop(signal, rule.observer, this.context.beliefVariable(rule), any(...blamed), {
      kind: 'belief',
      observer: rule.observer,
      rule: rule.name,
      held: false,
      act: null,
    });
  }

  private aboutAlarm(signal: Signal): void {
    const alarm = this.context.scenario.alarms.find(({ name }) => name === signal.about.name);
    if (alarm === undefined) return;
    const rings = holds(this.context.alarmVariable(alarm));
    this.drop(signal, alarm.observer, this.context.alarmBelief(alarm), rings, {
      kind: 'alarm',
      observer: alarm.observer,
      alarm: alarm.name,
      act: `${alarm.actor} ${alarm.act} ${alarm.target.actor}${alarm.target.part === null ? '' : `.${alarm.target.part}`}`,
      held: false,
    });
  }

  /** A belief is dropped, unless it is formed anew in the same tick. */
  private drop(
    signal: Signal,
    observer: string,
    belief: VariableIndex,
    formed: Condition,
    event: EventDescription,
  ): void {
    this.heard(signal, observer, all(holds(belief), not(formed)), {
      writes: [{ variable: belief, value: constant(0) }],
      counts: [],
      event,
    });
  }

  /** Whoever saw the act comes to believe that it was an accident, if there has been one. */
  private aboutAccident(signal: Signal): void {
    const { context, expressions } = this;
    const accident = context.scenario.accidents.find(({ name }) => name === signal.about.name);
    if (accident === undefined) return;
    const happened = expressions.memories.ever(holds(context.accidentVariable(accident)));
    for (const rule of context.scenario.attribution) {
      if (rule.name !== explanationName(accident.name, rule.observer)) continue;
      const belief = context.beliefVariable(rule);
      this.heard(signal, rule.observer, all(happened, not(holds(belief))), {
        writes: [{ variable: belief, value: constant(1) }],
        counts: [],
        event: { kind: 'belief', observer: rule.observer, rule: rule.name, held: true, act: null },
      });
    }
  }

  /** What becomes of a signal in the ears of one who hears it, and may believe it. */
  private heard(signal: Signal, holder: string, when: Condition, effect: Choice['effect']): void {
    const stage = 'adjust/follow';
    for (const each of seenEach(this.context, holder, signal.of)) {
      if (each.authors.includes(holder)) continue;
      // The act itself is the occasion.
      const { draw } = drawOf(this.expressions, signal.believed, { is: 'always' }, holder, stage);
      this.add(
        stage,
        `signal/${signal.name}/${holder}/${each.name}`,
        all(each.when, when),
        draw,
        signal,
        effect,
      );
    }
  }

  /** What is so because it was said, whoever believes it. */
  private said(
    name: string,
    signal: Signal,
    when: Condition,
    variable: VariableIndex,
    value: number,
    event: EventDescription,
  ): void {
    for (const act of this.context.matching(signal.of)) {
      const effect = { writes: [{ variable, value: constant(value) }], counts: [], event };
      const happens = all(this.context.occurs(act), when);
      this.add('observe/send', `${name}/${signal.name}/${act.name}`, happens, null, signal, effect);
    }
  }

  private add(
    stage: StageName,
    name: string,
    when: Condition,
    draw: Rule['draw'],
    signal: Signal,
    effect: Choice['effect'],
  ): void {
    this.context.builder.rule(stage, {
      name,
      when,
      draw,
      choices: always(effect),
      otherwise: null,
      origin: { section: 'signals', name: signal.name },
    });
  }
}
