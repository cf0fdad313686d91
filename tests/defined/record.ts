import { writeFileSync } from 'node:fs';
import { solve } from '../../src/chain/index.js';
import { definedBy } from './defined.js';
import { definedModels } from './models.js';
import { RECORD } from './recorded.js';

/**
 * `npm run defined` writes down what the models of this folder come to by the definition: the reference
 * interpreter, run by run and played under all that its dice may say. Beside it how large the exact engine's chain is.
 */

const lines = definedModels().map(([name, model]) =>
  JSON.stringify({ ...definedBy(name, model), size: solve(model).size }),
);
writeFileSync(RECORD, `[\n${lines.join(',\n')}\n]\n`);
