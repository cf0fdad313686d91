/**
 * brinkmanship/parquet: results as Apache Parquet, for those who go on in Python, R or a database. The library that writes it
 * is in this entry, so nothing else has to be installed, and the core entry stays without it.
 *
 * @module
 */
export { toParquet } from './to-parquet.js';
