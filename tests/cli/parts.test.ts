import { afterEach, describe, expect, it, vi } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import { Failure, Finished } from '../../src/cli/failure.js';
import { parseSeed, parseSetting } from '../../src/cli/options.js';
import { usesColour } from '../../src/cli/terminal.js';
import { ModelError } from '../../src/reference/index.js';

describe('a seed', () => {
  it.each([
    ['7', 7],
    ['-3', -3],
    ['0', 0],
    ['007', '007'],
    ['-0', '-0'],
    ['1e3', '1e3'],
    ['99999999999999999999', '99999999999999999999'],
    ['a text', 'a text'],
  ])('%j is read as %j', (text, seed) => {
    expect(parseSeed(text)).toBe(seed);
  });
});

describe('a setting', () => {
  it('is a name and a number, and the name may hold what names hold', () => {
    expect([...parseSetting('processes.unrest.calm > protests = 0.25')]).toEqual([
      ['processes.unrest.calm > protests', 0.25],
    ]);
    expect([...parseSetting('b=-1e-3', new Map([['a', 1]]))]).toEqual([
      ['a', 1],
      ['b', -0.001],
    ]);
  });

  it.each(['a', '=1', 'a=', 'a=x', 'a=0x10', 'a=Infinity', 'a=1 2'])('%j is none', (text) => {
    expect(() => parseSetting(text)).toThrow('a name and a number');
  });
});

describe('colours', () => {
  it('are for terminals, and not where they are not wanted', () => {
    expect(usesColour(true, {})).toBe(true);
    expect(usesColour(false, {})).toBe(false);
    expect(usesColour(true, { NO_COLOR: '1' })).toBe(false);
    expect(usesColour(true, { NO_COLOR: '' })).toBe(true);
    expect(usesColour(true, { TERM: 'dumb' })).toBe(false);
  });
});

describe('what goes wrong', () => {
  const said = (error: unknown): { code: number; text: string } => {
    let text = '';
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    const code = exitCodeOf(error);
    write.mockRestore();
    return { code, text };
  };

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('by the user is told in a line', () => {
    expect(said(new Failure('It is wrong.', { hint: 'Do this.' }))).toEqual({
      code: 2,
      text: 'It is wrong. Do this.\n',
    });
    expect(said(new Finished(1))).toEqual({ code: 1, text: '' });
  });

  it('in a scenario that only playing it brings to light is told as such', () => {
    const { code, text } = said(new ModelError('the chance of x is 1.2'));
    expect(code).toBe(1);
    expect(text).toMatch(/^This scenario cannot be played: the chance of x is 1\.2\n.*`check`/);
  });

  it('by us is told in a line and a hint, without a stack', () => {
    vi.stubEnv('BRINKMANSHIP_DEBUG', '');
    const { code, text } = said(new TypeError('x is not\u001b[31m a function'));
    expect(code).toBe(1);
    expect(text).toContain('Something went wrong that should not: x is not\\u{1b}[31m a function\n');
    expect(text).toContain('BRINKMANSHIP_DEBUG=1');
    expect(text).not.toMatch(/^ {4}at /m);
  });

  it('by us has a stack for those who ask', () => {
    vi.stubEnv('BRINKMANSHIP_DEBUG', '1');
    expect(said(new TypeError('oh')).text).toMatch(/^ {4}at /m);
  });

  it('may be anything that was thrown', () => {
    expect(said('a text').text).toContain('a text');
    expect(said(undefined).code).toBe(1);
  });
});
