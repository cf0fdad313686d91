import type { Path } from '../diagnostics/diagnostic.js';
import type { Reader } from './reader.js';

/** Who does the act of an option: one actor, or several that act together. */

const AND = ' and ';

/** Reads `alpha` or `alpha and beta`; null and a report if one of them is no actor, or stands twice. */
export function readAuthors(reader: Reader, text: string, path: Path): readonly string[] | null {
  const { actors } = reader.names;
  const authors = split(text, actors);
  if (authors === null) {
    const wrong = text.split(AND).find((word) => !actors.has(word)) ?? text;
    reader.unknown('actor', wrong, actors.keys(), path, 'key');
    return null;
  }
  const twice = authors.find((author, place) => authors.indexOf(author) !== place);
  if (twice === undefined) return authors;
  reader.report({
    code: 'contradiction',
    path,
    at: 'key',
    message: `"${twice}" is named twice: a joint act has different authors`,
    hint: `write: ${[...new Set(authors)].join(AND)} may …`,
  });
  return null;
}

/** The names of actors may themselves hold an `and`, so every way to split the text is tried. */
function split(text: string, actors: Reader['names']['actors']): readonly string[] | null {
  if (actors.has(text)) return [text];
  for (let at = text.indexOf(AND); at >= 0; at = text.indexOf(AND, at + 1)) {
    const first = text.slice(0, at);
    const rest = actors.has(first) ? split(text.slice(at + AND.length), actors) : null;
    if (rest !== null) return [first, ...rest];
  }
  return null;
}

/** Nobody acts jointly against itself. */
export function checkJointTarget(
  reader: Reader,
  authors: readonly string[],
  target: string,
  path: Path,
): boolean {
  if (authors.length === 1 || !authors.includes(target)) return true;
  reader.report({
    code: 'contradiction',
    path,
    at: 'key',
    message: `"${target}" cannot be both an author and the target of a joint act`,
  });
  return false;
}
