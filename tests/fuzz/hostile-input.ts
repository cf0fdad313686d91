import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { stringify } from 'yaml';
import {
  type Game,
  GameError,
  modelSum,
  positionOf,
  readGame,
  setTable,
  writeGame,
} from '../../src/analysis/play/index.js';
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
import { commandLines, scenarioText, troubleOnCommand, troubleOnWatch } from './hostile-commands.js';
import { HOSTILE_NUMBERS, HOSTILE_TEXTS, hostileValues } from './hostile-values.js';
import { unsafeLine } from './unsafe.js';

/**
 * Input that means harm, or is broken by accident, at every door by which it comes in. Nothing may come of it but
 * diagnostics and the errors that are documented, in words that are safe to print.
 */

type Trouble = string | null | Promise<string | null>;

/** What was brought to a door, and what went wrong with it; null where nothing did. */
export interface Brought {
  readonly input: unknown;
  readonly trouble: () => Trouble;
}

export interface Door {
  readonly name: string;
  readonly brought: fc.Arbitrary<Brought>;
  /** How many cases a round of the long hunt brings: more where one is quick. */
  readonly casesARound: number;
}

function door<Input>({
  name,
  made,
  trouble,
  casesARound,
}: {
  readonly name: string;
  readonly made: fc.Arbitrary<Input>;
  readonly trouble: (input: Input) => Trouble;
  readonly casesARound: number;
}): Door {
  return { name, casesARound, brought: made.map((input) => ({ input, trouble: () => trouble(input) })) };
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

const texts = door({
  name: 'text',
  casesARound: 40,
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
});

const numbers = door({
  name: 'number',
  casesARound: 60,
  made: fc
    .record({
      text: fc.constantFrom(PACT, ...examples),
      at: fc.nat({ max: 100_000 }),
      by: fc.constantFrom(...HOSTILE_NUMBERS),
    })
    .map(({ text, at, by }) => renumbered(text, at, by)),
  trouble: (text) => orTrouble(() => troubleOf(readScenario(text))),
});

const objects = door({
  name: 'object',
  casesARound: 40,
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
});

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

const expressions = door({
  name: 'expression',
  casesARound: 2000,
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
});

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

const checkpoints = door({
  name: 'checkpoint',
  casesARound: 1200,
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
});

const resumed = join(mkdtempSync(join(tmpdir(), 'brinkmanship-hostile-')), 'game.json');
process.once('exit', () => rmSync(dirname(resumed), { recursive: true, force: true }));

/** A game of the pact in which north was asked thrice. */
const game = ((): Game => {
  const scenario = readScenario(PACT).scenario ?? never();
  const { model } = lower(scenario);
  if (model === null) return never();
  const begun: Game = {
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
    moves: [],
  };
  const table = setTable(scenario, model, 'north');
  return [1, 4, 2].reduce((before, wait) => {
    const { due } = positionOf(table, before);
    if (due === null) return never();
    const choose = due.decisions.map(({ opening }) => ({ site: opening.site, choice: null }));
    return { ...before, moves: [...before.moves, { on: due.tick, step: due.step, choose, wait }] };
  }, begun);
})();

const sites = game.moves.flatMap(({ choose }) => choose.map(({ site }) => site));

/** Moves of the right shape, of which some are right. */
const otherMoves = fc.array(
  fc.oneof(
    fc.constantFrom(...game.moves),
    fc.record(
      {
        on: fc.oneof(fc.nat({ max: 8 }), fc.constantFrom(90, 91, 100_000)),
        step: fc.oneof(fc.constantFrom(...game.moves.map(({ step }) => step)), hostileText),
        choose: fc.array(
          fc.record({
            site: fc.oneof(fc.constantFrom(...sites), hostileText),
            choice: fc.oneof(fc.constant(null), hostileText),
          }),
          { maxLength: 3 },
        ),
        wait: fc.constantFrom(1, 2, 90, 100_000),
      },
      { requiredKeys: ['on', 'step', 'choose'] },
    ),
  ),
  { maxLength: 5 },
);

const games = door({
  name: 'game',
  casesARound: 400,
  made: fc.oneof(
    edits.map((of) => edited(writeGame(game), of)),
    harmed.map(({ at, ...harm }) => JSON.stringify(corrupted(game, at, harm)) ?? ''),
    otherMoves.map((moves) => JSON.stringify({ ...game, moves })),
  ),
  trouble: (text) => {
    try {
      readGame(text);
    } catch (error) {
      return error instanceof GameError ? null : `it throws ${String(error)}`;
    }
    // What reads as a game is gone on with, on the scenario that it says it is of.
    writeFileSync(resumed, text);
    const args = ['play', 'scenarios/first-strike-pact.yaml', '--resume', resumed];
    return troubleOnCommand({ args, input: 'view\nwait 2\nquit\n' });
  },
});

const commands = door({
  name: 'command line',
  casesARound: 60,
  made: commandLines,
  trouble: troubleOnCommand,
});

const watched = door({
  name: 'watch',
  casesARound: 2,
  made: fc.array(
    fc.oneof(
      scenarioText,
      edits.map((of) => edited(PACT, of)),
    ),
    { minLength: 2, maxLength: 3 },
  ),
  trouble: troubleOnWatch,
});

export const DOORS: readonly Door[] = [
  texts,
  numbers,
  objects,
  expressions,
  checkpoints,
  games,
  commands,
  watched,
];
