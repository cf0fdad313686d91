import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs the built command, as a user does. */

const repository = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function brinkmanship(args: readonly string[], input?: string | Uint8Array): Ran {
  requireBuilt();
  const { error, status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    input: input ?? '',
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** Starts the command, and sends it a signal a moment after it first wrote to standard error. */
export function interrupted(
  args: readonly string[],
  input: string,
  signal: NodeJS.Signals = 'SIGINT',
): Promise<Ran> {
  requireBuilt();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { cwd: repository });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (stderr === '') setTimeout(() => child.kill(signal), 300);
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** A command line of the shell, in which `brinkmanship` is the built command. */
export function inShell(line: string): Ran {
  requireBuilt();
  const script = `set -o pipefail; brinkmanship() { "${process.execPath}" "${entry}" "$@"; }; ${line}`;
  const { error, status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

function requireBuilt(): void {
  if (!existsSync(entry)) throw new Error('There is no dist/cli.js: run `npm run build` before this test.');
}
