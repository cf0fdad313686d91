import { describe, expect, it } from 'vitest';
import {
  briefToJson,
  explore,
  judge,
  lower,
  oddsOf,
  positionAfter,
  positionOf,
  printAfterwards,
  printAnswers,
  printBrief,
  printDue,
  printExploration,
  printOdds,
  printView,
  readDocument,
  renderDiagnostics,
  setTable,
  simulate,
  tellStory,
  toCsv,
  toJson,
  traceRun,
} from '../../src/index.js';
import { printModel } from '../../src/model/print.js';
import { explorationToJson } from '../../src/report/exploration/json.js';
import { jsonText } from '../../src/report/json/text.js';
import { page } from '../../src/report/page.js';
import { printNames } from '../../src/report/settable.js';
import { traceToJson } from '../../src/report/trace-json.js';
import { HOSTILE_TEXTS } from '../fuzz/hostile-values.js';

/** No text of a scenario reaches a terminal, a spreadsheet or another program as anything but a text. */

/** What a terminal obeys, or what moves what is seen. A line break is put there by us. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A scenario that says hostile things wherever a text is free. */
function document(text: string): object {
  return {
    brinkmanship: 1,
    title: `t${text}`,
    about: `a${text}`,
    tick: 'day',
    horizon: 3,
    sources: { S1: `s${text}` },
    notes: [`n${text}`],
    actors: { alpha: `A${text}`, beta: { name: `B${text}`, parts: { bases: `P${text}` } } },
    acts: { strike: { rung: 'use of force', says: `{actor} ${text} {target}` } },
    commitments: {
      word: {
        about: `c${text}`,
        debtor: 'alpha',
        creditor: 'beta',
        refrain: 'alpha strike beta',
        fidelity: '0.5, from 0 to 1, assumed (S1)',
      },
    },
    options: { 'alpha may strike beta': '0.9 a day, assumed' },
    outcomes: [{ blows: { when: 'ever(alpha strike beta)', about: `o${text}` } }],
    questions: { Q1: { title: `q${text}`, ask: 'alpha strike beta', by: 3 } },
    variants: { other: { about: `v${text}`, forbid: { act: 'alpha strike beta' } } },
  };
}

function unsafeLines(text: string, end = '\n'): string[] {
  return text.split(end).filter((line) => OBEYED.test(line));
}

describe.each(HOSTILE_TEXTS.map((text) => ({ name: JSON.stringify(text.slice(0, 30)), text })))(
  '$name',
  ({ text }) => {
    const { scenario, diagnostics } = readDocument(document(text));

    it('is told safely where it is refused', () => {
      expect(unsafeLines(renderDiagnostics(diagnostics))).toEqual([]);
    });

    it('is refused, or reaches no page, table or file as anything but a text', async () => {
      const refused = diagnostics.some(({ severity }) => severity === 'error');
      expect(refused).toBe(scenario === null);
      if (scenario === null) return;
      const { model } = lower(scenario);
      if (model === null) throw new Error('it is not translated');
      const result = await simulate(model, { runs: 64 });
      const trace = traceRun(model, 1, 0);
      const { exploration } = await explore(
        document(text),
        { kind: 'never', condition: 'alpha strike beta' },
        { runs: 1024 },
      );
      if (exploration === null) throw new Error('it is not explored');
      const table = setTable(scenario, model, 'alpha');
      const game = { seed: 1, run: 0, moves: [] };
      const [position, after] = [positionOf(table, game), positionAfter(table, game, 3)];
      const odds = oddsOf(table, positionAfter(table, game, 1), { runs: 64, least: 1 });
      const pages = [
        printView(table, position),
        printDue(table, position, null),
        printOdds(table, odds),
        printBrief(table, after, { odds }),
        printBrief(table, after, { odds, markdown: true }),
        printAfterwards(table, after, trace, judge(table, game, after)),
        jsonText(briefToJson(table, after, odds)),
        printAnswers([result]),
        tellStory(model, trace, { scenario }),
        page(printModel(model).split('\n')),
        printNames(scenario),
        printExploration(exploration, { file: `f${text}`, scenario }),
        jsonText(toJson([result], '0')),
        jsonText(traceToJson(model, trace)),
        jsonText(explorationToJson(exploration, `f${text}`)),
      ];
      expect(pages.flatMap((one) => unsafeLines(one))).toEqual([]);
      const cells = toCsv([result])
        .split('\r\n')
        .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
      expect(
        cells.filter(
          (cell) => OBEYED.test(cell) || /^"?[=@\t]/.test(cell) || /^"?[+-](?![\d.]+$)/.test(cell),
        ),
      ).toEqual([]);
      const replay = jsonText(explorationToJson(exploration, `f${text}`));
      expect(JSON.parse(replay)).toMatchObject({ scenario: `t${text}` });
    });
  },
);
