/**
 * A text as one word of a POSIX shell's command line: in quotes unless nothing in it means anything to a shell. A file and a
 * variant may be called anything.
 */
export function shellWord(text: string): string {
  // A word that begins with `=` is the path of a command to zsh, and one that begins with `-` looks like an option; but `-`
  // alone is standard input.
  return /^(?:-|[\w./:@%+][\w./:=@%+-]*)$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
