import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { lowered, read } from '../laws/played.js';
import { answer, count, expectChance, load, modelOf, RUNS, SEED } from '../oracles/scenarios.js';

/** Offers against closed forms: who hears them, who answers, and what follows. */
const scenario = load('offers.yaml', import.meta.url);

/** Accepted by the end of day t: heard with d on day 1, answered from day 2 to day 11 with p for and q against. */
function accepted(t: number, { d = 0.6, p = 0.1, q = 0.05 } = {}): number {
  const days = Math.max(0, Math.min(t, 11) - 1);
  return p === 0 ? 0 : ((d * p) / (p + q)) * (1 - (1 - p - q) ** days);
}

describe('an offer with a deadline, through a channel that loses some', async () => {
  const result = await count(modelOf(scenario), RUNS);

  it('is accepted, rejected or left unanswered as competing risks', () => {
    for (const t of [1, 2, 5, 11, 40]) expectChance(answer(result, 'accepted', `at day ${t}`), accepted(t));
    for (const t of [11, 40]) expectChance(answer(result, 'rejected', `at day ${t}`), accepted(t) / 2);
  });

  it('lapses after exactly its days, whether it was lost or not', () => {
    const left = 1 - 1.5 * accepted(11);
    expectChance(answer(result, 'lapsed', 'at day 10'), 0);
    expectChance(answer(result, 'lapsed', 'at day 11'), left);
    expectChance(answer(result, 'lapsed', 'at day 40'), left);
    expectChance(answer(result, 'unheard'), 0.4);
  });

  it('puts its terms on offer to whoever heard it, and to its maker in any case', () => {
    expectChance(answer(result, 'offered'), 0.6);
    expectChance(answer(result, 'offered to its maker'), 1);
  });

  it('makes its terms on the day it is accepted', () => {
    expectChance(answer(result, 'in force'), accepted(11));
  });

  it('is turned down for its maker where it was lost, and was never made for its recipient', () => {
    expectChance(answer(result, 'north waits'), 1 - accepted(11));
    expectChance(answer(result, 'south knows'), 0.6 - accepted(11));
  });

  it('is never accepted with a chance of 0', async () => {
    const never = await count(modelOf(scenario, { set: { willing: 0 } }), 300);
    expectChance(answer(never, 'accepted', 'at day 40'), 0);
    expectChance(answer(never, 'in force'), 0);
  });

  it('reaches nobody through a channel that is cut', async () => {
    const cut = await count(modelOf(scenario, { variant: 'cut' }), 300);
    expectChance(answer(cut, 'unheard'), 1);
    expectChance(answer(cut, 'lapsed', 'at day 11'), 1);
    expectChance(answer(cut, 'offered'), 0);
    expectChance(answer(cut, 'south knows'), 0);
  });
});

describe('an offer that is answered on the spot', async () => {
  const result = await count(modelOf(scenario), RUNS);

  it('is answered on the day after it was made', () => {
    expectChance(answer(result, 'proposal', 'at day 2'), 0.2);
    expectChance(answer(result, 'proposal', 'at day 3'), 0.2);
    expectChance(answer(result, 'countered'), 0.3);
  });

  it('opens another in return, on the day it is countered', () => {
    expectChance(answer(result, 'in return', 'at day 1'), 0);
    expectChance(answer(result, 'in return', 'at day 2'), 0.3);
    expectChance(answer(result, 'its answer', 'at day 2'), 0);
    expectChance(answer(result, 'its answer', 'at day 3'), 0.3);
  });

  // Answered on day d: accepted; or countered and made again on d + 3; or it lapses on d + 4 and is made on d + 7.
  it('is made again some days after it was turned down', () => {
    const from = (d: number): number => (d > 40 ? 0 : 0.2 + 0.3 * from(d + 4) + 0.5 * from(d + 8));
    expectChance(answer(result, 'proposal', 'at day 40'), from(2));
  });
});

describe('an offer to two', async () => {
  const result = await count(modelOf(scenario), RUNS);

  it('is accepted once both have, each in its own time', () => {
    const both = (t: number): number => (1 - 0.9 ** (t - 1)) * 0.8 * (1 - 0.75 ** (t - 1));
    for (const t of [1, 2, 3, 40]) expectChance(answer(result, 'ceasefire', `at day ${t}`), both(t));
  });

  it('is refused by one refusal', () => {
    // Accepted at once by both on day 2 leaves nothing to refuse; else South refuses in its own time.
    expectChance(answer(result, 'refused', 'at day 2'), 0.05);
    expectChance(answer(result, 'refused', 'at day 40'), 0.2 * (1 - 0.75 ** 39));
  });

  it('calms those between whom it mediates', () => {
    const model = modelOf(scenario, { variant: 'a ceasefire', set: { willing: 0, unwilling: 1 } });
    const place = model.variables.findIndex(({ name }) => name === 'rung/north south');
    const { ticks } = traceRun(model, SEED, 0);
    const labels = model.variables[place]?.labels ?? [];
    expect(ticks.slice(0, 6).map(({ state }) => labels[state[place] ?? 0])).toEqual([
      'use of force',
      'use of force',
      'use of force',
      'use of force',
      'threat',
      'threat',
    ]);
  });
});

describe('an offer through a private channel', () => {
  /** A promise of alpha to beta, suspended while another is on offer between them, as gamma looks on. */
  const file = (wire: object): object => ({
    brinkmanship: 1,
    title: 'Terms that an onlooker does not know',
    tick: 'day',
    horizon: 4,
    actors: { alpha: 'A', beta: 'B', gamma: 'C' },
    acts: { strike: { rung: 'war' } },
    channels: { wire },
    options: { 'alpha may strike beta': '0.1 per day, assumed' },
    offers: { deal: { from: 'alpha', to: 'beta', when: 'tick = 1', through: 'wire', terms: 'new promise' } },
    commitments: Object.fromEntries(
      Object.entries({
        'new promise': {},
        'old promise': { 'suspended while': 'new promise is offered' },
      }).map(([name, more]) => [
        name,
        {
          debtor: 'alpha',
          creditor: 'beta',
          observers: ['gamma'],
          refrain: 'alpha strike beta',
          fidelity: 1,
          ...more,
        },
      ]),
    ),
    outcomes: [
      { gamma: 'pending(old promise as seen by gamma)' },
      { alpha: 'pending(old promise as seen by alpha)' },
    ],
  });

  it('and what it is about are known to its parties alone, also where nothing is lost', () => {
    for (const wire of [{}, { delivery: '1, assumed' }, { delivery: '0.9, assumed' }])
      expect(traceRun(lowered(read(file(wire))), SEED, 0).outcome).toBe(1);
  });
});

describe('an offer to two that a variant opens again', () => {
  it('has been accepted by nobody', () => {
    const document = {
      brinkmanship: 1,
      title: 'A table left and set again',
      tick: 'day',
      horizon: 6,
      actors: { alpha: 'A', beta: 'B', gamma: 'C' },
      offers: {
        deal: {
          from: 'alpha',
          to: ['beta', 'gamma'],
          when: 'tick = 1',
          replies: {
            beta: { accepted: { when: 'tick = 2' } },
            gamma: { rejected: { when: 'tick = 3' }, accepted: { when: 'tick = 5' } },
          },
        },
      },
      outcomes: [{ done: 'deal is accepted' }, { open: 'deal is open' }],
      variants: {
        again: { put: { variable: 'deal', to: 'open', on: 4 } },
        'still open': { put: { variable: 'deal', to: 'open', on: 3 } },
      },
    };
    expect(traceRun(lowered(read(document), 'again'), SEED, 0).outcome).toBe(1);
    // What was open all along keeps what was answered.
    expect(traceRun(lowered(read(document), 'still open'), SEED, 0).outcome).toBe(0);
  });
});

describe('the examples', () => {
  it('an ultimatum that is turned down is followed by what was threatened', () => {
    const ultimatum = load('../../scenarios/examples/ultimatum.yaml', import.meta.url);
    const story = tellStory(modelOf(ultimatum), traceRun(modelOf(ultimatum), '1', 0));
    expect(story).toContain('The Empire makes an offer to The Republic: ultimatum');
  });

  it('a broker gets both to stop', () => {
    const mediation = load('../../scenarios/examples/mediation.yaml', import.meta.url);
    const story = tellStory(modelOf(mediation), traceRun(modelOf(mediation), '1', 1));
    expect(story).toContain('The Broker makes an offer to The North and The South: ceasefire');
  });
});
