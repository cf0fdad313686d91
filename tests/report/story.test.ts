import { describe, expect, it } from 'vitest';
import type { EventDescription, Model, Rule } from '../../src/model/model.js';
import { tellStory } from '../../src/report/story.js';
import { traceSchema, traceToJson } from '../../src/report/trace-json.js';
import { fatesOf, modelOf, type Told, traceOf, viewVariable } from './models.js';

const HAZARD: Rule = {
  name: 'hazard',
  when: { is: 'always' },
  draw: { kind: 'hazard', chance: { is: 'constant', value: 0.1 } },
  choices: [],
  otherwise: null,
  origin: { section: 'test', name: 'test' },
};

const model: Model = modelOf({
  stages: [{ phase: 'decide', step: 'intend', clears: [], rules: [HAZARD] }],
  variables: [
    viewVariable('pact', 'alpha'),
    viewVariable('pact', 'beta'),
    { ...viewVariable('answer', 'beta'), origin: { section: 'commitments', name: 'answer', holder: 'beta' } },
    {
      name: 'rung/alpha beta',
      low: 0,
      high: 2,
      labels: ['none', 'threat', 'use of force'],
      start: 0,
      merge: 'single',
      kind: 'state',
      origin: { section: 'ladder', name: 'alpha beta' },
    },
  ],
  fates: [
    ...fatesOf('pact', ['alpha', 'gamma'], 0),
    ...fatesOf('pact', ['beta'], 1),
    ...fatesOf('answer', ['beta', 'gamma'], 2),
  ],
});

const strike = (
  author: string,
  actor: string,
  by: 'option' | 'response' | 'variant',
  of: string,
): EventDescription => ({
  kind: 'act',
  author,
  act: 'strike',
  target: { actor, part: null },
  by,
  of,
});

/** The lines of the story between its opening and its last table, without the heading. */
function told(events: readonly Told[], options: Parameters<typeof traceOf>[1] = {}): string[] {
  const start = { start: [2, 2, 1, 0], ...options };
  const text = tellStory(model, traceOf(events, start));
  const lines = text.split('\n');
  const first = lines.indexOf('  pact: Alpha and Gamma · Beta') + 3;
  return lines.slice(first, lines.indexOf('How the commitments stand then:') - 1);
}

const DAY_10 = { tick: 10 } as const;

describe('the opening and the end', () => {
  const text = tellStory(model, traceOf([], { endedAt: 12, outcome: 0, start: [2, 4, 1, 0] }));

  it('name the run, so that it can be told again', () => {
    expect(text.split('\n').slice(0, 2)).toEqual(['A model made by hand', 'as given · seed 7 · run 42']);
  });

  it('say who shares a view', () => {
    expect(text).toContain('  pact: Alpha and Gamma · Beta\n');
    expect(text).toContain('All other commitments are seen alike');
  });

  it('say how it ended and how the commitments stand', () => {
    expect(text).toContain('\nday 12  The run ends: war.\n');
    expect(text).toContain(
      '  pact: detached as Alpha and Gamma see it, violated as Beta sees it (disputed)\n',
    );
    expect(text).toContain('  answer: conditional\n');
  });

  it('tell the outcome at the horizon, where nothing ended the run', () => {
    expect(told([], { outcome: 1 })).toEqual(['day 30  The horizon; outcome: trouble.']);
    expect(told([])).toEqual(['day 30  The horizon; outcome: none of these.']);
  });
});

describe('acts', () => {
  const intends: EventDescription = {
    kind: 'intends',
    author: 'gamma',
    act: 'gamma strike beta',
    option: 'gamma may strike beta',
  };

  it('that a variant forces name the variant', () => {
    const [line] = told([
      { ...DAY_10, description: strike('gamma', 'beta', 'variant', 'gamma strikes on day 10') },
    ]);
    expect(line).toBe('day 10  Gamma strikes Beta (forced by the variant “gamma strikes on day 10”).');
  });

  it('of free choice are one sentence with the intent, its chance and its reason', () => {
    const lines = told([
      { tick: 4, description: { kind: 'move', process: 'unrest', from: 'calm', label: 'crackdown' } },
      { ...DAY_10, description: intends, rule: 'hazard', chance: 0.0032, causes: [0] },
      { ...DAY_10, description: strike('gamma', 'beta', 'option', 'gamma may strike beta'), causes: [1] },
    ]);
    expect(lines[1]).toBe(
      'day 10  Gamma strikes Beta (chance 0.0032 a day), as unrest has been crackdown since day 4.',
    );
    expect(lines).toHaveLength(3);
  });

  it('name the option where it has a label of its own', () => {
    const option = 'gamma may strike beta (opportunity)';
    const lines = told([
      { ...DAY_10, description: { ...intends, option } },
      { ...DAY_10, description: strike('gamma', 'beta', 'option', option), causes: [0] },
    ]);
    expect(lines[0]).toBe('day 10  Gamma strikes Beta (opportunity).');
  });

  it('say what they break', () => {
    const lines = told([
      { ...DAY_10, description: { ...intends, author: 'alpha', act: 'alpha strike beta' } },
      { ...DAY_10, description: strike('alpha', 'beta', 'option', ''), causes: [0] },
      { ...DAY_10, description: { kind: 'broken', commitment: 'pact', act: 'alpha strike beta' } },
    ]);
    expect(lines[0]).toBe('day 10  Alpha strikes Beta, and breaks pact.');
  });

  it('that are held back are told with what held them', () => {
    const act = 'alpha strike beta';
    const lines = told([
      { ...DAY_10, description: { ...intends, author: 'alpha', act }, rule: 'hazard', chance: 0.25 },
      { ...DAY_10, description: { kind: 'kept', commitment: 'pact', act }, chance: 0.9 },
      { ...DAY_10, description: { kind: 'spared', commitment: 'other pact', act } },
    ]);
    expect(lines[0]).toBe(
      'day 10  Alpha is about to strike Beta (chance 0.25 a day). pact (chance 0.90) holds it back. other pact would',
    );
    expect(lines[1]?.trim()).toBe('not have.');
  });

  it('in answer name the commitment and since when it is owed', () => {
    const lines = told([
      {
        ...DAY_10,
        description: {
          kind: 'view',
          commitment: 'answer',
          holders: ['beta'],
          from: 'conditional',
          to: 'detached',
          because: 'antecedent',
          answers: true,
        },
        chance: 0.7,
      },
      { tick: 13, description: { kind: 'due', commitment: 'answer', act: 'beta strike gamma.bases' } },
      {
        tick: 13,
        description: {
          kind: 'act',
          author: 'beta',
          act: 'strike',
          target: { actor: 'gamma', part: 'bases' },
          by: 'response',
          of: 'answer',
        },
        causes: [1],
      },
    ]);
    expect(lines[0]).toBe(
      'day 10  answer, as Beta sees it: conditional → detached, because its condition has come about. Beta will',
    );
    expect(lines[1]?.trim()).toBe('answer (chance 0.70).');
    expect(lines[2]).toBe("day 13  Beta strikes Gamma's bases abroad (answer, detached on day 10).");
  });

  it('done instead of another say so', () => {
    const lines = told([
      { ...DAY_10, description: { kind: 'due', commitment: 'answer', act: 'beta strike alpha' } },
      { ...DAY_10, description: { kind: 'kept', commitment: 'pact', act: 'beta strike alpha' } },
      { ...DAY_10, description: { kind: 'restrained', commitment: 'answer', outcome: 'retargeted' } },
      { ...DAY_10, description: strike('beta', 'gamma', 'response', 'answer'), causes: [0, 1] },
    ]);
    expect(lines.slice(0, 2)).toEqual([
      'day 10  Beta is about to strike Alpha (answer). pact holds it back.',
      '        Beta strikes Gamma instead (answer).',
    ]);
  });

  it('begin with a capital letter, whoever does them', () => {
    const labels = { ...model.labels, actors: { ...model.labels.actors, gamma: 'the Gamma states' } };
    const text = tellStory(
      { ...model, labels },
      traceOf([{ ...DAY_10, description: strike('gamma', 'beta', 'variant', 'v') }]),
    );
    expect(text).toContain('day 10  The Gamma states strikes Beta');
  });

  it('that wait or are given up are told', () => {
    const restrained = (outcome: 'waits' | 'fails') =>
      told([{ ...DAY_10, description: { kind: 'restrained', commitment: 'answer', outcome } }])[0];
    expect(restrained('waits')).toBe('day 10  answer waits until nothing holds it back.');
    expect(restrained('fails')).toBe('day 10  answer is not carried out: it was held back.');
  });
});

describe('commitments', () => {
  const change = (
    holders: readonly string[],
    from: string,
    to: string,
    because: string,
  ): EventDescription => ({
    kind: 'view',
    commitment: 'pact',
    holders,
    from,
    to,
    because,
  });
  const struck: Told = { ...DAY_10, description: strike('alpha', 'beta', 'variant', 'v') };

  it('are told once for all who see the same', () => {
    const lines = told(
      [
        struck,
        {
          ...DAY_10,
          description: change(['alpha', 'gamma'], 'detached', 'violated', 'breached'),
          causes: [0],
        },
        { ...DAY_10, description: change(['beta'], 'detached', 'violated', 'breached'), causes: [0] },
      ],
      { states: { 10: [4, 4, 1, 0] } },
    );
    expect(lines[1]).toBe('        pact: detached → violated, because Alpha struck Beta.');
  });

  it('are told as each holder sees them, and where they come to differ', () => {
    const lines = told(
      [
        struck,
        {
          ...DAY_10,
          description: {
            kind: 'belief',
            observer: 'beta',
            rule: 'blame',
            held: true,
            act: 'alpha strike beta',
          },
          chance: 0.3,
          causes: [0],
        },
        { ...DAY_10, description: change(['beta'], 'detached', 'terminated', 'released'), causes: [1] },
        { tick: 20, description: change(['alpha', 'gamma'], 'detached', 'terminated', 'released') },
      ],
      { states: { 10: [2, 5, 1, 0], 20: [5, 5, 1, 0] } },
    );
    expect(lines).toEqual([
      'day 10  Alpha strikes Beta (forced by the variant “v”).',
      '        Beta believes what “blame” says (chance 0.30), after Alpha struck Beta.',
      '        pact, as Beta sees it: detached → terminated, because Beta believes what “blame” says.',
      '        pact is disputed: detached for Alpha and Gamma, terminated for Beta.',
      'day 20  pact, as Alpha and Gamma see it: detached → terminated, because its condition for release has come',
      '          about.',
      '        pact is no longer disputed.',
      'day 30  The horizon; outcome: none of these.',
    ]);
  });

  it.each([
    ['overdue', 'because the deadline has passed'],
    ['closed', 'because its time is over'],
    ['repeated', 'because it begins anew'],
    ['made', 'as it is made'],
  ])('a change by %s is told as: %s', (because, text) => {
    const [line] = told([
      struck,
      { ...DAY_10, description: change(['beta'], 'detached', 'expired', because), causes: [0] },
    ]).slice(1);
    expect(line?.trim()).toBe(`pact, as Beta sees it: detached → expired, ${text}.`);
  });

  it('that become public are known from then on', () => {
    const lines = told([
      {
        ...DAY_10,
        description: { kind: 'disclosed', commitment: 'pact', by: 'gamma' },
        rule: 'hazard',
        chance: 0.01,
      },
      { ...DAY_10, description: change(['beta'], 'null', 'detached', 'made'), causes: [0] },
    ]);
    expect(lines.slice(0, 2)).toEqual([
      'day 10  pact becomes public: leaked by Gamma (chance 0.01 a day).',
      '        pact, as Beta sees it: not known until now → detached, now that it is public.',
    ]);
  });

  it('can be suspended, which the end remembers', () => {
    const text = tellStory(
      model,
      traceOf(
        [
          {
            ...DAY_10,
            description: {
              kind: 'pending',
              commitment: 'answer',
              holders: ['beta', 'gamma'],
              pending: true,
              because: 'suspended',
            },
          },
        ],
        {
          start: [2, 2, 2, 0],
        },
      ),
    );
    expect(text).toContain('day 10  answer is suspended.\n');
    expect(text).toContain('  answer: detached but suspended\n');
  });
});

describe('messages', () => {
  const message = (fate: 'sent' | 'delivered' | 'lost' | 'under way', what: 'made' | 'released' = 'made') =>
    told([
      {
        ...DAY_10,
        description: { kind: 'message', commitment: 'pact', message: what, holder: 'beta', fate },
        chance: 0.05,
      },
    ])[0]?.slice(8);

  it('arrive, are lost, or are under way', () => {
    expect(message('delivered')).toBe('Word of pact reaches Beta (chance 0.05).');
    expect(message('lost')).toBe('Word of pact is lost: it never reaches Beta (chance 0.05).');
    expect(message('under way', 'released')).toBe(
      'Word that pact is released is under way to Beta (chance 0.05).',
    );
  });
});

describe('the world', () => {
  it('begins with what was drawn', () => {
    const start: Told = {
      tick: 0,
      description: { kind: 'start', variable: 'resolve', label: 'feint' },
      origin: { section: 'processes', name: 'resolve' },
      chance: 0.3,
    };
    expect(told([start])).toEqual([
      'before day 1  resolve is feint (drawn: chance 0.30).',
      'day 30        The horizon; outcome: none of these.',
    ]);
  });

  it('tells rungs by where they were and where they are', () => {
    const rung = (tick: number): Told => ({
      tick,
      description: { kind: 'rung', one: 'alpha', other: 'beta', label: 'one lower' },
      origin: { section: 'ladder', name: 'alpha beta' },
    });
    const states = { 10: [2, 2, 1, 2], 20: [2, 2, 1, 1] };
    expect(told([rung(10), rung(20)], { states }).slice(0, 2)).toEqual([
      'day 10  Alpha and Beta: none → use of force.',
      'day 20  Alpha and Beta cool down: use of force → threat.',
    ]);
  });

  it('tells trust and credibility by whose they are', () => {
    const standing = (name: string, by: number) =>
      told([{ ...DAY_10, description: { kind: 'standing', standing: name, holder: 'alpha', by } }])[0]?.slice(
        8,
      );
    expect(standing('trust/alpha in beta', -1)).toBe('The trust of Alpha in Beta falls by 1.');
    expect(standing('credibility/answer as seen by gamma', 2)).toBe(
      'The credibility of answer in the eyes of Gamma rises by 2.',
    );
  });

  it('names a reason of today before one of earlier days, and at most two', () => {
    const [, , , , line] = told([
      { tick: 3, description: strike('gamma', 'alpha', 'variant', 'v') },
      { ...DAY_10, description: strike('alpha', 'beta', 'variant', 'v') },
      { ...DAY_10, description: strike('beta', 'alpha', 'variant', 'v') },
      { ...DAY_10, description: { kind: 'move', process: 'unrest', from: 'calm', label: 'crackdown' } },
      { ...DAY_10, description: { kind: 'regime', actor: 'beta' }, causes: [0, 1, 2, 3] },
    ]);
    expect(line?.trim()).toBe('The regime of Beta changes, after Alpha struck Beta and Beta struck Alpha.');
  });
});

describe('a strange story', () => {
  it('shows what a stranger hid in names, and stays within the page', () => {
    const strange = modelOf({
      title: 'a\u001b]0;title\u0007b',
      labels: {
        ...model.labels,
        acts: { strike: '{actor}\u202e strikes\n{target}' },
        actors: { alpha: 'Al\u009bpha', beta: 'B'.repeat(300) },
      },
    });
    const text = tellStory(
      strange,
      traceOf([{ tick: 1, description: strike('alpha', 'beta', 'variant', 'x\u0000') }]),
    );
    expect(text).toContain('a\\u{1b}]0;title\\u{7}b');
    expect(text).toContain('Al\\u{9b}pha\\u{202e} strikes');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

describe('a trace as JSON', () => {
  it('is what its schema says, with names in place of numbers', () => {
    const trace = traceOf([{ tick: 1, description: strike('alpha', 'beta', 'variant', 'v') }], {
      endedAt: 2,
      outcome: 0,
    });
    const changed = {
      ...trace,
      ticks: trace.ticks.map((tick) => ({ ...tick, changes: [{ variable: 0, from: 2, to: 4 }] })),
    };
    const document = traceToJson(model, changed);
    expect(traceSchema.parse(document)).toEqual(document);
    expect(document).toMatchObject({ seed: 7, run: 42, outcome: 'war', endedAt: 2 });
    expect(document.ticks[0]?.changes).toEqual([
      { variable: 'pact as seen by alpha', from: 'detached', to: 'violated' },
    ]);
  });
});
