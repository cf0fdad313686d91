import { logarithm } from '../../../chance/index.js';
import type {
  Chance,
  Commitment,
  Condition,
  Delay,
  Forced,
  Machine,
  Occasion,
  Pace,
  Perform,
  Quantity,
  Question,
  Scenario,
  Standing,
  Variant,
} from '../../../scenario/scenario.js';
import { halvedExpression } from './halve-expression.js';

/** A scenario over ticks of half the length. */
export interface Halved {
  /** null where something in it cannot be said in half ticks. */
  readonly scenario: Scenario | null;
  /** What cannot, and why: a sentence each. */
  readonly refused: readonly string[];
  /** Numbers that count ticks, and are twice as large there. */
  readonly doubled: ReadonlySet<string>;
}

/**
 * The same scenario with ticks of half the length. A chance at each tick becomes the same chance within 2; a chance within N
 * ticks becomes one within 2N; a chance per occasion stays; lengths double; tick t becomes 2t where its end is meant and
 * 2t − 1 where its beginning is. What is certain at each tick stays so. Refused is what does a thing once a tick with no
 * chance: a whole number that steps, and an act that is forced in several ticks; and conditions that ask for an exact tick.
 */
export function halvedTick(scenario: Scenario): Halved {
  const halving = new Halving();
  const halved = halving.scenario(scenario);
  const refused = [...new Set(halving.refused)];
  return { scenario: refused.length > 0 ? null : halved, refused, doubled: halving.doubled };
}

/** ln 2, from the project's own series. */
const LN2 = logarithm(2);

class Halving {
  readonly refused: string[] = [];
  readonly doubled = new Set<string>();

  scenario(scenario: Scenario): Scenario {
    for (const { name, chance } of scenario.options)
      if (chance.kind === 'free') this.refused.push(`“${name}” is chosen freely.`);
    return {
      ...scenario,
      horizon: 2 * scenario.horizon,
      ladder: { ...scenario.ladder, cools: this.#maybe(scenario.ladder.cools) },
      actors: scenario.actors.map((actor) => ({
        ...actor,
        posture: actor.posture === null ? null : this.#machine(actor.posture, `the posture of ${actor.name}`),
        regimeChange: this.#when(actor.regimeChange),
      })),
      processes: scenario.processes.map((process) => ({
        ...process,
        ...this.#machine(process, process.name),
        drawnAgain: this.#when(process.drawnAgain),
      })),
      episodes: scenario.episodes.map((episode) => ({
        ...episode,
        joins: episode.joins.map((joining) => this.#chancy(joining)),
      })),
      offers: scenario.offers.map((offer) => ({
        ...this.#chancy(offer),
        within: offer.within === null ? null : 2 * offer.within,
        again: offer.again === null ? null : 2 * offer.again,
        replies: offer.replies.map((reply) => ({
          ...reply,
          answers: reply.answers.map((answer) => this.#chancy(answer)),
        })),
      })),
      channels: scenario.channels.map((channel) => ({
        ...channel,
        openWhile: this.#when(channel.openWhile),
        delay: channel.delay === null ? null : this.#double(channel.delay),
        leaks: this.#maybe(channel.leaks),
      })),
      commitments: scenario.commitments.map((one) => this.#commitment(one)),
      options: scenario.options.map((option) => ({
        ...option,
        when: this.#when(option.when),
        chance: option.chance.kind === 'free' ? option.chance : this.#chance(option.chance),
        window: option.window === null ? null : this.#window(option.window),
        paces: option.paces.map((pace) => this.#pace(pace)),
      })),
      stocks: scenario.stocks.map((stock) => ({
        ...stock,
        refills: stock.refills === null ? null : this.#certainChancy(stock.refills),
      })),
      effects: scenario.effects.map((effect) => ({
        ...effect,
        cases: effect.cases.map((one) => ({ ...one, when: this.#when(one.when) })),
      })),
      attribution: scenario.attribution.map((rule) => ({
        ...this.#certainChancy(rule),
        fades: this.#maybe(rule.fades),
      })),
      accidents: scenario.accidents.map((accident) => this.#certainChancy(accident)),
      alarms: scenario.alarms.map((alarm) => ({
        ...this.#certainChancy(alarm),
        fades: this.#maybe(alarm.fades),
      })),
      scopes: scenario.scopes.map((scope) => this.#certainChancy(scope)),
      signals: scenario.signals.map((signal) => ({ ...signal, believed: this.#maybe(signal.believed) })),
      standings: scenario.standings.map((standing) => this.#standing(standing)),
      outcomes: scenario.outcomes.map((outcome) => ({ ...outcome, when: this.#condition(outcome.when) })),
      questions: scenario.questions.map((question) => this.#question(question)),
      variants: scenario.variants.map((variant) => this.#variant(variant)),
      readings: scenario.readings.map((reading) => ({
        ...reading,
        alternatives: reading.alternatives.map((one) => this.#variant(one)),
      })),
    };
  }

  #condition(condition: Condition): Condition {
    const expression = halvedExpression(condition.expression, (reason) =>
      this.refused.push(`“${condition.text}”: ${reason}.`),
    );
    return { ...condition, expression };
  }

  #when(condition: Condition | null): Condition | null {
    return condition === null ? null : this.#condition(condition);
  }

  #chance(chance: Chance): Chance {
    if (chance.kind === 'curve') {
      return {
        ...chance,
        knots: chance.knots.map(({ tick, by }) => ({ tick: 2 * tick, by })),
        since: this.#condition(chance.since),
      };
    }
    const { quantity } = chance;
    const value = halvedExpression(quantity.value, (reason) =>
      this.refused.push(`${quantity.name}: ${reason}.`),
    );
    return { ...chance, quantity: { ...quantity, value, unit: this.#unit(quantity) } };
  }

  /** The same chance within two half ticks; what is certain, or is by nature for one occasion, stays. */
  #unit({ unit, nominal }: Quantity): Quantity['unit'] {
    if (unit?.kind === 'within') return { kind: 'within', ticks: 2 * unit.ticks };
    return unit?.kind === 'tick' && nominal !== 1 ? { kind: 'within', ticks: 2 } : unit;
  }

  #maybe(chance: Chance | null): Chance | null {
    return chance === null ? null : this.#chance(chance);
  }

  #chancy<One extends { readonly when: Condition | null; readonly chance: Chance | null }>(one: One): One {
    return { ...one, when: this.#when(one.when), chance: this.#maybe(one.chance) };
  }

  #certainChancy<One extends { readonly when: Condition | null; readonly chance: Chance }>(one: One): One {
    return { ...one, when: this.#when(one.when), chance: this.#chance(one.chance) };
  }

  #machine<One extends Machine>(machine: One, name: string): One {
    for (const { to, chance, when } of machine.moves)
      if (to.kind === 'step' && chance === null)
        this.refused.push(
          `“${name}” steps by ${to.by} at every tick${when === null ? '' : ` while ${when.text}`}.`,
        );
    return { ...machine, moves: machine.moves.map((move) => this.#chancy(move)) };
  }

  /** A length in ticks, which in half ticks is twice as large. */
  #double(quantity: Quantity): Quantity {
    this.doubled.add(quantity.name);
    const { value, nominal, range } = quantity;
    const { span } = value;
    return {
      ...quantity,
      value: {
        kind: 'arithmetic',
        operator: '*',
        left: { kind: 'number', value: 2, span },
        right: value,
        span,
      },
      nominal: nominal === null ? null : 2 * nominal,
      range: range === null ? null : [2 * range[0], 2 * range[1]],
      distribution: null,
    };
  }

  #window<End extends number | null>({
    from,
    until,
  }: {
    readonly from: number;
    readonly until: End;
  }): { readonly from: number; readonly until: number | null } {
    return { from: beginning(from), until: until === null ? null : 2 * until };
  }

  #pace(pace: Pace): Pace {
    return { ...pace, every: this.#double(pace.every), since: this.#when(pace.since) };
  }

  #occasion(occasion: Occasion | null): Occasion | null {
    if (occasion === null) return null;
    return { ...this.#chancy(occasion), on: occasion.on === null ? null : beginning(occasion.on) };
  }

  #commitment(commitment: Commitment): Commitment {
    const { disclosed, onRegimeChange, fidelity } = commitment;
    const base = {
      made: this.#occasion(commitment.made),
      window: this.#window(commitment.window),
      released: this.#occasion(commitment.released),
      cancelled: this.#occasion(commitment.cancelled),
      suspendedWhile: this.#when(commitment.suspendedWhile),
      onRegimeChange:
        onRegimeChange.kind === 'pending'
          ? { ...onRegimeChange, until: this.#condition(onRegimeChange.until) }
          : onRegimeChange,
      disclosed:
        disclosed.kind === 'chance' ? { ...disclosed, chance: this.#chance(disclosed.chance) } : disclosed,
      fidelity: {
        ...fidelity,
        shifts: fidelity.shifts.map((shift) => ({ ...shift, when: this.#condition(shift.when) })),
      },
    };
    if (commitment.form === 'refrain') {
      const { antecedent, unless } = commitment;
      return { ...commitment, ...base, antecedent: this.#when(antecedent), unless: this.#when(unless) };
    }
    return { ...commitment, ...base, ...this.#answering(commitment) };
  }

  #answering({ antecedent, within, delay }: Perform): Pick<Perform, 'antecedent' | 'within' | 'delay'> {
    return {
      antecedent: this.#condition(antecedent),
      within: 2 * within,
      delay: delay === null ? null : { ...delay, law: this.#law(delay.law) },
    };
  }

  #law(law: Delay['law']): Delay['law'] {
    switch (law.kind) {
      case 'geometric':
        return {
          ...law,
          mixture: law.mixture.map(({ mean, share }) => ({ mean: this.#double(mean), share })),
        };
      case 'table':
        return {
          ...law,
          weights: law.weights.flatMap(({ tick, weight }) => [
            { tick: Math.max(1, beginning(tick)), weight: weight / 2 },
            { tick: Math.max(1, 2 * tick), weight: weight / 2 },
          ]),
        };
      case 'lognormal':
        return { ...law, mean: law.mean + LN2, plus: 2 * law.plus };
    }
  }

  #standing(standing: Standing): Standing {
    return {
      ...standing,
      moves: standing.moves.map((move) => ({
        ...move,
        when: this.#condition(move.when),
        chance: this.#maybe(move.chance),
      })),
      startsAgain: this.#when(standing.startsAgain),
    };
  }

  #question(question: Question): Question {
    const { form } = question;
    const ask = this.#condition(question.ask);
    switch (form.kind) {
      case 'at':
        return {
          ...question,
          ask,
          form: { ...form, ticks: form.ticks.map(double), given: this.#when(form.given) },
        };
      case 'by':
        return { ...question, ask, form: { ...form, ticks: form.ticks.map(double) } };
      case 'given':
        return {
          ...question,
          ask,
          form: {
            ...form,
            given: this.#condition(form.given),
            within: form.within === null ? null : 2 * form.within,
          },
        };
      case 'before':
        return { ...question, ask, form: { ...form, before: this.#condition(form.before) } };
      case 'time':
        return { ...question, ask };
    }
  }

  #variant(variant: Variant): Variant {
    for (const { from, until } of variant.force)
      if (from !== null && from !== until)
        this.refused.push(`The variant “${variant.name}” forces an act in several ticks.`);
    return {
      ...variant,
      put: variant.put.map((one) => ({ ...one, on: beginning(one.on) })),
      force: variant.force.map((one) => this.#forced(one, true)),
      forbid: variant.forbid.map((one) => this.#forced(one, false)),
      add: variant.add.map((one) => this.#commitment(one)),
      publish: variant.publish.map((one) => ({ ...one, on: beginning(one.on) })),
      cut: variant.cut.map((one) => ({ ...one, from: beginning(one.from) })),
    };
  }

  /** An act that is forced on one tick is forced once. */
  #forced({ from, until, once, ...rest }: Forced, isOnce: boolean): Forced {
    const begins = from === null ? null : beginning(from);
    return {
      ...rest,
      from: begins,
      until: isOnce && until === from ? begins : until === null ? null : 2 * until,
      once: this.#when(once),
    };
  }
}

/** The first half of a tick; 0 is before all. */
function beginning(tick: number): number {
  return Math.max(0, 2 * tick - 1);
}

function double(tick: number): number {
  return 2 * tick;
}
