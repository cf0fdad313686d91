import type { Path } from '../diagnostics/diagnostic.js';
import type { Expression } from '../expressions/syntax.js';
import type { Chance, Commitment, Condition, Offer, Process, Reply, ReplyKind } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { type MoveInput, readTurn } from './machines.js';
import { offerDomain } from './offer-states.js';
import { readChance } from './quantities.js';
import { type Reader, seenBy } from './reader.js';

/** Reads offers. The life of each is a process with its name; the rest is who answers how, and what follows. */

type OfferInput = NonNullable<ScenarioDocument['offers']>[string];

interface Read {
  readonly offers: readonly Offer[];
  readonly lives: readonly Process[];
}

const KINDS: readonly ReplyKind[] = ['accepted', 'rejected', 'countered'];

export function readOffers(reader: Reader, document: ScenarioDocument): Read {
  const offers: Offer[] = [];
  const lives: Process[] = [];
  const all = document.offers ?? {};
  for (const [name, input] of Object.entries(all)) {
    const path = ['offers', name];
    const to = typeof input.to === 'string' ? [input.to] : input.to;
    if (!arePartiesSound(reader, input, to, path)) continue;
    const { groups, heard, states } = offerDomain(input, reader.horizon);
    const through = readChannel(reader, document, input, path);
    const makes = readMaking(reader, name, input, all, path);
    const counter = readCounter(reader, name, input, to, all, path);
    reader.sources(input.source, [...path, 'source']);
    offers.push({
      name,
      path,
      from: input.from,
      to,
      ...makes,
      through,
      within: input['reply within'] ?? null,
      replies: to.map((recipient) => ({ recipient, ...readReplies(reader, name, input, recipient, path) })),
      counter,
      terms: input.terms === undefined ? [] : typeof input.terms === 'string' ? [input.terms] : input.terms,
      calmsTo: reader.rung(input['calms to'], [...path, 'calms to']),
      between: readBetween(reader, input, to, path),
      again: input['may be made again after'] ?? null,
      heard,
    });
    lives.push({
      name,
      path,
      states,
      low: 0,
      high: states.length - 1,
      start: { kind: 'fixed', value: 0 },
      moves: [],
      knownTo: through === null ? null : [input.from, ...to],
      drawnAgain: null,
      of: 'offer',
      groups,
    });
  }
  return { offers, lives };
}

function arePartiesSound(reader: Reader, input: OfferInput, to: readonly string[], path: Path): boolean {
  const known = [
    reader.actor(input.from, [...path, 'from']),
    ...to.map((actor) => reader.actor(actor, [...path, 'to'])),
  ];
  const message = to.includes(input.from)
    ? `"${input.from}" makes an offer to itself`
    : new Set(to).size < to.length
      ? 'a recipient is listed twice'
      : null;
  if (message !== null) reader.report({ code: 'contradiction', path: [...path, 'to'], message });
  const strangers = Object.keys(input.replies ?? {}).filter((actor) => !to.includes(actor));
  for (const actor of strangers) reader.unknown('recipient', actor, to, [...path, 'replies', actor], 'key');
  return !known.includes(false) && message === null && strangers.length === 0;
}

function readChannel(
  reader: Reader,
  document: ScenarioDocument,
  input: OfferInput,
  path: Path,
): string | null {
  const { through } = input;
  if (through === undefined || through === 'public') return null;
  const at = [...path, 'through'];
  if (!reader.names.channels.has(through)) {
    reader.unknown('channel', through, ['public', ...reader.names.channels], at);
    return null;
  }
  if (document.channels?.[through]?.delay !== undefined) {
    reader.report({
      code: 'contradiction',
      path: at,
      message: `an offer arrives at once or never, and "${through}" has a delay`,
      hint: 'carry it through a channel without one',
    });
  }
  return through;
}

/** When it is made: by its maker's own account, or in return for another. */
function readMaking(
  reader: Reader,
  name: string,
  input: OfferInput,
  all: Readonly<Record<string, OfferInput>>,
  path: Path,
): { readonly when: Condition | null; readonly chance: Chance | null } {
  const viewer = seenBy(input.from);
  const when = reader.condition(input.when, [...path, 'when'], viewer);
  const place = {
    name: `offers.${name}.chance`,
    path: [...path, 'chance'],
    purpose: 'rate' as const,
    viewer,
  };
  const chance = input.chance === undefined ? null : readChance(reader, input.chance, place);
  const isCounter = Object.values(all).some((other) => other.counter === name);
  if (input.when === undefined && input.chance === undefined && !isCounter) {
    reader.report({
      code: 'missing-key',
      path,
      message: `nothing says when "${name}" is made`,
      hint: 'add `when`, `chance`, or both; or let another offer name it as its `counter`',
    });
  }
  if (input.when === undefined && chance?.kind === 'rate' && chance.quantity.unit?.kind === 'occasion') {
    reader.report({
      code: 'no-unit',
      path: [...path, 'chance'],
      message: `"${name}" is made with a chance per occasion, and has no occasion`,
      hint: `add \`when\`, or write "per ${reader.tick}" or "within … ${reader.tick}s"`,
    });
  }
  return { when, chance };
}

function readCounter(
  reader: Reader,
  name: string,
  input: OfferInput,
  to: readonly string[],
  all: Readonly<Record<string, OfferInput>>,
  path: Path,
): string | null {
  const { counter } = input;
  if (counter === undefined) return null;
  const at = [...path, 'counter'];
  const other = all[counter];
  if (other === undefined) {
    reader.unknown('offer', counter, Object.keys(all), at);
    return null;
  }
  const recipients = typeof other.to === 'string' ? [other.to] : other.to;
  if (to.includes(other.from) && recipients.includes(input.from)) return counter;
  reader.report({
    code: 'contradiction',
    path: at,
    message: `"${counter}" is no answer to "${name}": it goes from "${other.from}" to ${recipients.join(' and ')}`,
    hint: `it must go from ${to.join(' or ')} to "${input.from}"`,
  });
  return null;
}

/** The answers of one recipient, read with its eyes. */
function readReplies(
  reader: Reader,
  name: string,
  input: OfferInput,
  recipient: string,
  path: Path,
): { readonly answers: readonly Reply[] } {
  const own = input.replies?.[recipient];
  const at = own === undefined ? path : [...path, 'replies', recipient];
  const base = own === undefined ? `offers.${name}` : `offers.${name}.replies.${recipient}`;
  const answers: Reply[] = [];
  for (const kind of KINDS) {
    const given: MoveInput | undefined = (own ?? input)[kind];
    if (given === undefined) continue;
    if (kind === 'countered' && input.counter === undefined) {
      reader.report({
        code: 'missing-key',
        path: [...at, kind],
        message: `"${name}" may be countered, and nothing says with what`,
        hint: 'add `counter`, the name of the offer that is made in return',
      });
    }
    const read = readTurn(reader, given, {
      name: `${base}.${kind}`,
      path: [...at, kind],
      viewer: seenBy(recipient),
    });
    if (read !== null) answers.push({ kind, path: [...at, kind], ...read });
  }
  return { answers };
}

function readBetween(
  reader: Reader,
  input: OfferInput,
  to: readonly string[],
  path: Path,
): readonly string[] {
  const parties = [input.from, ...to];
  if (input.between === undefined) return parties;
  for (const [index, actor] of input.between.entries()) {
    if (!parties.includes(actor)) reader.unknown('party to it', actor, parties, [...path, 'between', index]);
  }
  if (input['calms to'] === undefined) {
    reader.report({
      code: 'missing-key',
      path: [...path, 'between'],
      message: '`between` says between whom the offer calms, and nothing says to which rung',
      hint: 'add `calms to`',
    });
  }
  return input.between;
}

/** The same commitments; those in the terms of an offer are made when one that has them is accepted. */
export function withTerms(
  reader: Reader,
  commitments: readonly Commitment[],
  offers: readonly Offer[],
): Commitment[] {
  return commitments.map((commitment) => {
    const made = offers.filter(({ terms }) => terms.includes(commitment.name));
    const [first] = made;
    if (first === undefined || commitment.made?.agreed === true) return commitment;
    for (const offer of made) {
      const parties = [offer.from, ...offer.to];
      const stranger = [commitment.debtor, commitment.creditor].find((actor) => !parties.includes(actor));
      if (stranger === undefined) continue;
      reader.report({
        code: 'contradiction',
        path: [...offer.path, 'terms'],
        message: `"${commitment.name}" binds "${stranger}", who is no party to "${offer.name}"`,
        hint: `debtor and creditor must be among ${parties.join(', ')}`,
      });
    }
    if (commitment.made !== null) {
      reader.report({
        code: 'contradiction',
        path: [...commitment.path, 'made'],
        message: `"${commitment.name}" is made when "${first.name}" is accepted: leave \`made\` out`,
      });
    }
    const accepted = made.map(({ name }) => isAccepted(name));
    const [only, another] = accepted;
    const span = { start: 0, end: 0 };
    const expression: Expression | undefined =
      another === undefined ? only : { kind: 'or', operands: accepted, span };
    if (expression === undefined) return commitment;
    const text = made.map(({ name }) => `${name} is accepted`).join(' or ');
    const when = { text, expression, path: [...first.path, 'terms'] };
    return { ...commitment, made: { on: null, when, chance: null, agreed: true } };
  });
}

/** Reports terms that are no commitments of the file, nor of a variant. */
export function checkTerms(reader: Reader, offers: readonly Offer[]): void {
  for (const offer of offers) {
    for (const term of offer.terms) {
      if (reader.names.commitments.has(term)) continue;
      reader.unknown('commitment', term, reader.names.commitments.keys(), [...offer.path, 'terms']);
    }
  }
}

function isAccepted(offer: string): Expression {
  const span = { start: 0, end: 0 };
  return {
    kind: 'is',
    subject: { kind: 'name', name: offer, span },
    negated: false,
    states: [{ name: 'accepted', span }],
    span,
  };
}
