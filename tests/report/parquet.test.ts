import { toParquet } from 'brinkmanship/parquet';
import { parquetReadObjects } from 'hyparquet';
import { LONG_COLUMNS, toCsv } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { pact } from './results.js';

/** The lines of a CSV text whose cells hold no quotes and no commas. */
function cellsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

describe('results as Parquet', () => {
  it('hold what the CSV holds, read back by another reader', async () => {
    const result = pact();
    const bytes = toParquet([result]);
    const rows = await parquetReadObjects({ file: bytes.slice().buffer });
    const [heads = [], ...lines] = cellsOf(toCsv([result]));
    expect(heads).toEqual([...LONG_COLUMNS]);
    expect(Object.keys(rows[0] ?? {})).toEqual(heads);
    const text = (cell: unknown): string =>
      typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
    expect(rows.map((row) => heads.map((head) => text(row[head])))).toEqual(lines);
  });

  it('are the same bytes for the same results', () => {
    const results = [pact(), pact({ variant: 'calm' })];
    expect(toParquet(results)).toEqual(toParquet(results));
  });

  it('keep numbers as numbers, and what has no place in a row as null', async () => {
    const result = pact();
    const [first] = await parquetReadObjects({ file: toParquet([result]).slice().buffer });
    expect(first).toMatchObject({ kind: 'outcome', tick: 90, runs: 1000, holder: null });
    expect(typeof first?.['value']).toBe('number');
  });
});
