import { append, type Code, get, I32, sized, type Type, unsigned, V128 } from './instructions.js';

const EMPTY = 0x40;
const END = 0x0b;

/** Writes the body of a function, statement by statement. Locals of a block are used again behind it. */
export class FunctionWriter {
  readonly parameters: readonly Type[];
  readonly result: Type | null;
  readonly #body: number[] = [];
  readonly #locals: Type[] = [];
  readonly #free: Record<Type, number[]> = { [I32]: [], [V128]: [] };
  /** The locals that were taken in each open block. */
  readonly #taken: number[][] = [[]];

  constructor(parameters: readonly Type[], result: Type | null) {
    this.parameters = parameters;
    this.result = result;
  }

  /** How many bytes were written. */
  get size(): number {
    return this.#body.length;
  }

  /** A new local; it may hold anything. */
  local(type: Type): number {
    const local = this.#free[type].pop() ?? this.parameters.length + this.#locals.push(type) - 1;
    this.#taken.at(-1)?.push(local);
    return local;
  }

  /** A new local that holds a value. */
  keep(type: Type, value: Code): number {
    const local = this.local(type);
    this.set(local, value);
    return local;
  }

  set(local: number, value: Code): void {
    this.do([value, 0x21, unsigned(local)]);
  }

  do(statement: Code): void {
    append(this.#body, statement);
  }

  when(condition: Code, body: () => void): void {
    this.do([condition, 0x04, EMPTY]);
    this.#inside(body);
  }

  either(condition: Code, one: () => void, other: () => void): void {
    this.do([condition, 0x04, EMPTY]);
    this.#scope(one);
    this.do([0x05]);
    this.#inside(other);
  }

  /** Repeats the body as long as a condition holds that is asked before. */
  while(condition: Code, body: () => void): void {
    this.do([0x02, EMPTY, 0x03, EMPTY, condition, 0x45, 0x0d, 1]);
    this.#inside(() => {
      body();
      this.do([0x0c, 0]);
    });
    this.do([END]);
  }

  /** Does something for each bit of a local that is set, from the lowest; the local is zero behind it. */
  forEachBit(bits: number, body: () => void): void {
    this.while(get(bits), () => {
      body();
      // bits & (bits − 1)
      this.set(bits, [get(bits), get(bits), 0x41, 1, 0x6b, 0x71]);
    });
  }

  /** The function's result, at its end. */
  code(): Code {
    const groups = this.#locals.map((type) => [1, type]);
    return sized([unsigned(groups.length), groups, this.#body, END]);
  }

  #inside(body: () => void): void {
    this.#scope(body);
    this.do([END]);
  }

  #scope(body: () => void): void {
    this.#taken.push([]);
    body();
    for (const local of this.#taken.pop() ?? []) this.#free[this.#typeOf(local)].push(local);
  }

  #typeOf(local: number): Type {
    return this.#locals[local - this.parameters.length] ?? I32;
  }
}
