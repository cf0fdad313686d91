import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gameSchema, briefSchema } from 'brinkmanship';
import { afterAll, describe, expect, it } from 'vitest';
import { brinkmanship } from './command.js';

const PACT = 'scenarios/first-strike-pact.yaml';
const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-play-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function play(input: string, ...args: readonly string[]) {
  return brinkmanship(['play', PACT, ...args], input);
}

describe('play', () => {
  it('takes what is said from a pipe, to the end', () => {
    const { status, stdout, stderr } = play('wait 30\n1\n2\nwait\nwait\n', '--as', 'north');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^> wait 30$/m);
    expect(stdout).toContain('North strikes South, and breaks north-restraint.');
    expect(stdout).toContain('What North saw, and what was so:');
    expect(stdout).toContain('as played');
    // What comes after the end is not asked for.
    expect(stdout).not.toContain('The game is not over');
  });

  it('says what it does not understand, and asks again', () => {
    const said = ['9', 'strike', 'wait long', 'view now', 'save', '1 1', 'wait 2', '1', 'wait', '2', ''];
    const { status, stdout } = play(said.join('\n'), '--as', 'north');
    expect(status).toBe(0);
    for (const text of [
      'There is no 9: the numbers go up to 1.',
      '"strike" is nothing that can be said here.',
      'Say how long by a whole number: wait 30',
      '"view" is said alone.',
      'Say where to: save game.json',
      'Two of these cannot be chosen together.',
      'This has to be decided now: say a number.',
      'The game is not over.',
    ])
      expect(stdout).toContain(text);
  });

  it('saves, goes on and shows the same game again', () => {
    const file = join(folder, 'game.json');
    const whole = play('wait 30\n1\n2\nwait\nwait\n', '--as', 'north');
    const first = play(`wait 30\n1\nsave ${file}\nquit\n`, '--as', 'north');
    expect(first.stdout).toContain('Saved.');
    expect(gameSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).moves).toHaveLength(2);
    const second = play(`2\nwait\nwait\nsave ${file}\n`, '--resume', file);
    expect(second.status).toBe(0);
    const end = 'The game is over';
    expect(second.stdout.slice(second.stdout.indexOf(end))).toBe(
      whole.stdout.slice(whole.stdout.indexOf(end)),
    );
    const game = play('wait 30\n1\n2\nwait\nwait\n', '--as', 'north', '--json').stdout;
    writeFileSync(file, game);
    expect(play('', '--replay', file).stdout).toBe(whole.stdout);
  }, 120_000);

  it('writes over nothing but a saved game', () => {
    const file = join(folder, 'precious.txt');
    writeFileSync(file, 'precious');
    const { stdout } = play(`save ${file}\nsave ${join(folder, 'none', 'x')}\nquit\n`, '--as', 'north');
    expect(stdout).toContain('it is there already');
    expect(stdout).toContain('there is no such folder');
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('refuses a game that is broken, or of another scenario', () => {
    const file = join(folder, 'other.json');
    const game = play('wait 30\nquit\n', '--as', 'north', '--json').stdout;
    const refused = (text: string, scenario = PACT): string => {
      writeFileSync(file, text);
      const { status, stdout, stderr } = brinkmanship(['play', scenario, '--resume', file]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      return stderr;
    };
    expect(refused(game.slice(0, 40))).toMatch(/Cannot read .*: it is no saved game/);
    expect(refused(game.replace('"run": 0', '"run": -1'))).toMatch(/it is no saved game at run/);
    expect(refused(game.replace('"seed": 1', '"seed": 1.5'))).toMatch(/it is no saved game at seed/);
    expect(refused(game.replace('"on": 1', '"on": 3'))).toMatch(/move 1 on day 3 .* does not fit/);
    expect(refused(game.replace('"north"', '"nobody"'))).toMatch(/no actor "nobody"/);
    expect(refused(game.replace('"variant": null', '"variant": "x"'))).toMatch(/no variant "x"/);
    const other = readFileSync('scenarios/first-strike-pact.yaml', 'utf8').replace('0.9, from', '0.8, from');
    const changed = join(folder, 'changed.yaml');
    writeFileSync(changed, other);
    expect(refused(game, changed)).toMatch(/that scenario or its numbers differ/);
    expect(brinkmanship(['play', PACT, '--resume', join(folder, 'nothing.json')]).stderr).toMatch(
      /no such file/,
    );
  }, 120_000);

  it.each([
    [[PACT], /Say whose decisions you take: --as north, or --as south/],
    [[PACT, '--as', 'nort'], /There is no actor "nort". Did you mean "north"\?/],
    [['-', '--as', 'north'], /has to be a file/],
    [[PACT, '--as', 'north', '--resume', 'x'], /cannot be used with/],
  ])('refuses %j in a line', (args, text) => {
    const { status, stdout, stderr } = brinkmanship(['play', ...args]);
    expect(stderr).toMatch(text);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('brief', () => {
  const brief = (...args: readonly string[]) => brinkmanship(['brief', PACT, ...args]);

  it('is one page on what an actor knows, which names no run', () => {
    const one = brief('--for', 'north', '--day', '5', '--run', '1');
    expect({ status: one.status, stderr: one.stderr }).toEqual({ status: 0, stderr: '' });
    expect(one.stdout).toContain('Brief for North: day 5 of 90');
    // Nothing has happened in either run by then.
    expect(brief('--for', 'north', '--day', '5', '--run', '2').stdout).toBe(one.stdout);
  });

  it('is written as Markdown, and as JSON', () => {
    const md = brief('--for', 'south', '--day', '5', '--md', '--no-odds').stdout;
    expect(md).toMatch(/^# Brief for South: day 5 of 90\n/);
    const json = briefSchema.parse(JSON.parse(brief('--for', 'south', '--day', '5', '--json').stdout));
    expect(json).toMatchObject({ actor: 'south', at: 5, knows: { 'view/north-restraint': 'detached' } });
    expect(json.odds?.outcomes?.map(({ outcome }) => outcome)).toEqual(['pact broken', 'none of these']);
  });

  it('knows an actor by what the story calls it, too', () => {
    const [one, other] = ['south', 'South'].map(
      (who) => brief('--for', who, '--day', '5', '--no-odds').stdout,
    );
    expect(other).toBe(one);
  });

  it.each([
    [['--for', 'noth', '--day', '5'], /There is no actor "noth"/],
    [['--for', 'north', '--day', '-5'], /whole number from 0/],
    [['--for', 'north', '--day', '90'], /The run ends on day 90/],
    [['--for', 'north'], /required option '--day/],
  ])('refuses %j in a line', (args, text) => {
    const { status, stdout, stderr } = brief(...args);
    expect(stderr).toMatch(text);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
