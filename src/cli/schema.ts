import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { resultSchema } from '../report/json.js';
import { jsonText } from '../report/json/text.js';
import { traceSchema } from '../report/trace-json.js';
import { scenarioDocument } from '../scenario/schema/document.js';
import { print } from './terminal.js';

const SCHEMAS = { scenario: scenarioDocument, result: resultSchema, trace: traceSchema } as const;

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('Print the JSON Schema of scenario files, or of what `run --json` and `trace --json` write')
    .addArgument(new Argument('[what]', 'which one').choices(Object.keys(SCHEMAS)).default('scenario'))
    .action((what: keyof typeof SCHEMAS) => {
      print(jsonText(z.toJSONSchema(SCHEMAS[what], { io: 'input', reused: 'ref' })));
    });
}
