import { spawnSync } from 'node:child_process';
import { answerModel, toCsv, toJson, toWideCsv, waysOf, writeGame, type Exploration } from 'brinkmanship';
import { toParquet } from 'brinkmanship/parquet';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { fenced } from '../../docs/site/fence.js';
import { toDot } from '../../src/export/dot.js';
import { toExplicit } from '../../src/export/explicit.js';
import { toJani } from '../../src/export/jani.js';
import { toMermaid } from '../../src/export/mermaid.js';
import { toPrism } from '../../src/export/prism.js';
import { toXState } from '../../src/export/xstate.js';
import { replayCommand } from '../../src/report/exploration/replay.js';
import { jsonText } from '../../src/report/json/text.js';
import { type LongColumn, longRows } from '../../src/report/long-form.js';
import { runLine } from '../../src/report/run-lines.js';
import { shellWord } from '../../src/report/shell-word.js';
import { visible } from '../../src/scenario/diagnostics/visible.js';
import { readDot, readMermaid } from '../export/diagram-text.js';
import { readJani } from '../export/jani-text.js';
import { readPrism, readProperties } from '../export/prism-text.js';
import { HOSTILE_TEXTS } from '../fuzz/hostile-values.js';
import { unsafeLine } from '../fuzz/unsafe.js';
import { hostile } from './hostile.js';

/**
 * The same hostile scenario in every format that others read, each read back by a parser of that format: what comes out is
 * the text that went in, and nothing else. Pages for a terminal are in sinks.test.ts, the report and its charts in
 * html.test.ts, charts.test.ts and, read by a browser, in tests/browser/report.test.ts.
 */

const { worlds } = await hostile();
const results = worlds.map(({ result }) => result);
const [{ model, result }] = worlds as [(typeof worlds)[number]];
const outcomes = result.outcomes.map(({ name }) => name);

/** A file of CSV, cell by cell, as RFC 4180 has it. */
function cellsOf(csv: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const rows: string[][] = [[]];
  let end = 0;
  for (const [whole, quoted, plain = '', after] of csv.matchAll(cell)) {
    end += whole.length;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (after === '\r\n') rows.push([]);
  }
  expect(end).toBe(csv.length);
  return rows.slice(0, -1);
}

/** What a spreadsheet runs (OWASP, CSV Injection): numbers are numbers. */
function formulasIn(rows: readonly (readonly string[])[]): string[] {
  return rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !Number.isFinite(Number(cell)));
}

describe('hostile texts in every format', () => {
  it.each([
    ['CSV', toCsv],
    ['wide CSV', toWideCsv],
  ])('%s: no cell is a formula, and each line has its cells', (_, written) => {
    const text = written(results);
    const rows = cellsOf(text);
    expect(unsafeLine(text)).toBeNull();
    expect(formulasIn(rows)).toEqual([]);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    const harmless = outcomes.map((name) => (/^[=+\-@]/.test(name) ? `'${name}` : name));
    expect(rows.map((row) => row[written === toCsv ? 2 : 1])).toEqual(
      expect.arrayContaining(harmless.map(visible)),
    );
  });

  it('Parquet: texts are as they are', async () => {
    const rows = await parquetReadObjects({ file: toParquet(results).slice().buffer });
    const texts = ['variant', 'kind', 'id', 'part', 'holder', 'readings'] as const satisfies LongColumn[];
    expect(rows.map((row) => texts.map((column): unknown => row[column] ?? null))).toEqual(
      longRows(results).map((row) => texts.map((column) => row[column] ?? null)),
    );
  });

  it('JSON: texts are as they are, and safe to print', () => {
    const text = jsonText(toJson([result], '0'));
    expect(unsafeLine(text)).toBeNull();
    expect(JSON.parse(text)).toMatchObject({ outcomes: outcomes.map((id) => ({ id })) });
  });

  it('JSON Lines: a run is a line, whatever its texts hold', () => {
    for (const way of waysOf(model, { runs: 50 })) {
      const line = runLine({ variant: 'a\u2028b\r\n"', readings: { '\u001b[2J': '\u0085' } }, way);
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line)).toMatchObject({
        variant: 'a\u2028b\r\n"',
        readings: { '\u001b[2J': '\u0085' },
        outcome: way.outcome,
      });
    }
  });

  it('a saved game: texts are as they are, and safe to print', () => {
    for (const text of HOSTILE_TEXTS) {
      const game = {
        brinkmanship: 'game',
        format: 1,
        scenario: text,
        model: text,
        variant: text,
        readings: { [`r${text}`]: text },
        settings: {},
        seed: 1,
        run: 0,
        actor: text,
        moves: [],
      } as const;
      const written = writeGame(game);
      expect(unsafeLine(written)).toBeNull();
      expect(JSON.parse(written)).toEqual(game);
    }
  });

  it('PRISM, JANI, Mermaid, Graphviz, XState and the explicit chain: their grammars read them', () => {
    const prism = toPrism(model);
    const read = readPrism(prism.model);
    expect(readProperties(prism.properties, read).length).toBeGreaterThan(0);
    const jani = readJani(JSON.parse(JSON.stringify(toJani(model))));
    expect(jani.model.variables.length).toBeGreaterThan(0);
    for (const of of ['all', 'actors'] as const) {
      expect(readMermaid(toMermaid(model, { of })).arrows.length).toBeGreaterThan(0);
      expect(readDot(toDot(model, { of })).arrows.length).toBeGreaterThan(0);
    }
    for (const { states } of Object.values(toXState(model)))
      for (const key of Object.keys(states)) expect(key).toMatch(/^[A-Za-z]\w*$/);
    const explicit = toExplicit(model, {});
    expect('refused' in explicit ? explicit.refused : unsafeLine([...explicit.labels].join(''))).toBeNull();
  });

  it('the site of the documentation: nothing ends the fence of a file', () => {
    for (const text of [
      ...HOSTILE_TEXTS,
      '`'.repeat(9),
      '~~~\n<script>alert(1)</script>',
      '`````\n<img src=x>\n`````',
    ]) {
      const lines = fenced(`a\n${text}\nb`, 'yaml').split('\n');
      const [, fence = ''] = /^(`+)yaml$/.exec(lines[0] ?? '') ?? [];
      expect(fence.length).toBeGreaterThan(4);
      // A fence is ended by a line of as many ticks or more (CommonMark 0.31, 4.5).
      const ends = lines.slice(1).map((line) => /^ {0,3}(`+)[ \t]*$/.exec(line)?.[1]?.length ?? 0);
      expect(ends.findIndex((ticks) => ticks >= fence.length)).toBe(ends.length - 1);
    }
  });
});

/** The words that a shell makes of a command line. */
function wordsOf(line: string, shell: string): string[] {
  const { stdout, status } = spawnSync(shell, ['-c', `set -f; printf '%s\\0' ${line}`], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

describe('the command that makes this again', () => {
  // No word of a command line can hold a NUL, and half a surrogate pair is no text in UTF-8.
  const texts = [...HOSTILE_TEXTS, "it's", '~', '*', '!!', '#', '-rf', '=ls', 'a b', '\n'].filter(
    (text) => !/[\0\p{Cs}]/u.test(text),
  );

  it.each(['sh', 'bash'])('is read by %s as it is meant', (shell) => {
    expect(wordsOf(texts.map(shellWord).join(' '), shell)).toEqual(texts);
  });

  it('of a counterexample has the words that were meant, one by one', () => {
    const text = "$(touch x) `id` ; rm -rf . | & > <'";
    const exploration = {
      counterexample: { run: 3, settings: [{ name: text, value: 0.5 }], forced: [{ act: text, on: 2 }] },
      variant: text,
      readings: { [text]: text },
      set: new Map([[text, 1]]),
      seed: text,
    } as unknown as Exploration;
    const line = replayCommand(exploration, text) ?? '';
    expect(wordsOf(line, 'sh').filter((word) => word.includes('rm -rf'))).toEqual([
      text,
      text,
      text,
      `${text}=${text}`,
      `${text}=1`,
      `${text}=0.5`,
      `${text} on 2`,
    ]);
  });
});

describe('answers that were solved', () => {
  it('are as safe as those that were counted', async () => {
    const solved = await answerModel(model, { runs: 64, method: 'exact' });
    expect(formulasIn(cellsOf(toCsv([solved])))).toEqual([]);
  });
});
