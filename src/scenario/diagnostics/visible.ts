/**
 * Makes text safe to print: a scenario may come from a stranger, and its text is quoted in messages. Control
 * characters, escape sequences, direction overrides and other characters that cannot be seen are written as escapes.
 */

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const UNSEEN_IN_JSON = new RegExp(UNSEEN.source, 'gu');
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** The text with every character that cannot be seen, or that would move what is seen, as an escape. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += visibleCharacter(character);
  return shown;
}

/**
 * A text of JSON that is safe to look at: what JSON may hold as it is, but a terminal would obey, becomes an escape. It reads
 * back the same. Line breaks, which only stand between its parts, stay.
 */
export function visibleJson(json: string): string {
  const shown = (line: string): string => line.replace(UNSEEN_IN_JSON, escapedForJson);
  return json.split('\n').map(shown).join('\n');
}

function escapedForJson(character: string): string {
  return Array.from({ length: character.length }, (_, place) => {
    return `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** One character (a code point) as it is shown. A tab is a space. */
function visibleCharacter(character: string): string {
  if (character === '\t') return ' ';
  if (!UNSEEN.test(character)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** How many columns a text takes in a terminal, more or less. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}
