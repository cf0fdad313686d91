import { describe, expect, it } from 'vitest';
import { toDot } from '../../src/export/dot.js';
import { toJani } from '../../src/export/jani.js';
import { toMermaid } from '../../src/export/mermaid.js';
import { Names } from '../../src/export/names.js';
import { toPrism } from '../../src/export/prism.js';
import { toXState } from '../../src/export/xstate.js';
import type { Model } from '../../src/model/model.js';
import { coin, is, model, question, rule, sets, stage, variable } from '../reference/models.js';
import { visible } from '../../src/scenario/diagnostics/visible.js';
import { solvePrism } from './compared.js';
import { readDot, readMermaid } from './diagram-text.js';
import { readJani } from './jani-text.js';
import { KEYWORDS, readPrism, readProperties } from './prism-text.js';

/** Names that a stranger's scenario may hold. None may end a label, a comment or a line, or become a word of the language. */
const HOSTILE = [
  'a "quoted" name',
  'line\nbreak\r\nand \u2028 more',
  'ends here"]; } digraph evil { x [label="',
  'a --> b',
  '%%{init: {"theme": "dark"}}%%',
  '<b onclick="alert(1)">bold</b> &lt; &amp; #quot; #35;',
  'back\\slash \\N \\" \\',
  '[*]',
  'end',
  'module',
  'endmodule // comment',
  '*/ endrewards',
  "it's; a: trap, {really}",
  '战争',
  '\u202eright to left\u0000\u001b[31m',
  '',
  ' ',
  'tick',
  'step',
  'outcome',
  'P=? [ F true ]',
  '_',
  '123',
  'A',
  'a',
];

/** A model in which everything is called by hostile names: processes, states, rules, outcomes, questions. */
function hostileModel(): Model {
  const labels = HOSTILE;
  const variables = HOSTILE.map((name) =>
    variable(name, HOSTILE.length - 1, { labels, origin: { section: 'processes', name } }),
  );
  const rules = HOSTILE.map((name, place) => {
    const effect = sets(
      { [place]: (place + 1) % HOSTILE.length },
      {
        event: {
          kind: 'move',
          process: name,
          from: HOSTILE[0] ?? '',
          label: HOSTILE[(place + 1) % HOSTILE.length] ?? '',
        },
      },
    );
    return rule(`${place} ${name}`, is(place, 0), effect, place < 3 ? coin(0.5) : {});
  });
  const act = (author: string) =>
    rule(`act ${author}`, is(0, 1), {
      ...sets({}),
      event: {
        kind: 'act',
        author,
        act: author,
        target: { actor: 'beta', part: author },
        by: 'option',
        of: author,
      },
    });
  return model({
    title: HOSTILE.join(' '),
    variant: HOSTILE[2] ?? '',
    readings: { '"]': '-->' },
    tick: 'day\nendmodule',
    horizon: 1,
    variables,
    stages: [stage(rules), stage(HOSTILE.map(act), [], 'decide')],
    outcomes: HOSTILE.map((name, place) => ({ name, when: is(place, 5), ends: false })),
    questions: HOSTILE.map((name) =>
      question(name, {
        title: name,
        text: name,
        probes: [{ label: name, when: is(0, 1), given: null, tick: 1 }],
        time: is(0, 1),
      }),
    ),
    labels: { actors: { alpha: HOSTILE[0] ?? '' }, parts: {}, acts: {}, unit: 'day' },
  });
}

describe('hostile names', () => {
  it('leave PRISM’s texts legal, and its answers right', () => {
    const files = toPrism(hostileModel());
    const read = readPrism(files.model);
    expect(readProperties(files.properties, read).length).toBe(4 * HOSTILE.length + 1);
    expect(solvePrism(hostileModel())?.values.slice(-3, -2)).toEqual([0.5]);
    // What each was called stands in a comment.
    for (const name of HOSTILE) expect(files.model).toContain(visible(name).trimEnd());
  });

  it('leave JANI valid', () => {
    const { model: read } = readJani(JSON.parse(JSON.stringify(toJani(hostileModel()))));
    expect(read.variables.length).toBeGreaterThan(HOSTILE.length);
  });

  it('are shown by Mermaid and Graphviz as they are', () => {
    for (const diagram of [readMermaid(toMermaid(hostileModel())), readDot(toDot(hostileModel()))]) {
      const shown = HOSTILE.map((name) => visible(name) || ' ');
      expect([...diagram.boxes.values()].map((title) => title || ' ')).toEqual(shown);
      for (const title of diagram.nodes.values()) expect([...shown, '']).toContain(title);
      expect(diagram.arrows.length).toBeGreaterThan(HOSTILE.length);
    }
    for (const diagram of [
      readMermaid(toMermaid(hostileModel(), { of: 'actors' })),
      readDot(toDot(hostileModel(), { of: 'actors' })),
    ]) {
      expect(diagram.arrows.length).toBe(HOSTILE.length);
    }
  });

  it('become keys of their own for XState', () => {
    const definitions = Object.values(toXState(hostileModel()));
    expect(definitions.map(({ description }) => description)).toEqual(HOSTILE);
    for (const { states } of definitions) {
      expect(Object.keys(states).every((key) => /^[A-Za-z]\w*$/.test(key))).toBe(true);
    }
  });
});

describe('Names', () => {
  it('are legal, no words of the language, and never given twice', () => {
    const names = new Names();
    const given = [...HOSTILE, ...HOSTILE, ...KEYWORDS].map((text) => names.give(text));
    expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
    for (const name of given) {
      expect(name).toMatch(/^[A-Za-z]\w*$/);
      expect(KEYWORDS.has(name)).toBe(false);
    }
  });

  it('stay near to what they stand for', () => {
    const names = new Names();
    expect(names.give('iran-assurance as seen by israel')).toBe('iran_assurance_as_seen_by_israel');
    expect(names.give('Café')).toBe('Cafe');
    expect(names.give('cafe')).toBe('cafe_2');
    expect(names.give('9 days')).toBe('n9_days');
  });
});
