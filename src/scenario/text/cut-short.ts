/**
 * Between { and } a comma ends a value. A condition or a quantity with a comma in it is so cut in two, and its rest is read
 * as a key of its own, with nothing after it.
 */

/** An entry that a comma cut short. */
export interface CutShort {
  readonly key: string;
  /** The keys that are its rest, in order. */
  readonly rest: readonly string[];
  /** The whole of it, as it was meant. */
  readonly whole: string;
  /** Whether one of the commas stands in a number, where a point was meant. */
  readonly decimal: boolean;
}

/** The entries of a section that a comma cut short. */
export function cutShortIn(section: Readonly<Record<string, unknown>>): CutShort[] {
  const found: CutShort[] = [];
  let key: string | null = null;
  let whole = '';
  let rest: string[] = [];
  let decimal = false;
  const close = (): void => {
    if (key !== null && rest.length > 0) found.push({ key, rest, whole, decimal });
  };
  for (const [name, value] of inOrder(section)) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    if (text !== null || key === null || value !== null || !continues(whole, name)) {
      close();
      [key, whole, rest, decimal] = [text === null ? null : name, text ?? '', [], false];
    } else {
      const point = inNumber(whole, name);
      whole += point ? `.${name}` : `, ${name}`;
      rest = [...rest, name];
      decimal ||= point;
    }
  }
  close();
  return found;
}

/** A key that looks like the rest of a condition or a quantity, wherever its beginning is. */
export function isRest(key: string): boolean {
  return surplus(key, ')') > 0 || /^(from .+ to .+|assumed|elicited|calibrated)( \(.*)?$/.test(key);
}

function continues(before: string, key: string): boolean {
  return isRest(key) || surplus(before, '(') > 0 || inNumber(before, key);
}

/** `0` and `9 within 30 days`: a number with a comma where a point was meant. */
function inNumber(before: string, key: string): boolean {
  return /(^|[^\w.])\d+$/.test(before) && /^\d+(%|\s|$)/.test(key);
}

/** How many more brackets of one side there are than of the other. */
function surplus(text: string, side: '(' | ')'): number {
  return text.split(side).length - text.split(side === '(' ? ')' : '(').length;
}

/**
 * The entries as they stand in the file. An object lists keys that are whole numbers first, such as the 9 of `0,9`: each
 * goes behind the first entry that such a number can belong to.
 */
function inOrder(section: Readonly<Record<string, unknown>>): [string, unknown][] {
  const entries = Object.entries(section);
  const numbers = entries.filter(([key, value]) => /^\d+$/.test(key) && value === null);
  const others = entries.filter((entry) => !numbers.includes(entry));
  for (const number of numbers) {
    const place = others.findIndex(
      ([, value]) =>
        (typeof value === 'number' || typeof value === 'string') && inNumber(String(value), number[0]),
    );
    others.splice(place === -1 ? others.length : place + 1, 0, number);
  }
  return others;
}
