import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckpointError, simulate, type SimulateOptions } from '../../src/montecarlo/index.js';
import { checkpointFile } from '../../src/node/index.js';
import { coin, is, model, rule, sets, stage, ticks, variable } from '../reference/models.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-checkpoint-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const tossing = model({
  title: 'tossing',
  horizon: 3,
  variables: [variable('heads', 1)],
  stages: [stage([rule('toss', ticks(1), sets({ 0: 1 }), coin(0.3))])],
  outcomes: [{ name: 'heads', when: is(0, 1), ends: false }],
});
const another = { ...tossing, horizon: 4 };

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.checkpoint`);
}

async function kept(options: SimulateOptions): Promise<string> {
  const file = newFile();
  await simulate(tossing, { ...options, checkpoint: checkpointFile(file) });
  return file;
}

describe('a checkpoint', () => {
  it('is gone on from to the same result', async () => {
    const file = await kept({ runs: 1000, seed: 4 });
    const further = await simulate(tossing, { runs: 5000, seed: 4, checkpoint: checkpointFile(file) });
    expect(further).toEqual(await simulate(tossing, { runs: 5000, seed: 4 }));
  });

  it('of a simulation that was told to stop is that of the runs that were done', async () => {
    const file = newFile();
    const signal = { aborted: false };
    const asked = { runs: 40_000_000, signal, checkpoint: checkpointFile(file) };
    const cut = await simulate(tossing, {
      ...asked,
      onProgress: () => {
        signal.aborted = true;
      },
    });
    expect(cut.stopped).toBe(true);
    const { counted } = JSON.parse(readFileSync(file, 'utf8')) as { counted: { tally: { runs: number } } };
    expect(counted.tally.runs).toBe(cut.runs);
  });

  it('goes on to the same look', async () => {
    const asked = { precision: { absolute: 0.01 }, seed: 9 };
    const file = await kept(asked);
    const again = await simulate(tossing, { ...asked, checkpoint: checkpointFile(file) });
    expect(again).toEqual(await simulate(tossing, asked));
  });

  it.each([
    ['another scenario', another, { runs: 2000, seed: 1 }, 'the scenario, its variant'],
    ['another seed', tossing, { runs: 2000, seed: 2 }, 'the seed was 1 there, and is 2 here'],
    ['other runs', tossing, { runs: 2000, seed: 1, firstRun: 5 }, 'the first run was 0 there, and is 5 here'],
    ['fewer runs', tossing, { runs: 10, seed: 1 }, 'the checkpoint has 1000 runs, more than the 10'],
    ['a precision', tossing, { precision: { relative: 0.1 }, seed: 1 }, 'when to stop was'],
  ] as const)('is refused by a simulation of %s', async (_, played, options, reason) => {
    const file = await kept({ runs: 1000, seed: 1 });
    const before = readFileSync(file, 'utf8');
    const simulation = simulate(played, { ...options, checkpoint: checkpointFile(file) });
    await expect(simulation).rejects.toThrow(CheckpointError);
    await expect(simulation).rejects.toThrow(reason);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is refused wherever it was cut short or changed', async () => {
    const whole = readFileSync(await kept({ runs: 1000 }), 'utf8');
    const end = whole.trimEnd().length;
    const cut = Array.from({ length: 40 }, (_, place) => whole.slice(0, Math.floor((end * place) / 40)));
    const changed = [
      whole.replace('"runs":1000', '"runs":1001'),
      whole.replace(/"format":\d+/, '"format":0'),
      '[]',
    ];
    for (const text of [...cut, ...changed]) {
      const file = newFile();
      writeFileSync(file, text);
      const simulation = simulate(tossing, { runs: 2000, checkpoint: checkpointFile(file) });
      await expect(simulation).rejects.toThrow('the checkpoint cannot be read');
    }
  });
});

describe('the command', () => {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const scenario = fileURLToPath(new URL('../../scenarios/july-1914.yaml', import.meta.url));
  const command = [cli, 'run', scenario, '--variant', 'as given', '--runs', '400000', '--json'];

  it('goes on after it was killed, to the same bytes', { timeout: 120_000 }, async () => {
    const whole = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(whole.status).toBe(0);
    const file = newFile();
    const going = [...command, '--checkpoint', file];
    let kills = 0;
    let written = '';
    for (;;) {
      const child = spawn(process.execPath, going, { stdio: ['ignore', 'pipe', 'ignore'] });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      // The first checkpoint is written after two seconds: it is killed at any moment around that.
      const wait = setTimeout(() => child.kill('SIGKILL'), kills < 4 ? 1500 + 700 * kills : 60_000);
      const signal = await new Promise<string | null>((resolve) => {
        child.on('close', (_, killed) => {
          resolve(killed);
        });
      });
      clearTimeout(wait);
      if (signal === null) {
        written = text;
        break;
      }
      kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    expect(written).toBe(whole.stdout);
    // What a kill may leave behind does no harm.
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp')).length).toBeLessThanOrEqual(kills);
  });

  it('says what to do about a checkpoint that is not its own', () => {
    const file = newFile();
    writeFileSync(file, 'not one of ours');
    const { status, stderr } = spawnSync(process.execPath, [...command, '--checkpoint', file], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('The checkpoint cannot be read: it is not a whole checkpoint.');
    expect(stderr).toContain('Delete the file to start afresh');
    expect(readFileSync(file, 'utf8')).toBe('not one of ours');
  });

  it('keeps one simulation in a checkpoint', () => {
    const asked = [cli, 'run', scenario, '--variant', 'as given', '--readings', '--checkpoint', newFile()];
    const { status, stderr } = spawnSync(process.execPath, asked, { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('A checkpoint keeps one simulation');
  });
});
