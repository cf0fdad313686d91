/** A part of src/ that is mutated as a whole, and the tests that its mutants have to pass. */
export interface Area {
  /** The files that are changed, or patterns of them. */
  readonly mutate: readonly string[];
  /** The files of the tests: those about the area that are fast. */
  readonly tests: readonly string[];
}

const sources = (folder: string, names: string): string[] =>
  names.split(' ').map((name) => `src/${folder}/${name}.ts`);
const tests = (folder: string, names: string): string[] =>
  names.split(' ').map((name) => `tests/${folder}/${name}.test.ts`);

export const AREAS: Readonly<Record<string, Area>> = {
  chance: {
    mutate: ['src/chance/*.ts'],
    tests: tests(
      'chance',
      'calendars choice definition draws fingerprint lanes no-regression normal rates seed series threefry thresholds uniforms vectors',
    ),
  },
  estimators: {
    mutate: sources(
      'montecarlo',
      'answers beta binomial commitments estimator intervals normal-quantile outcomes pathway-counts precision slot-tally summarise tally',
    ),
    tests: tests('montecarlo', 'estimates looks pathway-counts tallies intervals'),
  },
  chain: {
    mutate: ['src/chain/*.ts'],
    tests: tests(
      'chain',
      'by-hand defined explicit forgetting latches likeness open/in-a-box order-of-a-tick parts refused special-ways tables truth',
    ),
  },
  kernel: {
    mutate: ['src/kernel/*.ts', 'src/kernel/webassembly/*.ts'],
    tests: tests(
      'kernel',
      'circuit defined instructions left many-rules of-other-numbers other-numbers ties',
    ),
  },
  reference: {
    mutate: ['src/reference/*.ts'],
    tests: tests('reference', 'laws meaning pathway player run step trace-run'),
  },
  semantics: {
    mutate: [...sources('model', 'lifecycle'), ...sources('model/lower', 'commitments messages')],
    tests: tests('lifecycle', 'keeping messages rules ties'),
  },
};

/** @throws Error on a name that is no area's. */
export function areaNamed(name: string | undefined): Area {
  const area = AREAS[name ?? ''];
  if (area !== undefined) return area;
  throw new Error(`an area is one of ${Object.keys(AREAS).join(', ')}, not ${name ?? 'none'}`);
}
