import type { Path } from '../diagnostics/diagnostic.js';
import type { Delay, DelayLaw } from '../scenario.js';
import type { CommitmentDocument } from '../schema/document.js';
import type { Entry } from './commitment-entry.js';
import { readQuantity } from './quantities.js';
import { type Reader, WORLD } from './reader.js';

/** Reads how long a response takes. */

export function readDelay(reader: Reader, entry: Entry): Delay | null {
  const input = entry.input.after;
  if (input === undefined) return null;
  const path = entry.pathOf('after');
  const name = `commitments.${entry.name}.after`;
  const laws = (['mean', 'geometric', 'table', 'lognormal'] as const).filter(
    (key) => input[key] !== undefined,
  );
  const refuse = (
    code: 'contradiction' | 'missing-key' | 'no-source' | 'reported-number',
    message: string,
  ): null => {
    reader.report({ code, path, message });
    return null;
  };
  if (laws.length !== 1) {
    return refuse(
      laws.length === 0 ? 'missing-key' : 'contradiction',
      'a delay has one law: mean, geometric, table or lognormal',
    );
  }
  const { basis } = input;
  const sources = reader.sources(input.source, [...path, 'source']);
  if (basis === 'reported') return refuse('reported-number', 'the numbers of a delay are never "reported"');
  if (basis !== 'assumed' && sources.length === 0) {
    return refuse('no-source', `a delay that is ${basis} needs its source`);
  }
  const law = delayLaw(reader, input, name, path);
  return law === null ? null : { law, name, path, basis, sources };
}

function delayLaw(
  reader: Reader,
  input: NonNullable<CommitmentDocument['after']>,
  name: string,
  path: Path,
): DelayLaw | null {
  const ground = { basis: input.basis, source: input.source };
  const mean = (value: number, index: number | null) =>
    readQuantity(reader, value, {
      name: index === null ? `${name}.mean` : `${name}.mean ${index + 1}`,
      path,
      purpose: 'number',
      viewer: WORLD,
      ground,
    });
  if (input.mean !== undefined) {
    const quantity = mean(input.mean, null);
    return quantity === null ? null : { kind: 'geometric', mixture: [{ mean: quantity, share: 1 }] };
  }
  if (input.geometric !== undefined) {
    const shares = input.geometric.map(({ share }) => share ?? (input.geometric?.length === 1 ? 1 : 0));
    const sum = shares.reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 1) > 1e-9) {
      reader.report({
        code: 'chances-exceed-one',
        path,
        message: `the shares of a mixture add up to ${sum}, not to 1`,
      });
      return null;
    }
    const mixture = [];
    for (const [index, part] of input.geometric.entries()) {
      const quantity = mean(part.mean, index);
      if (quantity === null) return null;
      mixture.push({ mean: quantity, share: shares[index] ?? 0 });
    }
    return { kind: 'geometric', mixture };
  }
  if (input.table !== undefined) {
    const weights = Object.entries(input.table)
      .map(([tick, weight]) => ({ tick: Number(tick), weight }))
      .sort((one, other) => one.tick - other.tick);
    if (weights.some(({ tick, weight }) => tick >= 1 && weight > 0)) return { kind: 'table', weights };
    reader.report({
      code: 'out-of-range',
      path: [...path, 'table'],
      message: 'no delay in the table has a weight',
    });
    return null;
  }
  const { lognormal } = input;
  if (lognormal === undefined) return null;
  return { kind: 'lognormal', mean: lognormal.mean, sd: lognormal.sd, plus: lognormal.plus ?? 0 };
}
