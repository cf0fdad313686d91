/** Characters that a terminal obeys, or that move what is seen. A line break is the writer's own. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** The first line that is not safe to print; null where all are. A table of CSV ends its lines as RFC 4180 has it. */
export function unsafeLine(text: string): string | null {
  return text.split(/\r?\n/).find((line) => UNSAFE.test(line)) ?? null;
}
