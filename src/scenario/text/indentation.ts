import type { YAMLError } from 'yaml';
import type { Problem } from '../diagnostics/reporter.js';

/**
 * One line that is indented wrongly makes the YAML library stumble over many: over that line, over the key before it, over
 * every line after it. The library cannot tell which is to blame, so the lines themselves are looked at here.
 */

/** What the library says where the indentation may be to blame. */
const FOLLOW_UPS: readonly YAMLError['code'][] = [
  'BAD_INDENT',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
  'TAB_AS_INDENT',
];

/** Whether an error may come of a line that is indented wrongly. */
export function mayBeIndentation({ code, message }: YAMLError): boolean {
  return FOLLOW_UPS.includes(code) && !message.startsWith('Flow');
}

interface Line {
  readonly start: number;
  readonly indent: number;
  /** The key that the line begins with, after dashes. */
  readonly key: string;
  /** Columns at which the lines of its section may begin: its own, and that of what stands after a dash. */
  readonly columns: readonly number[];
  readonly isEntry: boolean;
  /** Whether a tab indents it. */
  readonly tab: boolean;
  /** Whether what belongs to it may follow below, further indented. */
  readonly opens: boolean;
}

/** The first line that is indented wrongly, as a problem; null if none is found. */
export function indentationSlip(text: string): Problem | null {
  let stack: number[] = [];
  let above: Line | null = null;
  let opener: Line | null = null;
  /** Columns of sections that the line above closed. */
  let closed: readonly number[] = [];
  for (const line of keyLines(text)) {
    if (line.tab) return tab(line);
    if (above !== null && line.indent > Math.max(...above.columns) && !above.opens) {
      // Where the line above stands level with the section that it ought to belong to, that one is wrong.
      const outside = opener !== null && opener.indent === above.indent && !above.isEntry;
      if (outside && opener !== null) return notInside(above, opener);
      return closed.includes(line.indent) ? tooLittle(above, line) : tooFar(line, above);
    }
    const open = stack.filter((column) => column <= line.indent);
    closed = stack.slice(open.length);
    stack = open;
    if (above !== null && line.indent < above.indent && stack.at(-1) !== line.indent) {
      return neither(line, above);
    }
    if (stack.at(-1) !== line.indent) stack.push(line.indent);
    for (const column of line.columns) if (column > (stack.at(-1) ?? 0)) stack.push(column);
    opener = above?.opens === true ? above : null;
    above = line;
  }
  return null;
}

function problem(line: Line, message: string, hint: string): Problem {
  const start = line.start + line.indent;
  return { code: 'not-yaml', path: [], message, hint, place: { start, end: start + line.key.length } };
}

function tab({ start }: Line): Problem {
  const message = 'a tab is used to indent';
  const hint = 'use spaces; YAML allows no tabs there';
  return { code: 'not-yaml', path: [], message, hint, place: { start, end: start + 1 } };
}

function tooFar(line: Line, above: Line): Problem {
  return problem(
    line,
    `"${line.key}" is indented further than "${above.key}" above it, which has its value already`,
    `begin both at the same column: ${above.indent + 1}, or ${line.indent + 1}`,
  );
}

function tooLittle(line: Line, below: Line): Problem {
  return problem(
    line,
    `"${line.key}" is indented less than the lines before and after it`,
    `begin it at column ${below.indent + 1}, as "${below.key}"`,
  );
}

function notInside(line: Line, opener: Line): Problem {
  return problem(
    line,
    `"${line.key}" stands beside "${opener.key}" and not in it`,
    `indent it further than "${opener.key}", as the lines below it`,
  );
}

function neither(line: Line, above: Line): Problem {
  return problem(
    line,
    `"${line.key}" is indented neither as "${above.key}" above it nor as what is around that`,
    `lines of the same section begin at the same column: "${above.key}" begins at ${above.indent + 1}, this at ${line.indent + 1}`,
  );
}

/** The lines that begin with a key or a dash, outside brackets, quotes and long texts. */
function keyLines(text: string): Line[] {
  const found: Line[] = [];
  let start = 0;
  let depth = 0;
  /** Lines that are indented further than this belong to a long text. */
  let longTextOf: number | null = null;
  for (const row of text.split('\n')) {
    const at = start;
    start += row.length + 1;
    const bare = row.replace(/\r$/, '').replace(/(^|\s)#.*$/, '');
    const [spaces = ''] = /^[ \t]*/.exec(bare) ?? [];
    if (bare.trim() === '') continue;
    if (longTextOf !== null && spaces.length > longTextOf) continue;
    longTextOf = null;
    const inside = depth > 0;
    depth = Math.max(0, depth + bracketsOpenedBy(bare));
    if (inside) continue;
    const parts = /^(?<dashes>(?:- +)*)(?<rest>.*)$/.exec(bare.slice(spaces.length));
    const { dashes = '', rest = '' } = parts?.groups ?? {};
    const key = /^(?<key>[^\s"'{[#&*!|>][^:]*|"[^"]*"|'[^']*') *:(?= |$)/.exec(rest)?.groups?.['key'];
    const isEntry = dashes !== '' || rest === '-';
    if (key === undefined && !isEntry) continue;
    const value = key === undefined ? rest.replace(/^-$/, '') : rest.slice(rest.indexOf(':', key.length) + 1);
    const opens = /^\s*(&\S+)?\s*$/.test(value);
    if (/^\s*(&\S+\s+)?[|>][-+0-9]*\s*$/.test(value)) longTextOf = spaces.length + dashes.length;
    found.push({
      start: at,
      indent: spaces.length,
      key: (key ?? rest).trim(),
      columns: dashes === '' ? [spaces.length] : [spaces.length, spaces.length + dashes.length],
      isEntry,
      tab: spaces.includes('\t'),
      opens,
    });
  }
  return found;
}

/** How many more brackets a line opens than it closes, quotes apart. */
function bracketsOpenedBy(line: string): number {
  const plain = line.replaceAll(/"(?:[^"\\]|\\.)*"|(?<![\w])'[^']*'/g, '');
  return plain.split(/[[{]/).length - plain.split(/[\]}]/).length;
}
