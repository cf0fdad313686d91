/** A text in which no line ends before a percent sign. */
export function unbroken(text: string): string {
  return text.replaceAll(' %', '\u00a0%');
}
