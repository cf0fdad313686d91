import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import { type Accident, type Attribution, type Chance, explanationName } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { isPerOccasion } from './occasions.js';
import { readOneAct } from './one-act.js';
import { type QuantityInput, readChance } from './quantities.js';
import { type Reader, seenBy, WORLD } from './reader.js';

/** Reads accidents: acts without intention, and who believes at once that they were no more than that. */

type AccidentInput = NonNullable<ScenarioDocument['accidents']>[string];

export interface AccidentsRead {
  readonly accidents: readonly Accident[];
  /** The rules by which observers take the act of an accident for what it is. Its author knows without any. */
  readonly explanations: readonly Attribution[];
}

export function readAccidents(reader: Reader, document: ScenarioDocument): AccidentsRead {
  const accidents: Accident[] = [];
  const explanations: Attribution[] = [];
  const explainedLater = new Set(
    Object.values(document.signals ?? {})
      .flat()
      .map(({ explains }) => explains),
  );
  for (const [name, input] of Object.entries(document.accidents ?? {})) {
    const path = ['accidents', name];
    const act = readOneAct(reader, input.act, [...path, 'act']);
    const when = reader.condition(input.when, [...path, 'when'], WORLD);
    const chance = readChance(reader, input.chance, {
      name: `accidents.${name}`,
      path: [...path, 'chance'],
      purpose: 'rate',
      viewer: WORLD,
    });
    // What is explained later only can be believed too, though not at once.
    const later = explainedLater.has(name) && input.explained === undefined;
    const believed = readExplained(
      reader,
      later ? { ...input, explained: 0 } : input,
      name,
      act?.author.name ?? '',
    );
    reader.sources(input.source, [...path, 'source']);
    if (act === null || chance === null) continue;
    if (chance.kind === 'rate' && chance.quantity.unit?.kind === 'occasion' && input.when === undefined) {
      reader.report({
        code: 'no-unit',
        path,
        message: `"${name}" has a chance per occasion, and no occasion`,
        hint: `say when, or write "per ${reader.tick}" or "within … ${reader.tick}s"`,
      });
      continue;
    }
    const { author, kind, target } = act;
    accidents.push({ name, path, actor: author.name, act: kind.name, target, when, chance });
    explanations.push(...believed.map((one) => explanation(name, act.pattern, one)));
  }
  return { accidents, explanations };
}

/** That it was nobody's order, believed in the tick of the accident only. */
function explanation(accident: string, of: ActPattern, { observer, path, chance }: Explained): Attribution {
  const span = { start: 0, end: 0 };
  return {
    name: explanationName(accident, observer),
    path,
    observer,
    of,
    kind: 'nobody',
    blamed: null,
    when: {
      text: `accident(${accident})`,
      expression: { kind: 'accident', accident: { name: accident, span }, span },
      path,
    },
    chance,
    fades: null,
  };
}

interface Explained {
  readonly observer: string;
  readonly path: Path;
  readonly chance: Chance;
}

function readExplained(reader: Reader, input: AccidentInput, name: string, author: string): Explained[] {
  const path = ['accidents', name];
  const chanceAt = (
    given: QuantityInput,
    key: string,
    at: Path,
    observers: readonly string[],
  ): Explained[] => {
    const chance = readChance(reader, given, {
      name: key,
      path: at,
      purpose: 'rate',
      viewer: seenBy(...observers),
    });
    if (chance === null) return [];
    if (!isPerOccasion(chance)) {
      reader.report({
        code: 'wrong-unit',
        path: at,
        message: 'an explanation is believed at the accident, or not at all',
        hint: 'write its chance per occasion; what is said later is a signal that explains it',
      });
      return [];
    }
    return observers.map((observer) => ({ observer, path: at, chance }));
  };
  const single = Object.entries(input['explained to'] ?? {}).flatMap(([observer, given]) => {
    const at = [...path, 'explained to', observer];
    if (!reader.names.actors.has(observer)) {
      reader.unknown('actor', observer, reader.names.actors.keys(), at, 'key');
      return [];
    }
    if (observer === author) {
      reader.report({
        code: 'contradiction',
        path: at,
        at: 'key',
        message: `"${author}" knows its own accidents: nobody explains them to it`,
      });
      return [];
    }
    return chanceAt(given, `accidents.${name}.explained to ${observer}`, at, [observer]);
  });
  if (input.explained === undefined) return single;
  const named = Object.keys(input['explained to'] ?? {});
  const others = [...reader.names.actors.keys()].filter(
    (actor) => actor !== author && !named.includes(actor),
  );
  return [
    ...single,
    ...chanceAt(input.explained, `accidents.${name}.explained`, [...path, 'explained'], others),
  ];
}
