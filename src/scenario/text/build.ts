import { isAlias, isMap, isPair, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.js';
import type { Problem } from '../diagnostics/reporter.js';
import type { Span } from '../expressions/syntax.js';
import type { Writing } from './align.js';
import type { Place } from './source.js';
import { LIMITS } from './tokens.js';

/** A value as it was built: what it is, where it stands, how many values it holds and how deep they go. */
interface Built {
  readonly value: unknown;
  readonly place: Place;
  readonly count: number;
  readonly height: number;
}

/** Names that JavaScript gives a meaning of its own. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Turns the nodes of a YAML document into plain values, and notes where each stands. An alias shares the value of
 * its anchor but counts as all that it stands for; an alias inside its own anchor is refused.
 */
export class Builder {
  readonly problems: Problem[] = [];
  /** What is named by each anchor so far; null while it is being built. */
  readonly #anchors = new Map<string, Built | null>();
  #count = 0;
  #full = false;

  build(node: unknown): Built {
    return this.#node(node, [], null, 1);
  }

  #node(node: unknown, path: Path, key: Span | null, depth: number): Built {
    if (this.#full) return nothing(key, spanOf(node, key));
    if (isAlias(node)) return this.#alias(node.source, path, key, spanOf(node, key), depth);
    this.#add(1, path, false);
    const anchor = anchorOf(node);
    if (anchor !== null) this.#anchors.set(anchor, null);
    const built = this.#plain(node, path, key, depth);
    if (anchor !== null) this.#anchors.set(anchor, built);
    return built;
  }

  #plain(node: unknown, path: Path, key: Span | null, depth: number): Built {
    if (isMap(node)) return this.#section(node, path, key, depth);
    if (isSeq(node)) return this.#list(node, path, key, depth);
    if (!isScalar(node)) return nothing(key, spanOf(node, key));
    const span = spanOf(node, key);
    const { value } = node;
    const place = { key, value: span, writing: writingOf(node, span), block: false, children: null };
    return { value: typeof value === 'bigint' ? Number(value) : value, place, count: 1, height: 1 };
  }

  #list(node: YAMLSeq, path: Path, key: Span | null, depth: number): Built {
    const value: unknown[] = [];
    const children = new Map<string, Place>();
    let count = 1;
    let height = 0;
    for (const [index, item] of node.items.entries()) {
      const built = isPair(item)
        ? this.#pairInList(item, [...path, index], depth + 1)
        : this.#node(item, [...path, index], null, depth + 1);
      value.push(built.value);
      children.set(String(index), built.place);
      count += built.count;
      height = Math.max(height, built.height);
    }
    return { value, place: this.#around(node, key, children), count, height: height + 1 };
  }

  /** `[a: 1]` is a list of one section of one key. */
  #pairInList(pair: { key: unknown; value: unknown }, path: Path, depth: number): Built {
    const value: Record<string, unknown> = {};
    const children = new Map<string, Place>();
    const built = this.#entry(pair, value, children, path, depth);
    const start = spanOf(pair.key, null).start;
    const end = Math.max(start, built.place.value.end);
    const place = { key: null, value: { start, end }, writing: null, block: false, children };
    return { value, place, count: built.count + 1, height: built.height + 1 };
  }

  #section(node: YAMLMap, path: Path, key: Span | null, depth: number): Built {
    const value: Record<string, unknown> = {};
    const children = new Map<string, Place>();
    let count = 1;
    let height = 0;
    for (const pair of node.items) {
      const built = this.#entry(pair, value, children, path, depth);
      count += built.count;
      height = Math.max(height, built.height);
    }
    return { value, place: this.#around(node, key, children), count, height: height + 1 };
  }

  /** One key of a section, with its value. A key that may not stand there is reported and left out. */
  #entry(
    pair: { key: unknown; value: unknown },
    section: Record<string, unknown>,
    children: Map<string, Place>,
    path: Path,
    depth: number,
  ): Built {
    const span = spanOf(pair.key, null);
    const name = this.#keyName(pair.key, path, span);
    if (name === null) return this.#node(pair.value, path, span, depth + 1);
    const inner = [...path, name];
    if (children.has(name)) {
      this.#report('duplicate-key', inner, `the key "${name}" stands here twice`, span, 'remove one of them');
      return this.#node(pair.value, inner, span, depth + 1);
    }
    const built = this.#node(pair.value, inner, span, depth + 1);
    section[name] = built.value;
    children.set(name, built.place);
    return built;
  }

  #keyName(key: unknown, path: Path, span: Span): string | null {
    if (!isScalar(key)) {
      const found = isAlias(key) ? 'an alias (*)' : 'a list or a section';
      const hint = 'put it in quotes if it is meant as text';
      this.#report('not-yaml', path, `a key must be text, but here it is ${found}`, span, hint);
      return null;
    }
    const anchor = anchorOf(key);
    if (anchor !== null) this.#report('not-yaml', path, 'a key may not have an anchor (&)', span);
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    if (name === '') {
      this.#report('not-yaml', path, 'there is no key before the colon', span);
      return null;
    }
    if (name === '<<' && key.type === 'PLAIN') {
      const hint = 'write the keys out, or use an alias for a whole value';
      this.#report('forbidden-name', path, 'merge keys (<<) are not read', span, hint);
      return null;
    }
    if (FORBIDDEN.has(name)) {
      const message = `"${name}" may not be used as a name or a key`;
      this.#report('forbidden-name', path, message, span, 'choose another name');
      return null;
    }
    return name;
  }

  #alias(source: string, path: Path, key: Span | null, span: Span, depth: number): Built {
    const target = this.#anchors.get(source);
    if (target === undefined) {
      this.#report('not-yaml', path, `there is no anchor &${source} before this alias`, span);
      return nothing(key, span);
    }
    if (target === null) {
      this.#report(
        'alias-expansion',
        path,
        `the alias *${source} stands inside the value that it names`,
        span,
      );
      return nothing(key, span);
    }
    this.#add(target.count, path, true, span);
    if (depth + target.height > LIMITS.depth + 1) {
      this.#report('alias-expansion', path, `the alias *${source} makes sections too deep`, span);
      return nothing(key, span);
    }
    return {
      ...target,
      place: { key, value: span, writing: null, block: false, children: target.place.children },
    };
  }

  #add(count: number, path: Path, alias: boolean, span?: Span): void {
    this.#count += count;
    if (this.#full || this.#count <= LIMITS.values) return;
    this.#full = true;
    if (alias && span !== undefined) {
      const message = `with its aliases written out, the file holds more than ${LIMITS.values} values`;
      this.#report('alias-expansion', path, message, span);
    } else {
      this.problems.push({
        code: 'too-large',
        path: [],
        message: `the file holds more than ${LIMITS.values} values`,
      });
    }
  }

  #around(node: YAMLMap | YAMLSeq, key: Span | null, children: ReadonlyMap<string, Place>): Place {
    return { key, value: spanOf(node, key), writing: null, block: node.flow !== true, children };
  }

  #report(code: Problem['code'], path: Path, message: string, place: Span, hint?: string): void {
    this.problems.push({ code, path, message, place, ...(hint === undefined ? {} : { hint }) });
  }
}

function nothing(key: Span | null, value: Span): Built {
  const place = { key, value, writing: null, block: false, children: null };
  return { value: null, place, count: 1, height: 1 };
}

function anchorOf(node: unknown): string | null {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.anchor ?? null) : null;
}

/** Where a node stands; if it has no place of its own, just after its key. */
function spanOf(node: unknown, key: Span | null): Span {
  if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) {
    const range = node.range;
    if (range) return { start: range[0], end: range[1] };
  }
  const start = key?.end ?? 0;
  return { start, end: start };
}

function writingOf({ value, type }: Scalar, { start }: Span): Writing | null {
  if (typeof value !== 'string') return null;
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return { text: value, start, style: 'block' };
  return { text: value, start, style: type === 'PLAIN' ? 'plain' : 'quoted' };
}
