import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern, Process, Stock } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { namedAuthors } from '../expressions/authors.js';
import { readMachine } from './machines.js';
import { readChance } from './quantities.js';
import { type Reader, WORLD } from './reader.js';
import { knowersOf, type StockInput } from './stock-knowers.js';

/** Reads stocks: what acts use up and time refills. How many there are is a process of whole numbers. */

export function readStocks(
  reader: Reader,
  document: ScenarioDocument,
): { stocks: Stock[]; levels: Process[] } {
  const stocks: Stock[] = [];
  const levels: Process[] = [];
  for (const [name, input] of Object.entries(document.stocks ?? {})) {
    const path = ['stocks', name];
    const isActor = reader.actor(input.owner, [...path, 'owner']);
    for (const [index, actor] of (input['known to'] ?? []).entries())
      reader.actor(actor, [...path, 'known to', index]);
    const high = input['up to'];
    const { basis, source, starts = high } = input;
    const place = { name: `stocks.${name}`, path, viewer: WORLD };
    const machine = readMachine(reader, { from: 0, to: high, starts, basis, source }, place);
    const usedBy = isActor ? readUses(reader, input, path) : [];
    const refills = readRefills(reader, input, name, path);
    reader.sources(source, [...path, 'source']);
    stocks.push({ name, path, owner: input.owner, high, usedBy, refills });
    if (machine === null) continue;
    const knownTo = knowersOf(input);
    levels.push({ ...machine, name, knownTo, drawnAgain: null, of: 'stock', groups: new Map() });
  }
  return { stocks, levels };
}

function readUses(reader: Reader, input: StockInput, path: Path): ActPattern[] {
  const given = input['used by'];
  const texts = typeof given === 'string' ? [given] : given;
  const read: ActPattern[] = [];
  for (const [index, text] of texts.entries()) {
    const at = typeof given === 'string' ? [...path, 'used by'] : [...path, 'used by', index];
    const pattern = reader.pattern(text, at);
    if (pattern === null) continue;
    if (pattern.author !== null && !namedAuthors(pattern).includes(input.owner)) {
      reader.report({
        code: 'contradiction',
        path: at,
        span: pattern.author.span,
        message: `a stock of "${input.owner}" is used by its own acts only`,
        hint: `name acts of ${input.owner}, or give ${pattern.author.name} a stock of its own`,
      });
    } else read.push(pattern);
  }
  return read;
}

function readRefills(reader: Reader, { refills }: StockInput, name: string, path: Path): Stock['refills'] {
  if (refills === undefined) return null;
  const conditional = typeof refills === 'object' && 'when' in refills;
  const at = [...path, 'refills'];
  const when = conditional ? reader.condition(refills.when, [...at, 'when'], WORLD) : null;
  const chance = readChance(reader, conditional ? refills.chance : refills, {
    name: `stocks.${name}.refills`,
    path: conditional ? [...at, 'chance'] : at,
    purpose: 'rate',
    viewer: WORLD,
  });
  if (chance === null || (conditional && when === null)) return null;
  if (chance.kind === 'rate' && chance.quantity.unit?.kind === 'occasion' && when === null) {
    reader.report({
      code: 'no-unit',
      path: at,
      message: `"${name}" is refilled with a chance per occasion, and no occasion`,
      hint: `say when, or write "per ${reader.tick}"`,
    });
    return null;
  }
  return { when, chance };
}
