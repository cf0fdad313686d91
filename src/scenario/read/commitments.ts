import { namedAuthors } from '../expressions/authors.js';
import type { Path } from '../diagnostics/diagnostic.js';
import type { Renaming } from '../expressions/rename.js';
import type { Commitment, CommitmentBase, Perform, RegimeChange } from '../scenario.js';
import type { CommitmentDocument } from '../schema/document.js';
import type { Viewer } from './viewer.js';
import type { Entry } from './commitment-entry.js';
import { readChance } from './quantities.js';
import { type Reader, seenBy, WORLD } from './reader.js';
import { readTargets, TARGETS_FORM } from './targets.js';
import { readEnding, readOccasion } from './occasions.js';
import { readDelay } from './delays.js';
import { readFidelity, unread } from './fidelity.js';

/** Reads commitments of both forms, with `mirrors` resolved. */

export function readCommitments(
  reader: Reader,
  all: Readonly<Record<string, CommitmentDocument>>,
  base: Path,
  others: Readonly<Record<string, CommitmentDocument>> = {},
): Commitment[] {
  const read: Commitment[] = [];
  for (const [name, input] of Object.entries(all)) {
    const entry = resolve(reader, name, input, { ...others, ...all }, [...base, name]);
    const commitment = entry === null ? null : readCommitment(reader, entry, [...base, name]);
    if (commitment !== null) read.push(commitment);
  }
  return read;
}

function resolve(
  reader: Reader,
  name: string,
  input: CommitmentDocument,
  all: Readonly<Record<string, CommitmentDocument>>,
  path: Path,
): Entry | null {
  if (input.mirrors === undefined) {
    return { name, input, pathOf: (key) => [...path, key], renamingOf: () => undefined };
  }
  const source = input.mirrors;
  const original = all[source];
  if (original === undefined) {
    reader.unknown('commitment', source, Object.keys(all), [...path, 'mirrors']);
    return null;
  }
  if (original.mirrors !== undefined) {
    reader.report({
      code: 'cycle',
      path: [...path, 'mirrors'],
      message: `"${source}" is itself a mirror of "${original.mirrors}"`,
      hint: `mirror "${original.mirrors}", or write this one out`,
    });
    return null;
  }
  const { debtor = '', creditor = '' } = original;
  const swap: Renaming = {
    actor: (who) => (who === debtor ? creditor : who === creditor ? debtor : who),
    commitment: (what) => (what === source ? name : what),
  };
  const own = new Set(Object.keys(input));
  const { mirrors: _, ...rest } = input;
  return {
    name,
    input: { ...original, debtor: creditor, creditor: debtor, ...rest },
    pathOf: (key) => (own.has(key) ? [...path, key] : [...path.slice(0, -1), source, exchanged(key)]),
    renamingOf: (key) => (own.has(key) ? undefined : swap),
  };
}

/** Where the original names the one that a mirror calls its debtor or creditor. */
function exchanged(key: string): string {
  return key === 'debtor' ? 'creditor' : key === 'creditor' ? 'debtor' : key;
}

function readCommitment(reader: Reader, entry: Entry, path: Path): Commitment | null {
  const { input, name } = entry;
  const { debtor, creditor } = input;
  if (debtor === undefined || creditor === undefined) {
    const key = debtor === undefined ? 'debtor' : 'creditor';
    reader.report({
      code: 'missing-key',
      path,
      message: `"${name}" needs a \`${key}\`: ${key === 'debtor' ? 'who is bound?' : 'to whom?'}`,
    });
    return null;
  }
  const known = [
    reader.actor(debtor, entry.pathOf('debtor')),
    reader.actor(creditor, entry.pathOf('creditor')),
    ...(input.observers ?? []).map((observer, index) =>
      reader.actor(observer, [...entry.pathOf('observers'), index]),
    ),
  ];
  if (known.includes(false)) return null;
  if (debtor === creditor) {
    reader.report({
      code: 'contradiction',
      path,
      message: `"${debtor}" promises itself nothing: debtor is creditor`,
    });
    return null;
  }
  if ((input.refrain === undefined) === (input.perform === undefined)) {
    reader.report({
      code: input.refrain === undefined ? 'missing-key' : 'contradiction',
      path,
      message: `"${name}" either refrains from acts or performs one: write \`refrain\` or \`perform\`${
        input.refrain === undefined ? '' : ', not both'
      }`,
    });
    return null;
  }
  const base = readBase(reader, entry, path, debtor, creditor);
  return input.refrain === undefined ? readPerform(reader, entry, base) : readRefrain(reader, entry, base);
}

function readBase(
  reader: Reader,
  entry: Entry,
  path: Path,
  debtor: string,
  creditor: string,
): CommitmentBase {
  const { input, name } = entry;
  const observers = (input.observers ?? []).filter((who) => who !== debtor && who !== creditor);
  const holders = seenBy(debtor, creditor, ...observers);
  const condition = (key: 'if' | 'suspended while', viewer: Viewer) =>
    reader.condition(input[key], entry.pathOf(key), viewer, entry.renamingOf(key));
  const { channel } = input;
  if (channel !== undefined && channel !== 'public' && !reader.names.channels.has(channel)) {
    reader.unknown('channel', channel, ['public', ...reader.names.channels], entry.pathOf('channel'));
  }
  const isPublic = channel === undefined || channel === 'public';
  const fidelity = readFidelity(reader, entry, debtor);
  const made = input.made === undefined || input.made === 'before' ? null : input.made;
  const from = input.window?.from ?? 1;
  const until = input.window?.until ?? null;
  if (until !== null && until < from) {
    reader.report({
      code: 'bad-range',
      path: entry.pathOf('window'),
      message: `the window closes at ${until}, before it opens at ${from}`,
    });
  }
  const disclosed = input.disclosed;
  if (disclosed !== undefined && isPublic) {
    reader.report({
      code: 'contradiction',
      path: entry.pathOf('disclosed'),
      message: `"${name}" is public, so there is nothing to disclose`,
      hint: 'give it a private `channel`, or leave `disclosed` out',
    });
  }
  const chance =
    disclosed === undefined || disclosed === 'from the start'
      ? null
      : readChance(reader, disclosed, {
          name: `commitments.${name}.disclosed`,
          path: entry.pathOf('disclosed'),
          purpose: 'rate',
          viewer: WORLD,
        });
  return {
    name,
    path,
    debtor,
    creditor,
    observers,
    antecedent: condition('if', holders),
    channel: isPublic ? null : channel,
    made: made === null ? null : readOccasion(reader, entry, 'made', made, seenBy(debtor)),
    window: { from, until },
    released: readEnding(reader, entry, 'released', creditor),
    cancelled: readEnding(reader, entry, 'cancelled', debtor),
    suspendedWhile: condition('suspended while', holders),
    onRegimeChange: readRegimeChange(reader, entry, holders),
    repeat: input.repeat ?? false,
    disclosed:
      disclosed === 'from the start'
        ? { kind: 'from the start' }
        : chance === null
          ? { kind: 'never' }
          : { kind: 'chance', chance },
    fidelity: fidelity ?? unread(name, path),
    sources: reader.sources(input.source, entry.pathOf('source')),
  };
}

function readRefrain(reader: Reader, entry: Entry, base: CommitmentBase): Commitment | null {
  const { input } = entry;
  for (const key of ['perform', 'targets', 'within', 'after', 'if restrained'] as const) {
    if (input[key] !== undefined) misplaced(reader, entry, key, 'perform');
  }
  const texts = typeof input.refrain === 'string' ? [input.refrain] : (input.refrain ?? []);
  const forbidden = [];
  for (const [index, text] of texts.entries()) {
    const path =
      typeof input.refrain === 'string' ? entry.pathOf('refrain') : [...entry.pathOf('refrain'), index];
    const pattern = reader.pattern(text, path, entry.renamingOf('refrain'));
    if (pattern === null) continue;
    if (!namedAuthors(pattern).includes(base.debtor)) {
      reader.report({
        code: 'contradiction',
        path,
        message: `"${base.debtor}" can promise to refrain from its own acts only`,
        hint: `begin with its name: ${base.debtor} ${pattern.act?.name ?? 'any'} …`,
        span: pattern.span,
      });
      continue;
    }
    forbidden.push(pattern);
  }
  const holders = seenBy(base.debtor, base.creditor, ...base.observers);
  const unless = reader.condition(input.unless, entry.pathOf('unless'), holders, entry.renamingOf('unless'));
  return { ...base, form: 'refrain', forbidden, unless };
}

function misplaced(reader: Reader, entry: Entry, key: string, form: string): void {
  reader.report({
    code: 'contradiction',
    path: entry.pathOf(key),
    at: 'key',
    message: `\`${key}\` belongs to a commitment to ${form}`,
    hint: 'leave it out',
  });
}

function readPerform(reader: Reader, entry: Entry, base: CommitmentBase): Perform | null {
  const { input, name } = entry;
  if (input.unless !== undefined) misplaced(reader, entry, 'unless', 'refrain');
  const missing = (key: string, why: string, hint: string): null => {
    const message = `"${name}" needs \`${key}\`: ${why}`;
    reader.report({ code: 'missing-key', path: base.path, message, hint });
    return null;
  };
  const { within, targets } = input;
  if (input.if === undefined)
    return missing('if', 'on what condition must it act?', 'such as: if: beta strike alpha');
  if (within === undefined)
    return missing(
      'within',
      'by when must it act?',
      `such as: within: 10 (${reader.tick}s from its condition)`,
    );
  if (targets === undefined) return missing('targets', 'against whom?', TARGETS_FORM);
  const acts = typeof input.perform === 'string' ? [input.perform] : (input.perform ?? []);
  for (const act of acts) {
    if (!reader.names.acts.has(act))
      reader.unknown('kind of act', act, reader.names.acts, entry.pathOf('perform'));
  }
  const weighted = readTargets(reader, entry);
  const delay = readDelay(reader, entry);
  const { antecedent } = base;
  if (antecedent === null || weighted === null) return null;
  return {
    ...base,
    form: 'perform',
    antecedent,
    acts,
    targets: weighted,
    within,
    delay,
    ifRestrained: input['if restrained'] ?? 'retarget',
  };
}

function readRegimeChange(reader: Reader, entry: Entry, viewer: Viewer): RegimeChange {
  const input = entry.input['on regime change'];
  if (input === undefined) return { kind: 'binds' };
  if (typeof input === 'string') return { kind: input };
  const path = [...entry.pathOf('on regime change'), 'pending until'];
  const until = reader.condition(input['pending until'], path, viewer, entry.renamingOf('on regime change'));
  return until === null ? { kind: 'binds' } : { kind: 'pending', until };
}
