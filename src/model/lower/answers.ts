import type { Condition as Asked, Question as AskedQuestion } from '../../scenario/scenario.js';
import { all, ALWAYS, any, constant, holds, isOneOf, isPassing, not, sum, valueOf } from '../conditions.js';
import type { Amount, Condition, Outcome, Probe, Question, VariableIndex, Watch } from '../model.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import type { Views } from './views.js';
import { disputed } from './commitment-facts.js';

/** Outcomes, questions and watches. A question lowers to monitors, which no other rule reads, and to probes of them. */

export function lowerOutcomes(context: Context, expressions: Expressions): Outcome[] {
  return context.scenario.outcomes.map((outcome) => {
    const when = expressions.asked(outcome.when, null);
    if (when.is === 'never' && context.variant === null) {
      context.warn('never-holds', outcome.path, `the outcome "${outcome.name}" can never hold`);
    }
    return { name: outcome.name, when, ends: outcome.ends };
  });
}

export function lowerWatches(context: Context, views: Views): Watch[] {
  return context.commitments.flatMap((commitment) => {
    const when = disputed(views, views.of(commitment.name));
    const origin = { section: 'commitments', name: commitment.name, role: 'disputed' };
    return when.is === 'never' ? [] : [{ name: `disputed(${commitment.name})`, when, origin }];
  });
}

export function lowerQuestions(context: Context, expressions: Expressions): Question[] {
  return context.scenario.questions.map((question) => new Asking(context, expressions, question).lower());
}

class Asking {
  private readonly horizon: number;
  private readonly event: Condition;

  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly question: AskedQuestion,
  ) {
    this.horizon = context.scenario.horizon;
    this.event = expressions.asked(question.ask, null);
  }

  lower(): Question {
    const { name, title, ask, form } = this.question;
    const base = { name, title, text: ask.text, time: null };
    const unit = this.context.scenario.tick;
    switch (form.kind) {
      case 'at': {
        // An act happens in a tick and is over: what is meant is whether it has happened by then.
        const passing = this.event.is !== 'never' && isPassing(this.event, this.context.builder.variables);
        const when = passing ? this.cameAbout() : this.event;
        const given = form.given === null ? null : this.cameAbout(form.given);
        const word = passing ? 'by' : 'at';
        const probes = form.ticks.map((tick) => probe(`${word} ${unit} ${tick}`, when, given, tick));
        const text = form.given === null ? ask.text : `${ask.text}, given ${form.given.text}`;
        return { ...base, text, probes };
      }
      case 'by':
        return { ...base, probes: this.by(form.ticks) };
      case 'given': {
        const text = `${ask.text}, given ${form.given.text}${form.within === null ? '' : `, within ${form.within} ${unit}s`}`;
        return { ...base, text, probes: [this.given(this.expressions.asked(form.given, null), form.within)] };
      }
      case 'before':
        return {
          ...base,
          text: `${ask.text}, before ${form.before.text}`,
          probes: this.before(form.before.text),
        };
      case 'time': {
        const cameAbout = this.cameAbout();
        return { ...base, probes: this.by([this.horizon], cameAbout), time: cameAbout };
      }
    }
  }

  private by(ticks: readonly number[], cameAbout = this.cameAbout()): Probe[] {
    return ticks.map((tick) => probe(`by ${this.context.scenario.tick} ${tick}`, cameAbout, null, tick));
  }

  /** What is asked, or a condition that is given, has come about, now or before. */
  private cameAbout(given?: Asked): Condition {
    const event = given === undefined ? this.event : this.expressions.asked(given, null);
    if (event.is === 'always' || event.is === 'never') return event;
    const role = given === undefined ? 'came about' : 'given came about';
    const variable = this.monitor(role, 1);
    this.watch(role, all(event, not(holds(variable))), variable, 1);
    return any(holds(variable), event);
  }

  /**
   * P(the event, not before the first `given` | `given`). Within N ticks of the first `given`, only runs in which that
   * came N ticks before the horizon or earlier are counted, so that each had its N ticks.
   */
  private given(given: Condition, within: number | null): Probe {
    const { event, horizon } = this;
    const label =
      within === null
        ? `by ${this.context.scenario.tick} ${horizon}`
        : `within ${within} ${this.context.scenario.tick}s`;
    // 0: not yet; 1..clock: so many ticks left, counting this one; then came about; then did not; then too late to count.
    const clock = within === null ? 1 : within + 1;
    const [came, missed, late] = [clock + 1, clock + 2, clock + 3];
    const variable = this.monitor('given', late);
    const at = (...values: readonly number[]): Condition => isOneOf(variable, values);
    const inTime: Condition =
      within === null ? ALWAYS : { is: 'tick', from: 0, to: Math.max(0, horizon - within) };
    this.watch('given', all(at(0), given, inTime, not(event)), variable, within === null ? 1 : within);
    this.watch('given and came', all(at(0), given, inTime, event), variable, came);
    this.watch('given too late', all(at(0), given, not(inTime)), variable, late);
    const running = Array.from({ length: clock }, (_, index) => index + 1);
    this.watch('came', all(at(...running), event), variable, came);
    if (within !== null) {
      this.watch('missed', all(at(1), not(event)), variable, missed);
      const counting = Array.from({ length: within - 1 }, (_, index) => index + 2);
      this.watch(
        'counting',
        all(at(...counting), not(event)),
        variable,
        sum(valueOf(variable), constant(-1)),
      );
    }
    return probe(label, at(came), at(...running, came, missed), horizon);
  }

  private before(other: string): Probe[] {
    const { form } = this.question;
    const rival = form.kind === 'before' ? this.expressions.asked(form.before, null) : ALWAYS;
    const variable = this.monitor('first', 3);
    const none = isOneOf(variable, [0]);
    this.watch('it first', all(none, this.event, not(rival)), variable, 1);
    this.watch('the other first', all(none, rival, not(this.event)), variable, 2);
    this.watch('both at once', all(none, this.event, rival), variable, 3);
    const { text } = this.question.ask;
    const rows: [string, number][] = [
      [`${text} first`, 1],
      [`${other} first`, 2],
      [`both in one ${this.context.scenario.tick}`, 3],
      ['neither', 0],
    ];
    return rows.map(([label, value]) => probe(label, isOneOf(variable, [value]), null, this.horizon));
  }

  private monitor(role: string, high: number): VariableIndex {
    return this.context.builder.variable(`question/${this.question.name}/${role}`, () => ({
      low: 0,
      high,
      start: 0,
      merge: 'single',
      kind: 'monitor',
      origin: { section: 'questions', name: this.question.name, role },
    }));
  }

  private watch(name: string, when: Condition, variable: VariableIndex, value: number | Amount): void {
    this.context.builder.rule('judge/watch', {
      name: `question/${this.question.name}/${name}`,
      when,
      draw: null,
      choices: always({
        writes: [{ variable, value: typeof value === 'number' ? constant(value) : value }],
        counts: [],
        event: null,
      }),
      otherwise: null,
      origin: { section: 'questions', name: this.question.name },
    });
  }
}

function probe(label: string, when: Condition, given: Condition | null, tick: number): Probe {
  return { label, when, given, tick };
}
