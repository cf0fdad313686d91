import { type ActPreset, presetKind } from '../act-presets.js';
import { LADDERS } from '../ladders.js';
import type { ActKind, Commitment, Option } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import type { Reader } from './reader.js';
import { takenKinds } from './taken-kinds.js';

/** Reads the kinds of act that a scenario takes from a set, and what its own kinds take from one that they are like. */

/** The kinds that a scenario takes from sets, each with its rung where the ladder has it. */
export function readTakenKinds(reader: Reader, document: ScenarioDocument): ActKind[] {
  return takenKinds(document).map(([name, preset]) => kindFrom(reader, name, preset));
}

/** What a kind of one's own takes from the one that it is like; null if it is like none. */
export function likeness(reader: Reader, document: ScenarioDocument, name: string): ActKind | null {
  const { like } = document.acts?.[name] ?? {};
  if (like === undefined) return null;
  const preset = presetKind(like);
  return preset === null ? null : kindFrom(reader, name, preset);
}

function kindFrom(reader: Reader, name: string, preset: ActPreset): ActKind {
  return {
    name,
    rung: rungOf(reader, preset),
    calmsTo: null,
    hostility: preset.hostility,
    codes: preset.codes,
    says: preset.says,
  };
}

/** The rung of the MID ladder that the level is; null where the scenario's ladder has no rung of that name. */
function rungOf(reader: Reader, { level }: ActPreset): number | null {
  const rung = reader.names.rungs.indexOf(rungNameOf(level));
  return level === null || rung < 0 ? null : rung;
}

function rungNameOf(level: ActPreset['level']): string {
  return level === null ? '' : (LADDERS.mid[level - 1] ?? '');
}

/**
 * Warns of a hostile kind of a set that is used, on a ladder that lacks its rung: it would raise nobody, and nothing else
 * would tell. A kind of one's own says what it does.
 */
export function checkTakenRungs(reader: Reader, document: ScenarioDocument, used: ReadonlySet<string>): void {
  const without = takenKinds(document).filter(
    ([name, preset]) => used.has(name) && preset.level !== null && rungOf(reader, preset) === null,
  );
  for (const [name, preset] of without) {
    reader.report({
      code: 'never-holds',
      severity: 'warning',
      path: ['act presets'],
      message: `"${name}" raises nobody: the ladder has no rung "${rungNameOf(preset.level)}"`,
      hint: `say under \`acts\` to which rung it raises: ${name}: { like: ${name}, rung: … }`,
    });
  }
  for (const [name, input] of Object.entries(document.acts ?? {})) {
    const preset = input.like === undefined ? null : presetKind(input.like);
    const says = input.rung !== undefined || input['calms to'] !== undefined;
    if (preset === null || preset.level === null || says || rungOf(reader, preset) !== null) continue;
    reader.report({
      code: 'never-holds',
      severity: 'warning',
      path: ['acts', name],
      at: 'key',
      message: `"${name}" raises nobody: the ladder has no rung "${rungNameOf(preset.level)}"`,
      hint: 'give it a `rung` of this ladder',
    });
  }
}

/** The kinds of act that options and responses bring about. */
export function kindsUsed(
  options: readonly Option[],
  commitments: readonly Commitment[],
): ReadonlySet<string> {
  return new Set([
    ...options.map(({ act }) => act),
    ...commitments.flatMap((commitment) => (commitment.form === 'perform' ? commitment.acts : [])),
  ]);
}
