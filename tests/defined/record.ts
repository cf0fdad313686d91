import { writeFileSync } from 'node:fs';
import { solve } from '../../src/chain/index.js';
import { compile } from '../../src/kernel/index.js';
import { codeSize } from '../kernel/code-size.js';
import { effortOf } from '../kernel/effort.js';
import { definedBy } from './defined.js';
import { definedModels } from './models.js';
import { RECORD, SEED } from './recorded.js';

/**
 * `npm run defined` writes down what the models of this folder come to by the definition: the reference
 * interpreter, run by run and played under all that its dice may say. Beside it how large a chain the exact
 * engine makes of it, how much code the kernel makes and how much that does, which may become less, but not more unnoticed.
 */

const lines = definedModels().map(([name, model]) => {
  const compilation = compile(model);
  if (!compilation.ok) throw new Error(`${name}: ${compilation.reason}`);
  const { program } = compilation;
  const engines = { size: solve(model).size, code: codeSize(program), effort: effortOf(program, SEED, 4) };
  return JSON.stringify({ ...definedBy(name, model), ...engines });
});
writeFileSync(RECORD, `[\n${lines.join(',\n')}\n]\n`);
