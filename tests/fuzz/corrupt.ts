/** Harm done to a value or a text at a place that a number says. */

/** The value with its `at`-th part replaced, or renamed if it is a key that is to be harmed. The rest is shared. */
export function corrupted(
  value: unknown,
  at: number,
  harm: { readonly by: unknown; readonly key: string | null },
): unknown {
  const parts = countParts(value);
  let left = at % parts;
  const walk = (part: unknown): unknown => {
    if (left === 0) {
      left = -1;
      return harm.by;
    }
    left -= 1;
    if (Array.isArray(part)) return part.map((item: unknown) => (left < 0 ? item : walk(item)));
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([name, item]: [string, unknown]): [string, unknown] => {
      if (left < 0) return [name, item];
      if (left === 0 && harm.key !== null) {
        left = -1;
        return [harm.key, item];
      }
      return [name, walk(item)];
    });
    const made: Record<string, unknown> = {};
    // As a parser of JSON would: a key `__proto__` is a key.
    for (const [name, item] of entries) {
      Object.defineProperty(made, name, {
        value: item,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return made;
  };
  return walk(value);
}

function countParts(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countParts(item), 1);
}

/** One change of a text. */
export interface Edit {
  readonly at: number;
  readonly kind: 'put' | 'cut' | 'repeat' | 'swap' | 'end';
  readonly length: number;
  readonly text: string;
}

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, { at, kind, length, text: put }) => {
    const place = at % (before.length + 1);
    const [head, tail] = [before.slice(0, place), before.slice(place)];
    switch (kind) {
      case 'put':
        return head + put + tail;
      case 'cut':
        return head + tail.slice(length);
      case 'repeat':
        return head + tail.slice(0, length).repeat(3) + tail;
      case 'swap':
        return head + put + tail.slice(length);
      case 'end':
        return head;
    }
  }, text);
}

/** The text with one of its numbers replaced. */
export function renumbered(text: string, at: number, by: string): string {
  const numbers = [...text.matchAll(NUMBER)];
  const found = numbers[at % Math.max(1, numbers.length)];
  if (found === undefined) return text;
  return text.slice(0, found.index) + by + text.slice(found.index + found[0].length);
}

const NUMBER = /(?<![\w.])\d+(?:\.\d+)?/gu;
