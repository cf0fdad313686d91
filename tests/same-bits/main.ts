import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Input, prints } from './job.js';

/** The job on the command line of Node, Bun and Deno. */
const inputs = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly Input[];
console.log(JSON.stringify(prints(inputs)));
