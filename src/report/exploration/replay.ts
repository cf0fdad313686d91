import type { Exploration } from '../../analysis/exploration/index.js';

/** The command that plays a counterexample again, for a POSIX shell; null where there is none. */
export function replayCommand(exploration: Exploration, file: string): string | null {
  const { counterexample, variant, readings, set, seed } = exploration;
  if (counterexample === null) return null;
  const settings = [...set, ...counterexample.settings.map(({ name, value }) => [name, value] as const)];
  const words = [
    'npx brinkmanship trace',
    quoted(file),
    `--seed ${quoted(String(seed))} --run ${counterexample.run}`,
    ...(variant === null ? [] : [`--variant ${quoted(variant)}`]),
    ...Object.entries(readings).map(([name, alternative]) => `--reading ${quoted(`${name}=${alternative}`)}`),
    ...settings.map(([name, value]) => `--set ${quoted(`${name}=${value}`)}`),
    ...counterexample.forced.map(({ act, on }) => `--force ${quoted(`${act} on ${on}`)}`),
  ];
  return words.join(' ');
}

/** A word of a shell: in quotes unless nothing in it means anything to one. A file may be called anything. */
function quoted(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
