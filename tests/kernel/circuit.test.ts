import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS, Circuit, type Gate, NEVER } from '../../src/kernel/circuit.js';

/** Circuits beside truth tables: whatever a circuit simplifies, it says what was asked for under every truth of its planes. */

const PLANES = [0, 1, 2] as const;
/** Which planes hold, as bits: plane 0 is the highest bit, as in a table. */
const WORLDS = Array.from({ length: 8 }, (_, world) => world);

const holdsIn = (plane: number, world: number): boolean => ((world >>> (2 - plane)) & 1) === 1;

/** What a gate says, read off what it is made of. */
function truthOf(circuit: Circuit, gate: Gate): readonly boolean[] {
  return WORLDS.map((world) => {
    const says = (of: Gate): boolean => {
      const node = circuit.node(of);
      switch (node.is) {
        case 'constant':
          return node.holds;
        case 'plane':
          return holdsIn(node.plane, world);
        case 'ticks':
          throw new Error('no tick was asked about');
        case 'not':
          return !says(node.of);
        case 'and':
          return says(node.left) && says(node.right);
        case 'or':
          return says(node.left) || says(node.right);
      }
    };
    return says(gate);
  });
}

type Sentence =
  | { readonly is: 'plane'; readonly plane: number }
  | { readonly is: 'constant'; readonly holds: boolean }
  | { readonly is: 'not'; readonly of: Sentence }
  | { readonly is: 'and' | 'or'; readonly left: Sentence; readonly right: Sentence };

const { sentence } = fc.letrec<{ sentence: Sentence }>((tie) => ({
  sentence: fc.oneof(
    { maxDepth: 4 },
    fc.record({ is: fc.constant('plane' as const), plane: fc.constantFrom(...PLANES) }),
    fc.record({ is: fc.constant('constant' as const), holds: fc.boolean() }),
    fc.record({ is: fc.constant('not' as const), of: tie('sentence') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      left: tie('sentence'),
      right: tie('sentence'),
    }),
  ),
}));

function built(circuit: Circuit, of: Sentence): Gate {
  switch (of.is) {
    case 'plane':
      return circuit.plane(of.plane);
    case 'constant':
      return of.holds ? ALWAYS : NEVER;
    case 'not':
      return circuit.not(built(circuit, of.of));
    case 'and':
      return circuit.and(built(circuit, of.left), built(circuit, of.right));
    case 'or':
      return circuit.or(built(circuit, of.left), built(circuit, of.right));
  }
}

function meant(of: Sentence, world: number): boolean {
  switch (of.is) {
    case 'plane':
      return holdsIn(of.plane, world);
    case 'constant':
      return of.holds;
    case 'not':
      return !meant(of.of, world);
    case 'and':
      return meant(of.left, world) && meant(of.right, world);
    case 'or':
      return meant(of.left, world) || meant(of.right, world);
  }
}

describe('a circuit', () => {
  it('says what was asked for', () => {
    fc.assert(
      fc.property(sentence, (of) => {
        const circuit = new Circuit();
        expect(truthOf(circuit, built(circuit, of))).toEqual(WORLDS.map((world) => meant(of, world)));
      }),
    );
  });

  it.each([0, 1, 2, 3, 4])('says whether %d of three hold, or more', (count) => {
    const circuit = new Circuit();
    const gate = circuit.atLeast(
      count,
      PLANES.map((plane) => circuit.plane(plane)),
    );
    const many = WORLDS.map((world) => PLANES.filter((plane) => holdsIn(plane, world)).length);
    expect(truthOf(circuit, gate)).toEqual(many.map((hold) => hold >= count));
  });

  it('says what a table does, where that comes up', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, -1), { minLength: 8, maxLength: 8 }), (truth) => {
        const circuit = new Circuit();
        const says = truthOf(circuit, circuit.table(PLANES, truth));
        expect(truth.filter((is, world) => is >= 0 && says[world] !== (is === 1))).toEqual([]);
      }),
    );
  });

  it('has a constant for what is never and what is always so', () => {
    const circuit = new Circuit();
    expect([NEVER, ALWAYS].map((gate) => circuit.node(gate))).toEqual([
      { is: 'constant', holds: false },
      { is: 'constant', holds: true },
    ]);
    expect([circuit.not(NEVER), circuit.not(ALWAYS)]).toEqual([ALWAYS, NEVER]);
    expect([circuit.all([]), circuit.any([])]).toEqual([ALWAYS, NEVER]);
    expect(circuit.atLeast(-1, [])).toBe(ALWAYS);
    expect(() => circuit.node(99)).toThrow(new RangeError('there is no gate 99'));
  });

  it('makes no gate for what it has already, or knows', () => {
    const circuit = new Circuit();
    const [a, b] = [circuit.plane(0), circuit.plane(1)];
    const [none, both, either] = [circuit.not(a), circuit.and(a, b), circuit.or(a, b)];
    // Gates have numbers, one after the other: no number is taken by what follows, but by this.
    const last = (): Gate => circuit.plane(circuit.plane(2) + 10);
    const before = last();
    expect([circuit.plane(0), circuit.not(none), circuit.and(b, a), circuit.or(b, a)]).toEqual([
      a,
      a,
      both,
      either,
    ]);
    for (const [one, other] of [
      [a, none],
      [none, a],
    ] as const) {
      expect([circuit.and(one, other), circuit.or(one, other)]).toEqual([NEVER, ALWAYS]);
    }
    expect([circuit.and(a, a), circuit.or(a, a)]).toEqual([a, a]);
    for (const gate of [a, both]) {
      expect([circuit.and(NEVER, gate), circuit.and(gate, NEVER)]).toEqual([NEVER, NEVER]);
      expect([circuit.and(ALWAYS, gate), circuit.and(gate, ALWAYS)]).toEqual([gate, gate]);
      expect([circuit.or(NEVER, gate), circuit.or(gate, NEVER)]).toEqual([gate, gate]);
      expect([circuit.or(ALWAYS, gate), circuit.or(gate, ALWAYS)]).toEqual([ALWAYS, ALWAYS]);
    }
    expect(before).toBe(last());
    expect(circuit.plane(77)).toBe(before + 1);
  });

  it('asks about nothing in a table that does not tell it apart', () => {
    const circuit = new Circuit();
    const [first, second] = [circuit.plane(0), circuit.plane(1)];
    expect(circuit.table([0, 1], [0, 0, 1, 1])).toBe(first);
    expect(circuit.table([0, 1], [0, 1, 0, 1])).toBe(second);
    // What never comes up may be either.
    expect(circuit.table([0, 1], [-1, 1, 0, -1])).toBe(circuit.not(first));
    expect(circuit.table([0, 1], [0, 0, -1, 1])).toBe(first);
    expect(circuit.table([0, 1], [1, -1, -1, -1])).toBe(ALWAYS);
    expect(circuit.table([0, 1], [-1, -1, -1, -1])).toBe(NEVER);
    expect(circuit.table([], [1])).toBe(ALWAYS);
  });

  it('asks about a stretch of ticks once, and not about one that is none', () => {
    const circuit = new Circuit();
    expect(circuit.stretches).toEqual([]);
    const gate = circuit.ticks(2, 5);
    expect(circuit.ticks(2, 5)).toBe(gate);
    expect(circuit.ticks(3, 2)).toBe(NEVER);
    expect(circuit.ticks(2, 2)).not.toBe(gate);
    expect(circuit.stretches).toEqual([
      { from: 2, to: 5 },
      { from: 2, to: 2 },
    ]);
    expect(circuit.node(gate)).toEqual({ is: 'ticks', stretch: 0 });
  });
});
