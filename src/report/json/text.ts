/** Characters that JSON may hold as they are, but that a terminal would obey or that would move what is seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A list of numbers, which JSON.stringify would write one a line. No text holds a line break, so nothing else matches. */
const NUMBERS = /\[\n\s+(-?\d[-+.\deE,\s]*?)\n\s*\]/g;

/** A value as indented JSON that is safe to look at: what cannot be seen is written as an escape. It reads back the same. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(NUMBERS, (_, numbers: string) => {
    return `[${numbers.replace(/\s+/g, ' ')}]`;
  });
  return text
    .split('\n')
    .map((line) => `${line.replace(UNSEEN, escaped)}\n`)
    .join('');
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSEEN, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, place) => {
    return `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`;
  }).join('');
}
