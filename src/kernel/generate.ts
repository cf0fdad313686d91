import type { Circuit, Evaluate, Gate } from './circuit.js';
import { type Layout, planeOf } from './layout.js';

/** Makes a gate into code. What is put together are numbers and operators alone: no name of a scenario gets here. */
export function generate(circuit: Circuit, layout: Layout, gate: Gate): Evaluate {
  const lines: string[] = [];
  const names = new Map<Gate, string>();
  const nameOf = (of: Gate): string => {
    const known = names.get(of);
    if (known !== undefined) return known;
    const node = circuit.node(of);
    const plane = planeOf(layout, node);
    if (plane !== null) return define(of, `words[${plane}]`);
    switch (node.is) {
      case 'constant':
        return node.holds ? '-1' : '0';
      case 'not':
        return define(of, `~${nameOf(node.of)}`);
      case 'and':
        return define(of, `${nameOf(node.left)} & ${nameOf(node.right)}`);
      case 'or':
        return define(of, `${nameOf(node.left)} | ${nameOf(node.right)}`);
      default:
        throw new RangeError(`gate ${of} stands nowhere`);
    }
  };
  const define = (of: Gate, code: string): string => {
    const name = `g${of}`;
    lines.push(`const ${name} = ${code};`);
    names.set(of, name);
    return name;
  };
  const result = nameOf(gate);
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- made of numbers alone, and only where the platform and the user allow it
  const made: unknown = new Function('words', `"use strict"; ${lines.join(' ')} return ${result};`);
  return made as Evaluate;
}

/** Whether this platform lets code be made from text: a strict content policy does not. */
export function mayGenerate(): boolean {
  try {
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- asked of the platform, with a constant text
    return typeof new Function('return 0') === 'function';
  } catch {
    return false;
  }
}
