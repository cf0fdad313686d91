import type { Model } from '../../model/model.js';

/** `the variant “no pact”`, `the reading “E2: no attack at all”`: what is laid over the scenario, as a story names it. */
export function overlayInWords(name: string, { readings }: Pick<Model, 'readings'>): string {
  const read = Object.entries(readings).map(([reading, alternative]) => `${reading}: ${alternative}`);
  if (read.includes(name)) return `the reading “${name}”`;
  // Of several overlays that have a part in it, all are named.
  const several = read.some((one) => name.startsWith(`${one}; `));
  return several ? `“${name}”` : `the variant “${name}”`;
}
