import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { GameError, modelSum, readGame, writeGame } from '../../src/analysis/play/index.js';
import { Vocabulary } from '../../src/scenario/expressions/names.js';
import { parseActPattern, parseExpression, parseQuantity } from '../../src/scenario/expressions/parse.js';
import { CheckpointError, readCheckpoint, writeCheckpoint } from '../../src/montecarlo/checkpoint.js';
import { tally } from '../../src/montecarlo/index.js';
import { lower } from '../../src/model/lower/index.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { diceOf, ModelError, playRun } from '../../src/reference/index.js';
import { createLuck } from '../../src/chance/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import { readDocument, type ReadScenario, readScenario } from '../../src/scenario/read/scenario.js';
import { corrupted, type Edit, edited, renumbered } from './corrupt.js';
import { type Commanded, commandLines, troubleOnCommand } from './hostile-commands.js';
import { HOSTILE_NUMBERS, HOSTILE_TEXTS, hostileValues } from './hostile-values.js';
import { unsafeLine } from './unsafe.js';

/**
 * Input that means harm, or is broken by accident, at every door by which it comes in. Nothing may come of it but
 * diagnostics and the errors that are documented, in words that are safe to print.
 */

/** A door, what is brought to it, and what went wrong; null where nothing did. */
export interface Door<Input> {
  readonly name: string;
  readonly made: fc.Arbitrary<Input>;
  readonly trouble: (input: Input) => string | null | Promise<string | null>;
}

const hostileText = fc.constantFrom(...HOSTILE_TEXTS);

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 1_000_000 }),
    kind: fc.constantFrom('put', 'cut', 'repeat', 'swap', 'end'),
    length: fc.nat({ max: 80 }),
    text: fc.oneof(
      hostileText,
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\n', ': ', '- ', '[', '}', '  '),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

const PACT = readFileSync(new URL('../../scenarios/first-strike-pact.yaml', import.meta.url), 'utf8');
const FOUNDING = readFileSync(new URL('../../scenarios/december-assurances.yaml', import.meta.url), 'utf8');

const EXAMPLES = new URL('../../scenarios/examples/', import.meta.url);
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, EXAMPLES), 'utf8'));

const documents = scenarioDocuments({ size: SMALL });

function orTrouble(attempt: () => string | null): string | null {
  try {
    return attempt();
  } catch (error) {
    return `it throws ${String(error)}: ${error instanceof Error ? (error.stack ?? '') : ''}`;
  }
}

/** What reading gave, taken on to a run. */
function troubleOf({ scenario, diagnostics, source }: ReadScenario): string | null {
  const unsafe = unsafeIn(diagnostics);
  if (unsafe !== null) return unsafe;
  if (scenario === null) {
    return diagnostics.some(({ severity }) => severity === 'error')
      ? null
      : 'there is neither a scenario nor an error';
  }
  const variants = [null, ...scenario.variants.map(({ name }) => name)];
  for (const variant of variants.slice(0, 2)) {
    const { model, diagnostics: lowered } = lower(scenario, { variant, source });
    const harm = unsafeIn(lowered);
    if (harm !== null) return harm;
    if (model === null) continue;
    try {
      playRun({ ...model, horizon: Math.min(model.horizon, 20) }, diceOf(createLuck(1), 0));
    } catch (error) {
      // Numbers that leave their range only in a run are told so.
      if (!(error instanceof ModelError)) throw error;
    }
  }
  return null;
}

function unsafeIn(diagnostics: readonly Diagnostic[]): string | null {
  const found = unsafeLine(renderDiagnostics(diagnostics));
  return found === null ? null : `a diagnostic is not safe to print: ${JSON.stringify(found)}`;
}

const texts: Door<string> = {
  name: 'text',
  made: fc
    .record({
      text: fc.oneof(
        { weight: 2, arbitrary: fc.constant(PACT) },
        { weight: 1, arbitrary: fc.constant(FOUNDING) },
        { weight: 3, arbitrary: documents.map((document) => stringify(document)) },
      ),
      edits,
    })
    .map(({ text, edits: of }) => edited(text, of)),
  trouble: (text) => orTrouble(() => troubleOf(readScenario(text))),
};

const numbers: Door<string> = {
  name: 'number',
  made: fc
    .record({
      text: fc.constantFrom(PACT, ...examples),
      at: fc.nat({ max: 100_000 }),
      by: fc.constantFrom(...HOSTILE_NUMBERS),
    })
    .map(({ text, at, by }) => renumbered(text, at, by)),
  trouble: texts.trouble,
};

const objects: Door<unknown> = {
  name: 'object',
  made: fc
    .record({
      document: documents,
      harms: fc.array(
        fc.record({
          at: fc.nat({ max: 100_000 }),
          by: fc.oneof(hostileText, fc.constantFrom(...hostileValues())),
          key: fc.option(hostileText),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ document, harms }) =>
      // Parts of what cannot be counted are left alone.
      harms.slice(0, 1).reduce<unknown>((value, { at, ...harm }) => corrupted(value, at, harm), document),
    ),
  trouble: (value) => orTrouble(() => troubleOf(readDocument(value))),
};

const WORDS = [
  'and',
  'or',
  'not',
  'is',
  'as',
  'seen by',
  'for',
  'true',
  'any',
  'believes',
  'within',
  'per',
  'since(',
  'count(',
  '(',
  ')',
  '.',
  '*',
  '/',
  '+',
  '-',
  '=',
  '!=',
  '<=',
  ',',
  '%',
  '1',
  '30',
  '0.5',
  '1e400',
  'days',
  'tick',
  'alpha',
  'beta',
  'strike',
  'pact',
  'ever(',
  'intact(',
  'rung(',
  'at least',
  'of',
  'or more actors at',
  'with',
  'effect',
];

const expressions: Door<string> = {
  name: 'expression',
  made: fc
    .array(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: hostileText }),
      {
        maxLength: 40,
      },
    )
    .map((words) => words.join(' ')),
  trouble: (text) =>
    orTrouble(() => {
      const vocabulary = new Vocabulary(['alpha', 'beta', 'strike', 'use of force', '__proto__']);
      for (const parse of [parseExpression, parseActPattern, parseQuantity]) {
        const read = parse(text, vocabulary);
        if (!read.ok && read.message === '') return 'it says nothing';
      }
      return null;
    }),
};

const checkpointed = (() => {
  const { model } = lower(readScenario(PACT).scenario ?? never());
  if (model === null) return never();
  const terms = { model, seed: 1, firstRun: 0, precision: null, level: 0.95 };
  return {
    terms,
    text: writeCheckpoint({ tally: tally(model, 1, 0, 10), replayed: 0, refusal: null }, terms),
  };
})();

function never(): never {
  throw new Error('the pact cannot be read');
}

const harmed = fc.record({
  at: fc.nat({ max: 1000 }),
  by: fc.oneof(fc.constantFrom(null, -1, 1e300, 0.5, '', [], {}), hostileText),
  key: fc.option(hostileText),
});

const checkpoints: Door<string> = {
  name: 'checkpoint',
  made: fc.oneof(
    edits.map((of) => edited(checkpointed.text, of)),
    harmed.map(({ at, ...harm }) => JSON.stringify(corrupted(JSON.parse(checkpointed.text), at, harm)) ?? ''),
  ),
  trouble: (text) =>
    orTrouble(() => {
      try {
        readCheckpoint(text, checkpointed.terms);
        return null;
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error;
        return null;
      }
    }),
};

const game = (() => {
  const { model } = lower(readScenario(PACT).scenario ?? never());
  if (model === null) return never();
  return {
    brinkmanship: 'game',
    format: 1,
    scenario: model.title,
    model: modelSum(model),
    variant: null,
    readings: {},
    settings: {},
    seed: 1,
    run: 0,
    actor: 'north',
    moves: [{ on: 1, step: 'decide', choose: [{ site: 'a', choice: null }], wait: 1 }],
  } as const;
})();

const games: Door<string> = {
  name: 'game',
  made: fc.oneof(
    edits.map((of) => edited(writeGame(game), of)),
    harmed.map(({ at, ...harm }) => JSON.stringify(corrupted(game, at, harm)) ?? ''),
  ),
  trouble: (text) =>
    orTrouble(() => {
      try {
        readGame(text);
        return null;
      } catch (error) {
        if (!(error instanceof GameError)) throw error;
        return null;
      }
    }),
};

const commands: Door<Commanded> = {
  name: 'command line',
  made: commandLines,
  trouble: troubleOnCommand,
};

export const DOORS = [texts, numbers, objects, expressions, checkpoints, games, commands] as const;
