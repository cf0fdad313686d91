/**
 * Makes text safe to print: a scenario may come from a stranger, and its text is quoted in messages. Control
 * characters, escape sequences, direction overrides and other characters that cannot be seen are written as escapes.
 */

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** The text with every character that cannot be seen, or that would move what is seen, as an escape. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += visibleCharacter(character);
  return shown;
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
