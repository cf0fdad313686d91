import { parquetWriteBuffer } from 'hyparquet-writer';
import type { SimulationResult } from '../../montecarlo/result.js';
import { LONG_COLUMNS, type LongColumn, longRows } from '../long-form.js';

/** The columns that hold numbers; the others hold texts. Ticks and runs are whole, but runs may be as many as 2^32. */
const NUMBERS: Readonly<Partial<Record<LongColumn, 'INT32' | 'DOUBLE'>>> = {
  tick: 'INT32',
  value: 'DOUBLE',
  low: 'DOUBLE',
  high: 'DOUBLE',
  runs: 'DOUBLE',
};

/**
 * The results as a file of Apache Parquet, in long form: the columns and rows of `toCsv`, with numbers as numbers and null
 * for what has no place in a row. Texts are as the scenario has them, with nothing done to them for spreadsheets.
 */
export function toParquet(results: readonly SimulationResult[]): Uint8Array {
  const rows = longRows(results);
  const columnData = LONG_COLUMNS.map((name) => ({
    name,
    data: rows.map((row) => row[name] ?? null),
    type: NUMBERS[name] ?? ('STRING' as const),
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
