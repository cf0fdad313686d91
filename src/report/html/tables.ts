import { markup, type Markup, type Part } from '../markup.js';

/** Tables of the page. */

export interface HtmlColumn {
  readonly head: string;
  readonly number?: boolean;
}

/** A row's cells; the first is its head. Or a heading over the rows that follow. */
export type HtmlRow = readonly Part[] | string;

/** A table that goes sideways by itself where the page is too narrow for it. */
export function dataTable(caption: string, columns: readonly HtmlColumn[], rows: readonly HtmlRow[]): Markup {
  return markup`<div class="table" tabindex="0" role="region" aria-label="${caption}">${bare(caption, columns, rows, '')}</div>`;
}

/** A table whose rows become cards where the page is narrow. */
export function cardTable(caption: string, columns: readonly HtmlColumn[], rows: readonly HtmlRow[]): Markup {
  return bare(caption, columns, rows, 'cards');
}

function bare(
  caption: string,
  columns: readonly HtmlColumn[],
  rows: readonly HtmlRow[],
  kind: string,
): Markup {
  const heads = columns.map(
    ({ head, number }) => markup`<th scope="col"${number === true && markup` class="number"`}>${head}</th>`,
  );
  const body = rows.map((row) =>
    typeof row === 'string'
      ? markup`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${row}</th></tr>\n`
      : markup`<tr>${row.map((cell, place) => cellOf(cell, place, columns[place]))}</tr>\n`,
  );
  return markup`<table${kind !== '' && markup` class="${kind}"`}><caption>${caption}</caption><thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody></table>`;
}

function cellOf(cell: Part, place: number, column: HtmlColumn | undefined): Markup {
  if (place === 0) return markup`<th scope="row">${cell}</th>`;
  const number = column?.number === true && markup` class="number"`;
  const label = column !== undefined && column.head !== '' && markup` data-label="${column.head}"`;
  return markup`<td${number}${label}>${cell}</td>`;
}
