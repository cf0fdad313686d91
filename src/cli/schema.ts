import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { accountsSchema } from '../report/accounts/json.js';
import { boundsSchema } from '../report/bounds/json.js';
import { compareSchema } from '../report/compare/json.js';
import { discoverSchema } from '../report/discover/json.js';
import { epistemicSchema } from '../report/epistemic/json.js';
import { loadBearingSchema } from '../report/load-bearing/json.js';
import { explorationSchema } from '../report/exploration/json.js';
import { exactSchema } from '../report/exact.js';
import { resultSchema } from '../report/json.js';
import { jsonText } from '../report/json/text.js';
import { pathwaysSchema } from '../report/pathways/json.js';
import { briefSchema } from '../report/play/json.js';
import { policiesSchema } from '../report/policies/json.js';
import { plausibilitySchema } from '../report/plausibility/json.js';
import { gameSchema } from '../analysis/play/index.js';
import { baseRatesDocument } from '../analysis/plausibility/base-rates-schema.js';
import { sensitivitySchema } from '../report/sensitivity/json.js';
import { robustSchema } from '../report/robustness/json.js';
import { thresholdSchema } from '../report/threshold/json.js';
import { traceSchema } from '../report/trace-json.js';
import { updatingSchema } from '../report/updating/json.js';
import { scenarioDocument } from '../scenario/schema/document.js';
import { print } from './terminal.js';

const SCHEMAS = {
  scenario: scenarioDocument,
  result: resultSchema,
  solution: exactSchema,
  trace: traceSchema,
  compare: compareSchema,
  sensitivity: sensitivitySchema,
  epistemic: epistemicSchema,
  robust: robustSchema,
  threshold: thresholdSchema,
  discover: discoverSchema,
  'load-bearing': loadBearingSchema,
  pathways: pathwaysSchema,
  update: updatingSchema,
  accounts: accountsSchema,
  plausibility: plausibilitySchema,
  exploration: explorationSchema,
  bounds: boundsSchema,
  policies: policiesSchema,
  game: gameSchema,
  brief: briefSchema,
  'base-rates': baseRatesDocument,
} as const;

const EXAMPLES = `
Examples:
  brinkmanship schema > scenario.schema.json
  brinkmanship schema result`;

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description(
      'Print the JSON Schema of scenario files, of what the commands write with --json, or of base rates',
    )
    .addArgument(new Argument('[what]', 'which one').choices(Object.keys(SCHEMAS)).default('scenario'))
    .addHelpText('after', EXAMPLES)
    .action((what: keyof typeof SCHEMAS) => {
      print(jsonText(z.toJSONSchema(SCHEMAS[what], { io: 'input', reused: 'ref' })));
    });
}
