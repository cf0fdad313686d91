import { isMap, parseDocument, type Document } from 'yaml';

/**
 * A scenario that a page builds step by step: the first block is a whole file, and every later one adds to it. Where both
 * have a section the later one's entries join it; where both have an entry that is no section the later one takes its place.
 */
export function addStep(file: string, block: string): string {
  const document = parseDocument(file);
  merge(document, [], parseDocument(block).contents);
  return document.toString({ lineWidth: 0 });
}

function merge(document: Document, path: readonly string[], value: unknown): void {
  const old = document.getIn(path);
  if (!isMap(value) || (path.length > 0 && !isMap(old))) {
    document.setIn(path, value);
    return;
  }
  for (const { key, value: entry } of value.items) merge(document, [...path, String(key)], entry);
}
