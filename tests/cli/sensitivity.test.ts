import { describe, expect, it } from 'vitest';
import { sensitivitySchema } from '../../src/report/sensitivity/json.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

describe('sensitivity', () => {
  it('says in a sentence and in tables what an outcome depends on', () => {
    const { status, stdout } = brinkmanship(['sensitivity', '-', '--of', 'struck', '--runs', '200'], CHANCY);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /it moves most with options\.north may strike south: 0\.\d+ at 0\.1, 0\.\d+ at 0\.6\./,
    );
    expect(stdout).toContain('(tornado)');
    expect(stdout).toContain('(Morris, 10 trajectories)');
  });

  it('gives the same for any number of workers, as its schema describes it', () => {
    const play = (workers: string) =>
      brinkmanship(
        [
          'sensitivity',
          '-',
          '--of',
          'Q1:30',
          '--method',
          'all',
          '--runs',
          '64',
          '--rows',
          '16',
          '--points',
          '40',
        ].concat(['--workers', workers, '--json']),
        CHANCY,
      ).stdout;
    const document = sensitivitySchema.parse(JSON.parse(play('0')));
    expect(document).toMatchObject({ schema: 1, asked: { is: 'row', question: 'Q1' }, impossible: 0 });
    expect(play('2')).toBe(play('0'));
  });

  it('refuses what is not there', () => {
    const asked = brinkmanship(['sensitivity', '-', '--of', 'strukc'], CHANCY);
    expect(asked).toMatchObject({ status: 2 });
    expect(asked.stderr).toContain('There is no outcome or question "strukc". Did you mean "struck"?');
    expect(brinkmanship(['sensitivity', '-', '--of', 'struck', '--rows', '100'], CHANCY).stderr).toContain(
      'power of two',
    );
  });
});
