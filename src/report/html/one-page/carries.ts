import type { LoadBearingResult } from '../../../analysis/load-bearing/index.js';
import type { SensitivityResult } from '../../../analysis/sensitivity/index.js';
import type { Assumption } from '../../../model/model.js';
import { quoted } from '../../analysis/head.js';
import { removals } from '../../charts/load-bearing.js';
import { differenceText, loadSentence } from '../../load-bearing/rows.js';
import { markup, type Markup } from '../../markup.js';
import { sensitivitySentence, tornadoRows } from '../../sensitivity/tornado.js';
import type { Report } from '../../whole/report.js';
import { COLUMN, HEADING, heightOf, heightOfAll } from './room.js';

/** So many promises, and so many numbers. */
const MOST = 3;

/** A column: a sentence, and what follows from it. */
interface Column {
  readonly id: string;
  readonly heading: string;
  readonly sentence: string;
  readonly rows: readonly { readonly name: string; readonly told: string }[];
}

/** The promises that bear the load, and the numbers that it hangs on: the first few of each; and how high that stands. */
export function carries({ loadBearing, sensitivity, worlds }: Report): {
  readonly content: Markup | null;
  readonly height: number;
} {
  const assumptions = worlds[0]?.result.assumptions ?? [];
  const columns = [
    ...(loadBearing === null ? [] : [load(loadBearing)]),
    ...(sensitivity === null ? [] : [numbers(sensitivity, assumptions)]),
  ];
  if (columns.length === 0) return { content: null, height: 0 };
  return {
    content: markup`<div class="pair">${columns.map(written)}</div>\n`,
    height: HEADING + Math.max(...columns.map(heightOfColumn)),
  };
}

function written({ id, heading, sentence, rows }: Column): Markup {
  const list = rows.map(({ name, told }) => markup`<li><strong>${name}</strong> ${told}</li>\n`);
  return markup`<section id="${id}"><h2>${heading}</h2>
<p>${sentence}</p>
${list.length > 0 && markup`<ul>${list}</ul>`}</section>`;
}

function heightOfColumn({ sentence, rows }: Column): number {
  const told = rows.map(({ name, told: rest }) => `${name} ${rest}`);
  return 8 + heightOf(sentence, COLUMN) + heightOfAll(told, COLUMN - 24);
}

function load(found: LoadBearingResult): Column {
  const rows = removals(found).slice(0, MOST);
  return {
    id: 'carries',
    heading: 'Promises that bear the load',
    sentence:
      rows.length === 0 ? loadSentence(found) : `By how much ${quoted(found.asked)} changes without each:`,
    rows: rows.map(({ name, difference }) => ({ name, told: differenceText(difference, found) })),
  };
}

function numbers(found: SensitivityResult, assumptions: readonly Assumption[]): Column {
  const rows = tornadoRows(found).slice(0, MOST);
  return {
    id: 'depends-on',
    heading: 'Numbers that it hangs on',
    sentence:
      rows.length === 0
        ? sensitivitySentence(found)
        : `What moves ${quoted(found.asked)} most, each alone from one end of its range to the other:`,
    rows: rows.map(({ parameter, range, atLow, atHigh }) => {
      const known = assumptions.find(({ name }) => name === parameter);
      const ground = known === undefined ? range : `${known.basis}, ${range} ${known.unit}`.trimEnd();
      return { name: parameter, told: `(${ground}): ${atLow} to ${atHigh}` };
    }),
  };
}
