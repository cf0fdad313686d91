import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../src/report/json.js';
import { withInterval } from '../../src/report/numbers.js';
import { brinkmanship } from '../cli/command.js';
import { blocksOf, readPage } from './page.js';

/**
 * The numbers of the page on the founding case that `run` gives, in full: each share with its interval is an answer to a
 * question of its section, in the world of its row. The bands and what stands take minutes; they are made by hand.
 */

const PAGE = readPage('docs/founding-case.md');
const [COMMAND = ''] = (blocksOf(PAGE)[0]?.text ?? '').split('\n');

/** The worlds of the page's tables, by the names of their variants. */
const WORLDS: ReadonlyMap<string, string | null> = new Map([
  ['as given', null],
  ['no outside shock', 'no-shock'],
  ['US strikes on day 30', 'us-strikes'],
  ['campaign in Lebanon on day 30', 'lebanon-campaign'],
  ['US strikes on day 30, campaign on day 35', 'lebanon-during-war'],
  ['US strikes on day 30, campaign on day 90', 'lebanon-after-war'],
  ['campaign on day 30, US strikes on day 90', 'lebanon-before-war'],
]);

interface Answer {
  readonly id: string;
  readonly variant: string | null;
  readonly told: string;
}

/** What the command answers, as the page writes it. */
function answersOf(...more: readonly string[]): Answer[] {
  const args = COMMAND.replace('npx brinkmanship ', '').split(' ');
  const { status, stdout } = brinkmanship([...args, '--no-band', '--json', ...more]);
  expect(status).toBe(0);
  return resultSchema.parse(JSON.parse(stdout)).questions.map(({ id, variant, value, low, high, runs }) => ({
    id,
    variant,
    told: withInterval({ value, low, high, runs }, 3),
  }));
}

interface Shown {
  readonly section: string;
  readonly line: string;
  readonly told: string;
}

/** The shares with intervals, with the heading that they stand under. */
function shownIn(page: string): Shown[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) =>
      section.split('\n').flatMap((line) =>
        [...line.matchAll(/\b[01]\.\d{3} \[[^\]]+\]/g)].map(([told]) => ({
          section: section.split('\n')[0] ?? '',
          line,
          told,
        })),
      ),
    );
}

/** Whether the answer is one that may stand there. */
function belongs({ section, line }: Shown, { id, variant }: Answer): boolean {
  const [, question] = /^(Q\d+)\./.exec(section) ?? [];
  const [, world = ''] = /^\| ([^|]*) \|/.exec(line) ?? [];
  return (
    (question === undefined || id.replace(/[a-z]$/, '') === question) &&
    (!WORLDS.has(world) || variant === WORLDS.get(world))
  );
}

describe('the page on the founding case', () => {
  it('shows shares as its first command gives them, each under its question and in its world', () => {
    expect(COMMAND).toMatch(/^npx brinkmanship run scenarios\/december-assurances\.yaml /);
    const answers = [
      ...answersOf(),
      // Q2 has the other reading too, from as many runs as the command there says.
      ...answersOf('--variant', 'us-strikes', '--reading', 'E2=no pre-emption only', '--runs', '4000').filter(
        ({ id }) => id.startsWith('Q2'),
      ),
    ];
    const shown = shownIn(PAGE);
    expect(shown.length).toBeGreaterThan(70);
    const wrong = shown.filter(
      (one) => !answers.some((answer) => answer.told === one.told && belongs(one, answer)),
    );
    expect(wrong.map(({ section, told }) => `${section}: ${told}`)).toEqual([]);
  });
});
