import { FunctionWriter } from './function-writer.js';
import { append, type Code, sized, type Type, unsigned } from './instructions.js';

/** Puts a module of WebAssembly together: functions and one memory, which it exports; it imports nothing. */
export class ModuleWriter {
  readonly #functions: FunctionWriter[] = [];
  readonly #exported = new Map<string, number>();

  /**
   * Adds a function, and gives its number.
   *
   * @param exported the name under which it is exported: one that is written in this source, never one of a scenario
   */
  function(
    parameters: readonly Type[],
    result: Type | null,
    write: (body: FunctionWriter) => void,
    exported?: string,
  ): number {
    const body = new FunctionWriter(parameters, result);
    write(body);
    const number = this.#functions.push(body) - 1;
    if (exported !== undefined) this.#exported.set(exported, number);
    return number;
  }

  /** @param bytes how much memory it needs */
  module(bytes: number): Uint8Array {
    const functions = this.#functions;
    const types = functions.map(({ parameters, result }) => [
      0x60,
      vector(parameters),
      vector(result === null ? [] : [result]),
    ]);
    const exports = [...this.#exported].map(([name, number]) => [text(name), 0, unsigned(number)]);
    const pages = Math.ceil(bytes / 0x1_0000);
    const code: number[] = [];
    append(code, [
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, types),
      section(
        3,
        functions.map((_, number) => unsigned(number)),
      ),
      section(5, [[0, unsigned(pages)]]),
      section(7, [...exports, [text('memory'), 2, 0]]),
      section(
        10,
        functions.map((body) => body.code()),
      ),
    ]);
    return Uint8Array.from(code);
  }
}

function section(number: number, parts: readonly Code[]): Code {
  return [number, sized(vector(parts))];
}

function vector(parts: readonly Code[]): Code {
  return [unsigned(parts.length), parts];
}

function text(name: string): Code {
  return vector(Array.from(name, (character) => character.charCodeAt(0)));
}
