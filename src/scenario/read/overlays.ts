import type { Path } from '../diagnostics/diagnostic.js';
import type { Forced, Process, Variant } from '../scenario.js';
import type { ScenarioDocument, VariantDocument } from '../schema/document.js';
import { readCommitments } from './commitments.js';
import { readValue } from './machines.js';
import { type Reader, WORLD } from './reader.js';

/** An overlay as it is written: a variant, or an alternative of a reading. */
export interface WrittenOverlay {
  readonly name: string;
  readonly input: VariantDocument;
  readonly path: Path;
}

/** Reads what an overlay says itself, without what it includes. */
export function readOverlay(
  reader: Reader,
  document: ScenarioDocument,
  { name, input, path }: WrittenOverlay,
  processes: readonly Process[],
): Variant {
  const added = Object.keys(input.add ?? {});
  const commitments = new Set([
    ...Object.keys(document.commitments ?? {}),
    ...added,
    ...addedIn(document, path),
  ]);
  const commitment = (key: string, wanted: string): void => {
    if (commitments.has(wanted)) return;
    if (document.offers?.[wanted] !== undefined) {
      reader.report({
        code: 'unknown-name',
        path: [...path, key],
        message: `"${wanted}" is an offer, and \`${key}\` is about commitments`,
        hint: `to have it never made, write: set: { offers.${wanted}.chance: 0 }`,
      });
      return;
    }
    reader.unknown('commitment', wanted, commitments, [...path, key]);
  };
  for (const removed of listOf(input.remove)) {
    if (!added.includes(removed)) continue;
    reader.report({
      code: 'contradiction',
      path: [...path, 'remove'],
      message: `"${removed}" is both added and removed`,
      hint: 'what is added takes the place of what has its name: leave `remove` out',
    });
  }
  const put: { process: string; value: number; on: number }[] = [];
  for (const item of listOf(input.put)) {
    const process = processes.find((candidate) => candidate.name === item.variable);
    if (process === undefined) {
      reader.unknown('process', item.variable, reader.names.processes.keys(), [...path, 'put']);
      continue;
    }
    const value = readPutValue(reader, item.to, process, [...path, 'put']);
    if (value !== null) put.push({ process: process.name, value, on: item.on ?? 0 });
  }
  for (const wanted of listOf(input.remove)) commitment('remove', wanted);
  for (const wanted of listOf(input.conceal)) commitment('conceal', wanted);
  for (const item of listOf(input.publish)) commitment('publish', item.commitment);
  for (const item of listOf(input.cut)) {
    if (reader.names.channels.has(item.channel)) continue;
    reader.unknown('channel', item.channel, reader.names.channels, [...path, 'cut']);
  }
  return {
    name,
    path,
    about: input.about ?? null,
    set: new Map(Object.entries(input.set ?? {})),
    put,
    force: readForced(reader, listOf(input.force), [...path, 'force']),
    forbid: readForced(reader, listOf(input.forbid), [...path, 'forbid']),
    remove: listOf(input.remove),
    add: readCommitments(reader, input.add ?? {}, [...path, 'add'], document.commitments),
    publish: listOf(input.publish).map((item) => ({ commitment: item.commitment, on: item.on ?? 0 })),
    conceal: listOf(input.conceal),
    cut: listOf(input.cut).map((item) => ({ channel: item.channel, from: item.from ?? 0 })),
  };
}

/** A state of a process, or a word for several of them: then the first. */
function readPutValue(reader: Reader, to: string | number, process: Process, path: Path): number | null {
  const [first] = process.groups.get(String(to)) ?? [];
  return first ?? readValue(reader, to, process, path);
}

/** The commitments that readings add, of which a variant may speak: it comes after them. */
function addedIn(document: ScenarioDocument, [section]: Path): string[] {
  if (section !== 'variants') return [];
  const alternatives = Object.values(document.readings ?? {}).flatMap((reading) =>
    Object.values(reading.alternatives),
  );
  return alternatives.flatMap(({ add }) => Object.keys(add ?? {}));
}

interface ForcedInput {
  readonly act: string;
  readonly on?: number | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly once?: string | undefined;
}

function readForced(reader: Reader, inputs: readonly ForcedInput[], path: Path): Forced[] {
  const read: Forced[] = [];
  for (const input of inputs) {
    const act = reader.pattern(input.act, path);
    const once = reader.condition(input.once, path, WORLD);
    if (act === null || (input.once !== undefined && once === null)) continue;
    const from = input.on ?? input.from ?? null;
    const until = input.on ?? input.until ?? null;
    read.push({ act, from, until, once });
  }
  return read;
}

function listOf<Item>(input: Item | readonly Item[] | undefined): readonly Item[] {
  if (input === undefined) return [];
  return Array.isArray(input) ? input : [input as Item];
}
