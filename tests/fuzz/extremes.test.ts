import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * A file of up to two megabytes is read or refused in 128 megabytes of memory: the command ends by itself, with the exit
 * code of a mistake in the scenario, though V8 would end it with a signal as soon as it held more.
 */
const MEGABYTES = 128;

/** Nothing comes near to it; what goes on without end is ended, and has no exit code. */
const MOST_MILLISECONDS = 100_000;

const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

function withLittleMemory(
  args: readonly string[],
  input: string,
): { readonly status: number | null; readonly said: string } {
  const limited = [`--max-old-space-size=${MEGABYTES}`, entry, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, limited, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: MOST_MILLISECONDS,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, said: stdout + stderr };
}

const times = (many: number, text: (place: number) => string): string =>
  Array.from({ length: many }, (_, place) => text(place)).join('');

const pact = (horizon: string, actors: string, more = ''): string => `brinkmanship: 1
title: Large
tick: day
horizon: ${horizon}
actors:
  alpha: Alpha
  beta: Beta
${actors}acts: { strike: { rung: use of force } }
options: { alpha may strike beta: "0.000001 a day, assumed" }
outcomes: [{ blows: ever(alpha strike beta) }]
${more}`;

const letters = 'abcdefghijkl';
const laughs =
  'a: &a [x, x, x, x, x, x, x, x, x]\n' +
  times(letters.length - 1, (place) => {
    const before = `*${letters[place] ?? ''}, `.repeat(9);
    return `${letters[place + 1] ?? ''}: &${letters[place + 1] ?? ''} [${before}]\n`;
  });

describe('a file that is too much', () => {
  it.each([
    ['aliases of aliases of aliases', laughs, 'alias-expansion'],
    ['an alias of itself', 'a: &a [*a]\n', 'error'],
    ['a million lists inside each other', `a: ${'['.repeat(1_000_000)}`, 'too-large'],
    ['a million brackets of JSON', '{"a":'.repeat(330_000), 'too-large'],
    ['sections inside each other', times(1400, (depth) => `${' '.repeat(depth)}a:\n`), 'too-large'],
    [
      '100,000 actors',
      pact(
        '30',
        times(100_000, (place) => `  a${place}: A\n`),
      ),
      'too-large',
    ],
    ['60,000 anchors', times(60_000, (place) => `k${place}: &k${place} 1\n`), 'too-large'],
    ['one key 90,000 times', 'title: 1\n'.repeat(90_000), 'too-large'],
    ['tags alone', '!a '.repeat(300_000), 'too-large'],
    ['one text of two megabytes', 'x'.repeat(1_999_999), 'wrong-type'],
    ['more than two megabytes', `a: ${'x'.repeat(2_000_000)}`, 'too large'],
    ['quotation marks', `a: '${"''".repeat(450_000)}'`, 'missing-key'],
    ['a million ticks', pact('1000000', ''), 'out-of-range'],
    ['more ticks than can be counted', pact('99999999999999999999', ''), 'out-of-range'],
    ['an endless horizon', pact('1e300', ''), 'out-of-range'],
    [
      'a condition of 900,000 characters',
      pact('30', '').replace('ever(alpha strike beta)', `"${'true and '.repeat(100_000)}true"`),
      'out-of-range',
    ],
    [
      '20,000 variants',
      pact(
        '30',
        '',
        `variants:\n${times(20_000, (place) => `  v${place}: { forbid: { act: alpha strike beta } }\n`)}`,
      ),
      'out-of-range',
    ],
  ])('is refused in little memory: %s', { timeout: 120_000 }, (_, text, word) => {
    const { status, said } = withLittleMemory(['check', '-'], text);
    expect({ status, said: said.slice(0, 4000) }).toEqual({
      status: 1,
      said: expect.stringContaining(word) as string,
    });
  });

  it.each([
    [
      '2,000 actors',
      pact(
        '30',
        times(2000, (place) => `  a${place}: A\n`),
      ),
      '16',
    ],
    ['the longest horizon', pact('100000', ''), '64'],
  ])('is played in little memory where it is allowed: %s', { timeout: 120_000 }, (_, text, runs) => {
    const args = ['run', '-', '--runs', runs, '--method', 'monte-carlo', '--workers', '0', '--no-band'];
    expect(withLittleMemory(args, text)).toMatchObject({ status: 0 });
  });
});

describe('more runs than there are', () => {
  it.each(['4294967297', '1e999', '99999999999999999999', '-1', '0x7fffffff', 'NaN'])(
    'are refused: %s',
    (runs) => {
      const { status, said } = withLittleMemory(['run', '-', '--runs', runs], pact('30', ''));
      expect(said).toContain('It must be a whole number from 1 to 4294967296.');
      expect(status).toBe(2);
    },
  );
});
