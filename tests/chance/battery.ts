/**
 * The words of src/chance as endless streams, for a statistical battery. By hand, as docs/draws.md says:
 *
 *     npx tsx tests/chance/battery.ts counters | dieharder -g 200 -a
 *
 * The tests beside this file read the same streams for their own small battery.
 */
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../src/chance/fingerprint.js';
import { word } from '../../src/chance/mixer.js';
import { seedKey } from '../../src/chance/seed.js';
import { Site } from '../../src/chance/site.js';

const SEED = 'battery';

/** Gives the next 32-bit word at each call. */
export type Stream = () => number;

/** Each stream orders the words in another way in which the library comes by them. */
export const STREAMS = {
  /** Word 0, 1, 2, … of one batch of one site. */
  counters(): Stream {
    const { first, second } = site('counters').batchKey(0);
    let counter = 0;
    return () => word(first, second, counter++);
  },

  /** The first eight digits of the coins of ticks 1 to 180, batch after batch: what a run of 180 ticks reads. */
  ticks(): Stream {
    const home = site('ticks');
    let place = 0;
    return () => {
      if (place % 1440 === 0) home.enter(place / 1440);
      const within = place++ % 1440;
      return word(home.a, home.b, ((1 + (within >>> 3)) << 7) + (within & 7));
    };
  },

  /** One and the same word of batch 0, 1, 2, …: runs next to each other. */
  batches(): Stream {
    const home = site('batches');
    let batch = 0;
    return () => {
      const { first, second } = home.batchKey(batch++);
      return word(first, second, 128);
    };
  },

  /** One and the same word of sites named 'site 0', 'site 1', …: rules next to each other. */
  sites(): Stream {
    let number = 0;
    return () => {
      const { first, second } = site(`site ${number++}`).batchKey(0);
      return word(first, second, 128);
    };
  },

  /** The 32-bit coin numbers of the runs of batch after batch, all at tick 1: bits taken across the words. */
  lanes(): Stream {
    const home = site('lanes');
    let run = 0;
    const digits = new Uint32Array(32);
    return () => {
      if ((run & 31) === 0) {
        home.enter(run >>> 5);
        digits.forEach((_, place) => (digits[place] = word(home.a, home.b, 128 + place)));
      }
      const lane = run++ & 31;
      return digits.reduce((number, digit) => (number << 1) | ((digit >>> lane) & 1), 0) >>> 0;
    };
  },
} satisfies Record<string, () => Stream>;

function site(name: string): Site {
  return new Site(KEY, name, fingerprint(name));
}

const KEY = seedKey(SEED);

/** Writes a stream's words to standard output until the reader has had enough. */
function pour(stream: Stream): void {
  const words = new Uint32Array(1 << 16);
  const bytes = new Uint8Array(words.buffer);
  for (;;) {
    for (let place = 0; place < words.length; place += 1) words[place] = stream();
    try {
      for (let sent = 0; sent < bytes.length; ) sent += writeSync(1, bytes, sent);
    } catch {
      return;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? '';
  const open = new Map<string, () => Stream>(Object.entries(STREAMS)).get(name);
  if (open === undefined) throw new Error(`name one of these streams: ${Object.keys(STREAMS).join(', ')}`);
  pour(open());
}
