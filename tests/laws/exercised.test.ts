import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { PERFORM, REFRAIN, type Transition } from '../../src/model/lifecycle.js';
import type { EventDescription } from '../../src/model/model.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { traceRun } from '../../src/reference/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { withEffects } from './physical-scenario.js';
import { lowered, read } from './played.js';

/**
 * What the laws are held to is what the made-up scenarios do. Whatever in the language they never do, no law has been held to:
 * so each cell of the table of lives, and each kind of event, has to come about in them.
 */

const repository = fileURLToPath(new URL('../../', import.meta.url));
const SCENARIOS = 250;
/** So many runs are played of a scenario that can show what no scenario has shown yet. */
const RUNS = 30;
/** Everything is played of the first ones. */
const PLAYED_ALL = 20;

const WORD = { debtor: 'alpha', creditor: 'beta', refrain: 'alpha strike beta', fidelity: 1 };

/** What chance makes too seldom: words that lapse with a regime or are taken back, before and after they bind. */
const RARE = {
  brinkmanship: 1,
  title: 'Words that end early',
  tick: 'day',
  horizon: 6,
  actors: { alpha: { name: 'Alpha', 'regime changes when': 'tick = 3' }, beta: 'Beta' },
  acts: { strike: { rung: 'use of force' } },
  commitments: {
    lapses: { ...WORD, 'on regime change': 'lapses' },
    'lapses unborn': { ...WORD, 'on regime change': 'lapses', if: 'tick > 5' },
    'taken back': { ...WORD, cancelled: { when: 'tick = 2' } },
    'taken back unborn': { ...WORD, cancelled: { when: 'tick = 2' }, if: 'tick > 5' },
  },
  options: { 'alpha may strike beta': '1% a day, assumed' },
  outcomes: [{ blows: 'ever(alpha strike beta)' }],
};

/** `refrain: detached, breached, violated`: a cell of a table, with the state that it led to. */
const cells = new Set<string>();
const kinds = new Set<string>();

/** What an event shows: its kind, and the cell if it changes a view. */
function shownBy(event: EventDescription, forms: ReadonlyMap<string, string>): string[] {
  if (event.kind !== 'view') return [event.kind];
  const { commitment, from, because, to } = event;
  return [event.kind, `${forms.get(commitment)}: ${from}, ${because}, ${to}`];
}

function played(scenario: Scenario, variant: string | null, everything: boolean): void {
  const { commitments, variants } = scenario;
  const added = variants.find(({ name }) => name === variant)?.add ?? [];
  const forms = new Map([...commitments, ...added].map(({ name, form }) => [name, form]));
  const model = lowered(scenario, variant);
  const shown = new Set([...cells, ...kinds]);
  const possible = model.stages
    .flatMap(({ rules }) =>
      rules.flatMap(({ choices, otherwise }) => [...choices.map(({ effect }) => effect), otherwise]),
    )
    .flatMap((effect) => (effect === null || effect.event === null ? [] : shownBy(effect.event, forms)));
  if (!everything && possible.every((one) => shown.has(one))) return;
  for (let run = 0; run < (everything ? 1 : RUNS); run += 1) {
    for (const { description } of traceRun(model, 'exercised', run).events) {
      const [kind = '', cell] = shownBy(description, forms);
      kinds.add(kind);
      if (cell !== undefined) cells.add(cell);
    }
  }
}

beforeAll(() => {
  played(read(RARE), null, true);
  const documents = fc.sample(scenarioDocuments(), { numRuns: SCENARIOS, seed: 7 });
  for (const [place, document] of documents.entries()) {
    const everything = place < PLAYED_ALL;
    const scenario = read(everything ? withEffects(document) : document);
    for (const variant of [null, ...scenario.variants.map(({ name }) => name)])
      played(scenario, variant, everything);
  }
}, 120_000);

function unexercised(form: 'refrain' | 'perform', table: readonly Transition[]): string[] {
  return table.flatMap(({ from, cause, to }) => {
    const ends = to === 'start' ? ['detached', 'conditional'] : [to];
    return ends.map((end) => `${form}: ${from}, ${cause}, ${end}`).filter((cell) => !cells.has(cell));
  });
}

/** What a type of the source names: the texts between two places of a file. */
function namedIn(file: string, from: string, to: string, pattern: RegExp): string[] {
  const text = readFileSync(`${repository}src/${file}`, 'utf8');
  const part = text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));
  return [
    ...new Set(
      [...part.matchAll(pattern)].flatMap(([whole]) =>
        [...whole.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
      ),
    ),
  ];
}

describe('made-up scenarios', () => {
  it('go through every cell of the table of a restraint', () => {
    // It is satisfied when its window closes, and then it does not begin again.
    const impossible = [
      'refrain: satisfied, repeated, detached',
      'refrain: satisfied, repeated, conditional',
    ];
    expect(unexercised('refrain', REFRAIN).filter((cell) => !impossible.includes(cell))).toEqual([]);
  });

  it('go through every cell of the table of a performance', () => {
    // What has to be done has something to be done for, so it never begins as detached.
    const impossible = [
      'perform: null, made, detached',
      'perform: satisfied, repeated, detached',
      'perform: violated, repeated, detached',
    ];
    expect(unexercised('perform', PERFORM).filter((cell) => !impossible.includes(cell))).toEqual([]);
  });

  it('show every kind of event', () => {
    const all = namedIn(
      'model/model.ts',
      'export type EventDescription',
      '/** What takes effect',
      /readonly kind: [^;]+/g,
    );
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('tests', () => {
  it('name every code of a diagnostic', () => {
    const codes = namedIn(
      'scenario/diagnostics/diagnostic.ts',
      'export type DiagnosticCode',
      '/** A problem of',
      /\| '[^']+'/g,
    );
    expect(codes.length).toBeGreaterThan(30);
    const tests = readdirSync(`${repository}tests`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('exercised.test.ts'))
      .map((name) => readFileSync(`${repository}tests/${name}`, 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
  });
});
