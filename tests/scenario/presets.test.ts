import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** A file in which nothing is wrong. Each test below makes one mistake in it. */
const SOUND = `brinkmanship: 1
title: A raid
tick: day
horizon: 30
actors: { north: North, south: South }
ladder: mid
act presets: [plover, mid]
acts:
  raid: { like: assault }
options:
  north may raid south: 5% a day, assumed
  north may threaten south: 5% a day, assumed
outcomes:
  - war: { ends: true, when: ever(south go to war with north) or ever(north raid south) }
`;

/** What is written instead of what, the code that it must give, the text that it must underline, and a word of help. */
const MISTAKES: readonly {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly underlined: string;
  readonly help: string;
}[] = [
  {
    name: 'a misspelt set',
    from: '[plover, mid]',
    to: '[plovre, mid]',
    code: 'wrong-type',
    underlined: 'plovre',
    help: 'plover',
  },
  {
    name: 'no set',
    from: '[plover, mid]',
    to: '[]',
    code: 'out-of-range',
    underlined: '[]',
    help: 'at least 1',
  },
  {
    name: 'a misspelt kind of a set',
    from: 'like: assault',
    to: 'like: asault',
    code: 'wrong-type',
    underlined: 'asault',
    help: 'did you mean "assault"?',
  },
  {
    name: 'a kind of a set that is not taken',
    from: '[plover, mid]',
    to: 'mid',
    code: 'unknown-name',
    underlined: 'north may threaten south',
    help: 'threaten',
  },
  {
    name: 'a kind of a set that is misspelt in a condition',
    from: 'south go to war with north',
    to: 'south go to wra with north',
    code: 'syntax',
    underlined: 'south go',
    help: '',
  },
  {
    name: 'a kind that is used, and raises nobody on this ladder',
    from: 'ladder: mid',
    to: 'ladder: { rungs: [calm, use of force] }',
    code: 'never-holds',
    underlined: '[plover, mid]',
    help: 'threaten: { like: threaten, rung:',
  },
  {
    name: 'a kind of one’s own that raises nobody on this ladder',
    from: 'ladder: mid',
    to: 'ladder: { rungs: [calm, threat] }',
    code: 'never-holds',
    underlined: 'raid',
    help: 'rung',
  },
];

describe('act presets', () => {
  it('are read where nothing is wrong', () => {
    expect(readScenario(SOUND, 'test.yaml').diagnostics).toEqual([]);
  });

  it.each(MISTAKES)('say of $name where it is and how to mend it', ({ from, to, code, underlined, help }) => {
    expect(SOUND).toContain(from);
    const [first] = readScenario(SOUND.replace(from, to), 'test.yaml').diagnostics;
    const { text = '', column = 0, length = 0 } = first?.position ?? {};
    expect({ code: first?.code, at: text.slice(column - 1, column - 1 + length) }).toEqual({
      code,
      at: underlined,
    });
    expect(`${first?.message} ${first?.hint}`).toContain(help);
  });
});
