import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import type { Signal } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { isPerOccasion } from './occasions.js';
import { readChance } from './quantities.js';
import { type Reader, WORLD } from './reader.js';

/** Reads signals: what acts do to what others believe. */

type Entry = NonNullable<ScenarioDocument['signals']>[string];
type Meaning = Exclude<Entry, readonly unknown[]>;

const DOES = ['backs', 'contradicts', 'acknowledges', 'denies', 'explains'] as const;

export function readSignals(reader: Reader, document: ScenarioDocument): Signal[] {
  return Object.entries(document.signals ?? {}).flatMap(([text, input]) => {
    const path = ['signals', text];
    const of = reader.pattern(text, path);
    if (of === null || !isSignal(reader, of, path)) return [];
    return Array.isArray(input)
      ? input.flatMap((one, index) => readMeaning(reader, text, of, one, [...path, index]))
      : readMeaning(reader, text, of, input, path);
  });
}

/** Whether it is of one kind of act. The kind may have a rung: a threat in public speaks, and raises the dyad too. */
function isSignal(reader: Reader, of: ActPattern, path: Path): boolean {
  if (of.act !== null) return true;
  reader.report({
    code: 'wrong-kind',
    path,
    at: 'key',
    message: 'a signal is of one kind of act',
    hint: 'name a kind of act, such as a threat, a denial or an assurance',
  });
  return false;
}

function readMeaning(reader: Reader, text: string, of: ActPattern, input: Meaning, path: Path): Signal[] {
  const [does, another] = DOES.filter((one) => input[one] !== undefined);
  if (does === undefined || another !== undefined) {
    reader.report({
      code: does === undefined ? 'missing-key' : 'contradiction',
      path,
      message:
        does === undefined
          ? 'this does not say what the signal does'
          : 'a signal does one of these at a time',
      hint: `give one of ${DOES.join(', ')}; for several, write a list`,
    });
    return [];
  }
  const about = readSubject(reader, does, input[does] ?? '', [...path, does]);
  if (about === null || !fits(reader, of, does, about, input, path)) return [];
  const name = `${text}.${does} ${about.name}`;
  const at = [...path, 'believed'];
  const place = { name: `signals.${name}`, path: at, purpose: 'rate' as const, viewer: WORLD };
  const believed = input.believed === undefined ? null : readChance(reader, input.believed, place);
  if (input.believed !== undefined && believed === null) return [];
  if (believed !== null && !isPerOccasion(believed)) {
    reader.report({
      code: 'wrong-unit',
      path: at,
      message: 'a signal is believed when it is heard, or not at all',
      hint: 'write its chance per occasion',
    });
    return [];
  }
  return [{ name, path, of, does, about, by: input.by ?? 1, believed }];
}

function readSubject(reader: Reader, does: Signal['does'], name: string, path: Path): Signal['about'] | null {
  const { commitments, attribution, alarms, accidents } = reader.names;
  const beliefs = [
    { kind: 'attribution', known: attribution },
    { kind: 'alarm', known: alarms },
  ] as const;
  const promises = [{ kind: 'commitment', known: commitments }] as const;
  const kinds =
    does === 'explains'
      ? [...beliefs, { kind: 'accident', known: accidents } as const]
      : does === 'denies'
        ? [...promises, ...beliefs]
        : promises;
  const found = kinds.find(({ known }) => known.has(name));
  if (found !== undefined) return { kind: found.kind, name };
  const what = {
    backs: 'commitment',
    contradicts: 'commitment',
    acknowledges: 'commitment',
    denies: 'commitment, rule of attribution or alarm',
    explains: 'rule of attribution, alarm or accident',
  };
  reader.unknown(
    what[does],
    name,
    kinds.flatMap(({ known }) => [...known.keys()]),
    path,
  );
  return null;
}

/** Whether it is said by who may say it, and says no more than it can. */
function fits(
  reader: Reader,
  of: ActPattern,
  does: Signal['does'],
  about: Signal['about'],
  input: Meaning,
  path: Path,
): boolean {
  const own = about.kind === 'commitment' && (does === 'acknowledges' || does === 'denies');
  const [debtor] = own ? (reader.names.commitments.get(about.name) ?? []) : [];
  if (own && of.author?.name !== debtor) {
    reader.report({
      code: 'contradiction',
      path: [...path, does],
      message: `only "${debtor ?? ''}" can ${does === 'denies' ? 'deny' : 'acknowledge'} "${about.name}": it is its debtor`,
      hint: `let the signal begin with ${debtor ?? ''}; what others say backs it or contradicts it`,
    });
    return false;
  }
  const superfluous = [
    ...(does === 'acknowledges' && input.believed !== undefined ? ['believed'] : []),
    ...(input.by !== undefined && (does === 'acknowledges' || about.kind !== 'commitment') ? ['by'] : []),
  ];
  for (const key of superfluous) {
    reader.report({
      code: 'contradiction',
      path: [...path, key],
      message:
        key === 'by'
          ? 'this moves no credibility, so `by` means nothing here'
          : 'what is acknowledged in public is so, whether it is believed or not',
      hint: 'leave it out',
    });
  }
  return superfluous.length === 0;
}
