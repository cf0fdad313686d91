import type { Exploration } from '../../analysis/exploration/index.js';
import { shellWord } from '../shell-word.js';

/** The command that plays a counterexample again, for a POSIX shell; null where there is none. */
export function replayCommand(exploration: Exploration, file: string): string | null {
  const { counterexample, variant, readings, set, seed } = exploration;
  if (counterexample === null) return null;
  const settings = [...set, ...counterexample.settings.map(({ name, value }) => [name, value] as const)];
  const words = [
    'npx brinkmanship trace',
    shellWord(file),
    `--seed ${shellWord(String(seed))} --run ${counterexample.run}`,
    ...(variant === null ? [] : [`--variant ${shellWord(variant)}`]),
    ...Object.entries(readings).map(
      ([name, alternative]) => `--reading ${shellWord(`${name}=${alternative}`)}`,
    ),
    ...settings.map(([name, value]) => `--set ${shellWord(`${name}=${value}`)}`),
    ...counterexample.forced.map(({ act, on }) => `--force ${shellWord(`${act} on ${on}`)}`),
  ];
  return words.join(' ');
}
