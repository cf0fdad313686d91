#!/usr/bin/env node
import process from 'node:process';
import { exitCodeOf } from './exit-code.js';
import { createProgram } from './program.js';
import { endWhenNothingCanBeWritten } from './terminal.js';

endWhenNothingCanBeWritten();

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
