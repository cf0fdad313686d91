import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/failure.js';
import { commanded } from '../cli/in-process.js';

/** Every code that the command may end with stands on one page and in its help. */

const CODES = Object.values(EXIT).sort((a, b) => a - b);

describe('the exit codes', () => {
  it('stand all in the table of long-runs.md, and no other', () => {
    const page = readFileSync('docs/long-runs.md', 'utf8');
    const [, table = ''] = /\| exit code \|[^\n]*\n\|[-|]+\n((?:\|.*\n)+)/.exec(page) ?? [];
    const told = [...table.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) => codes.split(', '));
    expect(told.map(Number)).toEqual(CODES);
  });

  it('stand all in the help', async () => {
    const { said } = await commanded(['--help']);
    const [, told = ''] = /Exit codes: ([^]*)$/.exec(said) ?? [];
    expect([...told.matchAll(/\b\d+\b/g)].map(Number)).toEqual(CODES);
  });

  it('of single commands are among them', async () => {
    const { said } = await commanded(['--help']);
    for (const [, name = ''] of said.matchAll(/^ {2}([a-z-]+) \[options\]/gm)) {
      const { said: help } = await commanded([name, '--help']);
      const [, told = ''] = /exit codes?:? ([^]*)$/i.exec(help) ?? [];
      for (const [code] of told.matchAll(/\b\d+\b/g)) expect(CODES).toContain(Number(code));
    }
  });
});
