import type { Assumption } from '../../../model/model.js';
import { markup, type Markup } from '../../markup.js';
import { exact } from '../../numbers.js';
import { worldName } from '../../variants.js';
import type { Report } from '../../whole/report.js';
import { FORETELLS_NOTHING } from '../../whole/words.js';
import { cardTable, type HtmlRow } from '../tables.js';

/** From the weakest to the strongest ground. */
const BASES = ['assumed', 'elicited', 'calibrated', 'reported'];

const MEANINGS: Readonly<Record<string, string>> = {
  assumed: 'assumed: nobody has counted it',
  elicited: 'elicited: asked of experts',
  calibrated: 'calibrated: counted in data',
  reported: 'reported',
};

/** Everything that the answers stand on. */
export function assumptionsSection({ worlds, scenario }: Report): Markup | null {
  const [first] = worlds;
  if (first === undefined) return null;
  const { assumptions, readings } = first.result;
  const bases = [
    ...BASES,
    ...new Set(assumptions.map(({ basis }) => basis).filter((one) => !BASES.includes(one))),
  ];
  const rows = bases.flatMap((basis): HtmlRow[] => {
    const found = assumptions.filter((one) => one.basis === basis);
    return found.length === 0 ? [] : [`${MEANINGS[basis] ?? basis} (${found.length})`, ...found.map(cellsOf)];
  });
  const columns = [
    { head: 'number' },
    { head: 'value', number: true },
    { head: 'unit' },
    { head: 'range' },
    { head: 'sources' },
  ];
  const read = Object.entries(readings).map(
    ([name, alternative]) => markup`<dt>${name}</dt><dd>${alternative}</dd>`,
  );
  return markup`<p>${FORETELLS_NOTHING} Here is every number that went in, and what it rests on. A range is how far its author may be wrong about it; the runs use the value.</p>
${read.length > 0 && markup`<h3>How the evidence was read</h3><dl class="sources">${read}</dl>`}
${assumptions.length === 0 ? markup`<p>It stands on no number.</p>` : cardTable(`${assumptions.length} numbers`, columns, rows)}
${changes(worlds.map(({ result }) => result))}
${listed('Sources', [...scenario.sources])}
${listed('Left out, and why', [...scenario.leftOut])}
${scenario.notes.length > 0 && markup`<h3>Notes</h3>${scenario.notes.map((note) => markup`<p>${note}</p>`)}`}`;
}

function cellsOf({ name, value, unit, range, sources, overridden }: Assumption): HtmlRow {
  return [
    name,
    exact(value) + (overridden ? ' (set)' : ''),
    unit,
    range === null ? '' : markup`${exact(range[0])} to ${exact(range[1])}${rangePicture(value, range)}`,
    sources.join(', '),
  ];
}

/** Where the value lies in its range. */
function rangePicture(value: number, [low, high]: readonly [number, number]): Markup | null {
  if (!(high > low)) return null;
  const place = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return markup`<svg class="range" viewBox="0 0 96 10" aria-hidden="true"><rect x="0" y="4" width="96" height="2"/><circle cx="${Number((4 + place * 88).toFixed(1))}" cy="5" r="4"/></svg>`;
}

/** Which values variants have in place of those of the first. */
function changes(results: readonly Report['worlds'][number]['result'][]): Markup | null {
  const [first, ...others] = results;
  const values = new Map(first?.assumptions.map(({ name, value }) => [name, value]));
  const rows = others.flatMap((other) => {
    const changed = other.assumptions.filter(({ name, value }) => values.get(name) !== value);
    return changed.length === 0
      ? []
      : [
          markup`<dt>${worldName(other, results)}</dt><dd>${changed.map(({ name, value }) => `${name} = ${exact(value)}`).join('; ')}</dd>`,
        ];
  });
  return rows.length === 0
    ? null
    : markup`<details><summary>What variants put in their place</summary><dl class="sources">${rows}</dl></details>`;
}

function listed(heading: string, entries: readonly (readonly [string, string])[]): Markup | null {
  if (entries.length === 0) return null;
  return markup`<h3>${heading}</h3><dl class="sources">${entries.map(([name, text]) => markup`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}
