import { nearestName } from '../diagnostics/nearest.js';
import type { Path } from '../diagnostics/diagnostic.js';
import type { Forced, Outcome, Process, Question, QuestionForm, Variant } from '../scenario.js';
import { overlay } from '../overlay.js';
import type { ScenarioDocument, VariantDocument } from '../schema/document.js';
import { readCommitments } from './commitments.js';
import { readValue } from './machines.js';
import { checkLasting } from './passing.js';
import { hinted, type Reader, WORLD } from './reader.js';

/** Reads what is asked of a scenario: outcomes, questions and variants. */

export const AS_GIVEN = 'as given';

export function readOutcomes(reader: Reader, document: ScenarioDocument): Outcome[] {
  const read: Outcome[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of document.outcomes.entries()) {
    const pairs = Object.entries(entry);
    if (pairs.length !== 1) {
      reader.report({
        code: 'wrong-type',
        path: ['outcomes', index],
        message: 'each entry of `outcomes` is one outcome, in the order in which they are judged',
        hint: 'begin each with a dash: - regional war: …',
      });
      continue;
    }
    for (const [name, input] of pairs) {
      const path = ['outcomes', index, name];
      if (seen.has(name) || name === 'none of these') {
        reader.report({
          code: 'duplicate-key',
          path,
          at: 'key',
          message: `there is already an outcome "${name}"`,
        });
        continue;
      }
      seen.add(name);
      const text = typeof input === 'string' ? input : input.when;
      const when = reader.condition(text, typeof input === 'string' ? path : [...path, 'when'], WORLD);
      if (when === null) continue;
      const ends = typeof input === 'object' && input.ends === true;
      if (!ends) checkLasting(reader, name, when);
      read.push({ name, path, when, ends });
    }
  }
  return read;
}

export function readQuestions(reader: Reader, document: ScenarioDocument): Question[] {
  const read: Question[] = [];
  for (const [name, input] of Object.entries(document.questions ?? {})) {
    const path = ['questions', name];
    const ask = reader.condition(input.ask, [...path, 'ask'], WORLD);
    const form = readForm(reader, input, path);
    for (const [index, variant] of (input.under ?? []).entries()) {
      if (variant === AS_GIVEN || reader.names.variants.has(variant)) continue;
      reader.unknown('variant', variant, [AS_GIVEN, ...reader.names.variants], [...path, 'under', index]);
    }
    if (ask === null || form === null) continue;
    read.push({ name, path, title: input.title ?? null, ask, form, under: input.under ?? null });
  }
  return read;
}

type QuestionInput = NonNullable<ScenarioDocument['questions']>[string];

function readForm(reader: Reader, input: QuestionInput, path: Path): QuestionForm | null {
  const forms = (['at', 'by', 'given', 'before', 'expect'] as const)
    .filter((key) => input[key] !== undefined)
    // What is so at a tick may be asked of those runs alone in which something has come about by then.
    .filter((key, _, all) => key !== 'given' || !all.includes('at'));
  if (forms.length > 1) {
    reader.report({
      code: 'contradiction',
      path,
      message: `a question has one form, and this one has ${forms.join(' and ')}`,
      hint:
        input.given !== undefined && input.by !== undefined
          ? '`given` with `within` asks whether it comes about after that; `given` with `at`, whether it is so on a day'
          : 'ask the same thing twice, under two names',
    });
    return null;
  }
  if (input.within !== undefined && input.given === undefined) {
    reader.report({
      code: 'missing-key',
      path,
      message: '`within` counts from the first time that `given` came about, and there is no `given`',
      hint: `to ask whether it comes about by a ${reader.tick}, write \`by: ${input.within}\``,
    });
    return null;
  }
  if (input.within !== undefined && input.at !== undefined) {
    reader.report({
      code: 'contradiction',
      path,
      message: '`at` asks about a day, and `within` counts from the first time that `given` came about',
      hint: 'leave one of them out',
    });
    return null;
  }
  if (input.within !== undefined && input.within >= reader.horizon) {
    reader.report({
      code: 'out-of-range',
      path: [...path, 'within'],
      message: `no run has ${input.within} ${reader.tick}s left after \`given\`: it lasts ${reader.horizon}`,
      hint: 'leave `within` out to ask whether it comes about by the horizon',
    });
    return null;
  }
  const listed = (key: 'at' | 'by'): readonly number[] => {
    const given = input[key];
    const list = given === undefined ? [] : typeof given === 'number' ? [given] : given;
    for (const tick of list) {
      if (tick <= reader.horizon) continue;
      reader.report({
        code: 'out-of-range',
        path: [...path, key],
        message: `it asks about ${reader.tick} ${tick}, and a run lasts ${reader.horizon}`,
      });
    }
    return list;
  };
  if (input.at !== undefined) {
    const given = reader.condition(input.given, [...path, 'given'], WORLD);
    if (input.given !== undefined && given === null) return null;
    return { kind: 'at', ticks: listed('at'), given };
  }
  if (input.by !== undefined) return { kind: 'by', ticks: listed('by') };
  if (input.expect !== undefined) return { kind: 'time' };
  if (input.given !== undefined) {
    const given = reader.condition(input.given, [...path, 'given'], WORLD);
    return given === null ? null : { kind: 'given', given, within: input.within ?? null };
  }
  if (input.before !== undefined) {
    const before = reader.condition(input.before, [...path, 'before'], WORLD);
    return before === null ? null : { kind: 'before', before };
  }
  return { kind: 'at', ticks: [reader.horizon], given: null };
}

function listOf<Item>(input: Item | readonly Item[] | undefined): readonly Item[] {
  if (input === undefined) return [];
  return Array.isArray(input) ? input : [input as Item];
}

export function readVariants(
  reader: Reader,
  document: ScenarioDocument,
  processes: readonly Process[],
): Variant[] {
  const own = ownOverlays(reader, document, processes);
  return [...own.values()].map((variant) => withIncluded(reader, document, own, variant));
}

/** What each variant says itself. */
function ownOverlays(
  reader: Reader,
  document: ScenarioDocument,
  processes: readonly Process[],
): ReadonlyMap<string, Variant> {
  const own = new Map<string, Variant>();
  for (const [name, input] of Object.entries(document.variants ?? {})) {
    const path = ['variants', name];
    if (name === AS_GIVEN) {
      reader.report({
        code: 'bad-name',
        path,
        at: 'key',
        message: '"as given" means the file without a variant',
      });
    }
    own.set(name, readOverlay(reader, document, { name, input, path }, processes));
  }
  return own;
}

function withIncluded(
  reader: Reader,
  document: ScenarioDocument,
  own: ReadonlyMap<string, Variant>,
  { name }: Variant,
): Variant {
  const chain: Variant[] = [];
  gather(reader, document, own, name, chain, []);
  return chain.reduce(overlay);
}

/** The variants that a variant includes, each once and before it, then itself. */
function gather(
  reader: Reader,
  document: ScenarioDocument,
  own: ReadonlyMap<string, Variant>,
  name: string,
  chain: Variant[],
  above: readonly string[],
): void {
  const variant = own.get(name);
  if (variant === undefined || chain.includes(variant)) return;
  if (above.includes(name)) {
    reader.report({
      code: 'cycle',
      path: ['variants', name, 'includes'],
      message: `"${name}" includes itself, by way of ${above.slice(above.indexOf(name) + 1).join(', ') || 'itself'}`,
    });
    return;
  }
  for (const [index, included] of (document.variants?.[name]?.includes ?? []).entries()) {
    if (!own.has(included)) {
      reader.unknown('variant', included, own.keys(), ['variants', name, 'includes', index]);
      continue;
    }
    gather(reader, document, own, included, chain, [...above, name]);
  }
  chain.push(variant);
}

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

/** The quantity that `--set` or a variant names: by its full name, or by the end of it where that is unique. */
export function findQuantity(
  wanted: string,
  all: readonly string[],
): { name: string } | { problem: string; hint?: string } {
  if (all.includes(wanted)) return { name: wanted };
  // A commitment that a variant makes again has the names of the one that it replaces.
  const ends = [...new Set(all.filter((name) => name.endsWith(`.${wanted}`)))];
  const [only, another] = ends;
  if (only !== undefined && another === undefined) return { name: only };
  if (only !== undefined) return { problem: `"${wanted}" may mean ${ends.join(' or ')}` };
  const near = nearestName(wanted, [...all, ...all.map((name) => name.slice(name.indexOf('.') + 1))]);
  return {
    problem: `there is no parameter named "${wanted}"`,
    ...hinted(near === null ? undefined : `did you mean "${near}"?`),
  };
}
