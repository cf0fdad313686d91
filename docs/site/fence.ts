/** A file as it is: its fence is longer than any in it, so that nothing of it is read as Markdown or as HTML. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(4, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
