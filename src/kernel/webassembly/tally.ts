import type { Slots } from '../slots.js';
import { call, type Code, get, I32, i32, i32x4, store, V128, v128 } from './instructions.js';
import { BATCHES, type Memory, WIDE } from './memory.js';
import type { ModuleWriter } from './module-writer.js';

/** The functions of a module that count. */
export interface TallyFunctions {
  /** (address of a count, lanes): raises it by the number of lanes. */
  readonly raise: number;
  /** (milestone, address of its lanes, lanes): marks it on the way of those that have not passed it. */
  readonly pass: number;
}

/** Writes the code that counts. */
export class Tally {
  readonly #memory: Memory;
  readonly #functions: TallyFunctions;

  readonly #slots: Slots;

  constructor(module: ModuleWriter, memory: Memory, slots: Slots) {
    this.#memory = memory;
    this.#slots = slots;
    this.#functions = { raise: writeRaise(module), pass: writePass(module, memory) };
  }

  /** @param later how many slots further it counts */
  raise(slot: number, lanes: Code, later: Code = i32.constant(0)): Code {
    const address = i32.plus(
      i32.constant(this.#memory.counts + 4 * slot),
      i32.shiftLeft(later, i32.constant(2)),
    );
    return call(this.#functions.raise, address, lanes);
  }

  count(counter: number, lanes: Code): Code {
    return this.raise(this.#slots.counters + counter, lanes);
  }

  pass(milestone: number, lanes: Code): Code {
    const address = this.#memory.passed + WIDE * milestone;
    return call(this.#functions.pass, i32.constant(milestone), i32.constant(address), lanes);
  }
}

function writeRaise(module: ModuleWriter): number {
  return module.function([I32, V128], null, (body) => {
    body.do(store.i32(0, i32.plus(i32.load(0, get(0)), v128.count(get(1))), get(0)));
  });
}

/** As `passFirst` and `passSecond` of src/model/milestones.ts. */
function writePass(module: ModuleWriter, memory: Memory): number {
  return module.function([I32, I32, V128], null, (body) => {
    const [milestone, address, lanes] = [get(0), get(1), get(2)];
    const fresh = body.keep(V128, v128.without(lanes, v128.load(0, address)));
    body.when(v128.any(get(fresh)), () => {
      body.do(store.v128(0, v128.or(v128.load(0, address), lanes), address));
      const following = i32.plus(milestone, i32.constant(1));
      const next = body.keep(I32, following);
      const step = body.keep(I32, i32.times(following, i32.constant(0x27d4eb2f)));
      const left = body.local(I32);
      const at = body.local(I32);
      const word = body.local(I32);
      const fold = (places: number): Code =>
        i32.xor(get(word), i32.shiftRight(get(word), i32.constant(places)));
      for (let batch = 0; batch < BATCHES; batch += 1) {
        body.set(left, i32x4.part(batch, get(fresh)));
        body.forEachBit(left, () => {
          body.set(at, i32.shiftLeft(i32.trailingZeros(get(left)), i32.constant(2)));
          const [first, second] = [memory.first + 128 * batch, memory.second + 128 * batch];
          const mixed = i32.xor(i32.load(first, get(at)), get(next));
          body.set(word, i32.times(mixed, i32.constant(0x9e3779b1)));
          body.do(store.i32(first, i32.times(fold(15), i32.constant(0x85ebca6b)), get(at)));
          const added = i32.plus(i32.load(second, get(at)), get(step));
          body.set(word, i32.times(added, i32.constant(0xc2b2ae35)));
          body.do(store.i32(second, fold(13), get(at)));
        });
      }
    });
  });
}
