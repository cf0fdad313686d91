import { fnv1a } from '../chance/index.js';

/** A sum of a text: enough to tell what differs by accident; no seal against forgers. */
export function sumOf(text: string): string {
  const { first, second } = fnv1a(new TextEncoder().encode(text));
  return [first, second].map((word) => word.toString(16).padStart(8, '0')).join('');
}
