import type { ChoiceTable } from '../../chance/index.js';
import type { ModuleWriter } from './module-writer.js';
import type { FunctionWriter } from './function-writer.js';
import { call, type Code, get, I32, i32, i32x4, store, V128, v128 } from './instructions.js';
import { BATCHES, type Space, WIDE } from './memory.js';
import { FOUR, mix, NARROW, threefryOfFour } from './mixing.js';
import {
  BAND,
  CALENDAR,
  CHOICE,
  LAYER,
  pickedBy,
  type NumberAt,
  SEGMENT_BITS,
  SITE,
  type Tables,
} from './tables.js';

/** Where the draws stand in time: the stamp of the group and the stretch of ticks, that stretch, and the last tick. */
export interface Clock {
  readonly stamp: number;
  readonly segment: number;
  readonly lastTick: number;
}

/** The functions of a module that draw. */
export interface Draws {
  /** (site, first batch): computes the keys of four batches. */
  readonly enter: number;
  /** (site, tick, threshold, lanes): the lanes in which a coin falls. */
  readonly coin: number;
  /** (calendar): lays out a hazard for the stretch of ticks. */
  readonly fill: number;
  /** (site, tick, choice, lanes of the picks, lanes): puts down which lanes pick what. */
  readonly pick: number;
}

/** A draw among alternatives. */
export interface Pick {
  /** The name of the site. */
  readonly name: string;
  readonly table: ChoiceTable;
  readonly at: NumberAt;
  readonly tick: Code;
}

/** Writes a draw among alternatives; gives for each that may be picked the lanes that picked it. */
export function pickFrom(
  body: FunctionWriter,
  tables: Tables,
  { pick }: Draws,
  { name, table, at, tick }: Pick,
  lanes: Code,
): readonly { readonly place: number; readonly picked: Code }[] {
  const choice = tables.choice(table, at);
  const picked = choice + pickedBy(table);
  const site = i32.constant(tables.site(name));
  body.do(call(pick, site, tick, i32.constant(choice), i32.constant(picked), lanes));
  return table.places.map((place, nth) => ({ place, picked: v128.load(picked + WIDE * nth) }));
}

/** Writes the functions that draw, to the same bits as src/chance. */
export function writeDraws(module: ModuleWriter, space: Space, clock: Clock): Draws {
  const scratch = space.take(WIDE);
  return {
    enter: writeEnter(module),
    coin: writeCoin(module),
    fill: writeFill(module, clock),
    pick: writePick(module, scratch),
  };
}

function writeEnter(module: ModuleWriter): number {
  return module.function([I32, I32], null, (body) => {
    const site = get(0);
    let batches = i32x4.splat(get(1));
    for (let place = 1; place < BATCHES; place += 1) {
      batches = i32x4.withPart(batches, place, i32.plus(get(1), i32.constant(place)));
    }
    const key = { first: i32.load(SITE.first, site), second: i32.load(SITE.second, site) };
    const { first, second } = threefryOfFour(body, key, batches);
    body.do(store.v128(SITE.a, first, site));
    body.do(store.v128(SITE.b, second, site));
  });
}

/** As `coinLanes`: digit by digit, until every lane is decided. */
function writeCoin(module: ModuleWriter): number {
  return module.function([I32, I32, I32, V128], V128, (body) => {
    const [site, tick, left, open] = [get(0), get(1), 2, 3];
    const a = body.keep(V128, v128.load(SITE.a, site));
    const b = body.keep(V128, v128.load(SITE.b, site));
    const counter = body.keep(I32, i32.shiftLeft(tick, i32.constant(7)));
    const falls = body.keep(V128, v128.zeros);
    const digits = body.local(V128);
    body.while(i32.and(i32.differs(get(left), i32.constant(0)), v128.any(get(open))), () => {
      mix(body, FOUR, digits, { a: get(a), b: get(b), counter: i32x4.splat(get(counter)) });
      const isSet = i32.less(get(left), i32.constant(0));
      body.either(
        isSet,
        () => {
          body.set(falls, v128.or(get(falls), v128.without(get(open), get(digits))));
          body.set(open, v128.and(get(open), get(digits)));
        },
        () => {
          body.set(open, v128.without(get(open), get(digits)));
        },
      );
      body.set(left, i32.shiftLeft(get(left), i32.constant(1)));
      body.set(counter, i32.plus(get(counter), i32.constant(1)));
    });
    body.do(get(falls));
  });
}

/** As `HazardCalendars.fill`: all blocks of all layers that count, in the stretch of ticks. */
function writeFill(module: ModuleWriter, clock: Clock): number {
  const mark = writeMark(module);
  return module.function([I32], null, (body) => {
    const calendar = get(0);
    body.do(store.i32(CALENDAR.stamp, i32.load(clock.stamp), calendar));
    const rows = body.keep(I32, i32.plus(calendar, i32.constant(CALENDAR.rows)));
    // memory.fill
    body.do([get(rows), i32.constant(0), i32.constant(WIDE << SEGMENT_BITS), 0xfc, 0x0b, 0]);
    const band = body.keep(I32, i32.plus(calendar, i32.constant(CALENDAR.bands)));
    const segment = i32.load(clock.segment);
    const following = i32.shiftLeft(i32.plus(segment, i32.constant(1)), i32.constant(SEGMENT_BITS));
    const end = body.keep(I32, following);
    body.when(i32.less(i32.load(clock.lastTick), get(end)), () => {
      body.set(end, i32.load(clock.lastTick));
    });
    const number = body.local(I32);
    const tickBits = i32.load(LAYER.tickBits, i32.load(BAND.layer, get(band)));
    body.while(i32.less(get(band), i32.load(CALENDAR.end, calendar)), () => {
      body.set(number, i32.shiftRight(i32.shiftLeft(segment, i32.constant(SEGMENT_BITS)), tickBits));
      body.while(i32.less(i32.shiftLeft(get(number), tickBits), get(end)), () => {
        body.do(call(mark, i32.load(CALENDAR.site, calendar), get(band), get(number), get(rows)));
        body.set(number, i32.plus(get(number), i32.constant(1)));
      });
      body.set(band, i32.plus(get(band), i32.constant(BAND.size)));
    });
  });
}

/** As `HazardCalendars.#mark`: marks the points of one block of four batches that lie below a position of its layer. */
function writeMark(module: ModuleWriter): number {
  const countAt = writeCountAt(module);
  return module.function([I32, I32, I32, I32], null, (body) => {
    const [site, band, number, rows] = [get(0), get(1), get(2), get(3)];
    const layer = get(body.keep(I32, i32.load(BAND.layer, band)));
    const a = get(body.keep(V128, v128.load(SITE.a, site)));
    const b = get(body.keep(V128, v128.load(SITE.b, site)));
    const start = get(
      body.keep(I32, i32.plus(i32.load(LAYER.counter, layer), i32.shiftLeft(number, i32.constant(8)))),
    );
    const restBits = get(body.keep(I32, i32.minus(i32.constant(32), i32.load(LAYER.cellBits, layer))));
    const one = i32.constant(1);
    const rests = body.keep(V128, i32x4.splat(i32.minus(i32.shiftLeft(one, restBits), one)));
    const edge = body.keep(V128, i32x4.splat(i32.load(BAND.edge, band)));
    const places = i32.and(
      i32.shiftLeft(number, i32.load(LAYER.tickBits, layer)),
      i32.constant((1 << SEGMENT_BITS) - 1),
    );
    const row = get(body.keep(I32, i32.plus(rows, i32.times(places, i32.constant(WIDE)))));
    const drawn = body.local(V128);
    mix(body, FOUR, drawn, { a, b, counter: i32x4.splat(start) });
    const count = body.local(I32);
    const most = body.keep(I32, i32.constant(0));
    const counts = body.keep(V128, v128.zeros);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      body.set(count, call(countAt, layer, i32x4.part(batch, get(drawn))));
      body.set(counts, i32x4.withPart(get(counts), batch, get(count)));
      body.when(i32.less(get(most), get(count)), () => {
        body.set(most, get(count));
      });
    }
    const point = body.keep(I32, i32.constant(0));
    const rest = body.local(V128);
    const below = body.local(V128);
    const cell = body.local(I32);
    const address = body.local(I32);
    body.while(i32.less(get(point), get(most)), () => {
      // Points are counted from 1 in their counters.
      const exists = body.keep(V128, i32x4.greater(get(counts), i32x4.splat(get(point))));
      body.set(point, i32.plus(get(point), one));
      mix(body, FOUR, drawn, { a, b, counter: i32x4.splat(i32.plus(start, get(point))) });
      body.set(rest, v128.and(get(drawn), get(rests)));
      body.set(below, v128.and(get(exists), i32x4.less(get(rest), get(edge))));
      const tie = body.keep(V128, v128.and(get(exists), i32x4.equal(get(rest), get(edge))));
      body.when(v128.any(get(tie)), () => {
        // Where the first word leaves it open, the second one decides.
        const second = body.local(V128);
        const counter = i32.plus(i32.plus(start, get(point)), i32.constant(128));
        mix(body, FOUR, second, { a, b, counter: i32x4.splat(counter) });
        const secondBits = i32.plus(i32.load(LAYER.cellBits, layer), i32.constant(16));
        const lower = i32x4.shiftRight(get(second), i32.minus(i32.constant(32), secondBits));
        const under = i32x4.less(lower, i32x4.splat(i32.load(BAND.tie, band)));
        body.set(below, v128.or(get(below), v128.and(get(tie), under)));
      });
      // A row and a lane for each batch: without branches, which nothing could foresee.
      const cells = body.keep(V128, i32x4.shiftRight(get(drawn), restBits));
      const bits = body.keep(V128, i32x4.shiftRight(get(below), i32.constant(31)));
      for (let batch = 0; batch < BATCHES; batch += 1) {
        body.set(cell, i32x4.part(batch, get(cells)));
        const place = i32.shiftLeft(i32.shiftRight(get(cell), i32.constant(5)), i32.constant(4));
        body.set(address, i32.plus(row, place));
        // A shift takes the lowest five bits of the cell: the lane.
        const mark = i32.shiftLeft(i32x4.part(batch, get(bits)), get(cell));
        body.do(store.i32(4 * batch, i32.or(i32.load(4 * batch, get(address)), mark), get(address)));
      }
    });
  });
}

/** As `countAt` of src/chance/poisson.ts. */
function writeCountAt(module: ModuleWriter): number {
  return module.function([I32, I32], I32, (body) => {
    const [layer, word] = [get(0), get(1)];
    const count = body.keep(I32, i32.constant(0));
    const isBelow = (address: Code): Code => i32.atMostUnsigned(i32.load(LAYER.counts, address), word);
    const length = i32.load(LAYER.length, layer);
    const address = body.keep(I32, layer);
    // Four at a time, and then one by one.
    const skip = i32.constant(12);
    body.while(
      i32.and(i32.less(i32.plus(get(count), i32.constant(3)), length), isBelow(i32.plus(get(address), skip))),
      () => {
        body.set(count, i32.plus(get(count), i32.constant(4)));
        body.set(address, i32.plus(get(address), i32.constant(16)));
      },
    );
    body.while(i32.and(i32.less(get(count), length), isBelow(get(address))), () => {
      body.set(count, i32.plus(get(count), i32.constant(1)));
      body.set(address, i32.plus(get(address), i32.constant(4)));
    });
    body.do(get(count));
  });
}

/** As `choicePick`, lane by lane. */
function writePick(module: ModuleWriter, scratch: number): number {
  return module.function([I32, I32, I32, I32, V128], null, (body) => {
    const [site, tick, choice, picked, lanes] = [get(0), get(1), get(2), get(3), get(4)];
    const bytes = i32.times(i32.plus(i32.load(CHOICE.last, choice), i32.constant(1)), i32.constant(WIDE));
    body.do([picked, i32.constant(0), bytes, 0xfc, 0x0b, 0]);
    body.do(store.v128(scratch, lanes));
    const left = body.local(I32);
    const lane = body.local(I32);
    const word = body.local(I32);
    const from = body.local(I32);
    const to = body.local(I32);
    const middle = body.local(I32);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      body.set(left, i32.load(scratch + 4 * batch));
      body.forEachBit(left, () => {
        body.set(lane, i32.trailingZeros(get(left)));
        const first = i32.plus(i32.shiftLeft(tick, i32.constant(7)), i32.constant(64));
        const keys = { a: i32.load(SITE.a + 4 * batch, site), b: i32.load(SITE.b + 4 * batch, site) };
        mix(body, NARROW, word, { ...keys, counter: i32.plus(first, get(lane)) });
        body.set(from, i32.constant(0));
        body.set(to, i32.load(CHOICE.last, choice));
        body.while(i32.less(get(from), get(to)), () => {
          body.set(middle, i32.shiftRight(i32.plus(get(from), get(to)), i32.constant(1)));
          const address = i32.plus(choice, i32.shiftLeft(get(middle), i32.constant(2)));
          body.either(
            i32.below(get(word), i32.load(CHOICE.thresholds, address)),
            () => {
              body.set(to, get(middle));
            },
            () => {
              body.set(from, i32.plus(get(middle), i32.constant(1)));
            },
          );
        });
        const at = body.keep(I32, i32.plus(picked, i32.shiftLeft(get(from), i32.constant(4))));
        const bit = i32.shiftLeft(i32.constant(1), get(lane));
        body.do(store.i32(4 * batch, i32.or(i32.load(4 * batch, get(at)), bit), get(at)));
      });
    }
  });
}
