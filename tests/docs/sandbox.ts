import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './page.js';

/**
 * A folder in which the commands of a page run as they stand. `npx brinkmanship` is the built command there, `npx tsx` that of the project, and `npm ci`
 * and `npm test` do nothing. `npm start` plays only those variants of the founding case of which README.md shows numbers;
 * they are the same numbers with the others and without.
 */
export interface Sandbox {
  readonly folder: string;
  write(name: string, text: string): void;
  run(script: string): Ran;
  remove(): void;
}

export interface Ran {
  readonly status: number | null;
  /** What was printed, on standard output and on standard error. */
  readonly output: string;
}

export const FOUNDING_CASE = 'scenarios/december-assurances.yaml';

export function createSandbox(): Sandbox {
  const cli = join(repository, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('There is no dist/cli.js: run `npm run build` before this test.');
  const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-docs-'));
  const commands = join(folder, 'commands');
  mkdirSync(commands);
  const node = `"${process.execPath}"`;
  const start = `exec ${node} "${cli}" run ${FOUNDING_CASE} --questions-only --variant "as given" --variant us-strikes`;
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const programs = `brinkmanship) shift; exec ${node} "${cli}" "$@" ;; tsx) shift; exec ${node} "${tsx}" "$@" ;;`;
  command('npx', `case "$1" in ${programs} *) exit 64 ;; esac`);
  command('npm', `case "$1" in ci | test) ;; start) ${start} ;; *) exit 64 ;; esac`);
  for (const name of ['scenarios', 'docs', 'tests']) symlinkSync(join(repository, name), join(folder, name));

  function command(name: string, script: string): void {
    writeFileSync(join(commands, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(commands, name), 0o755);
  }

  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    run(script) {
      const { error, status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', `exec 2>&1\n${script}`], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', PATH: `${commands}:${process.env['PATH'] ?? ''}` },
      });
      if (error !== undefined) throw error;
      return { status, output: stdout };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * What of `shown` the output lacks: null if it has it all, in this order. A line `…` stands for any lines; other lines
 * follow each other as they do in the output. Widths of columns do not matter.
 */
export function missing(shown: string, output: string): string | null {
  const lines = linesOf(output);
  let from = 0;
  for (const part of shown.trim().split(/^…$/m)) {
    const wanted = linesOf(part.replaceAll(/^\n+|\n+$/g, ''));
    const place = lines.findIndex(
      (_, at) => at >= from && wanted.every((line, offset) => lines[at + offset] === line),
    );
    if (place === -1) return wanted.join('\n');
    from = place + wanted.length;
  }
  return null;
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
}
