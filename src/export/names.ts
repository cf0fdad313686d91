/**
 * Names for other tools: letters, digits and `_`, not beginning with a digit, no word of PRISM's language, and no two
 * alike even where case does not count.
 */
export class Names {
  /** In small letters. */
  readonly #taken: Set<string>;

  /** @param reserved further names that are not to be given */
  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved.map((name) => name.toLowerCase()));
  }

  /** A name that no one has yet, as near to the text as can be. */
  give(text: string): string {
    const plain = legalName(text);
    let name = plain;
    for (let copy = 2; RESERVED.has(name) || this.#taken.has(name.toLowerCase()); copy += 1)
      name = `${plain}_${copy}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** What one of so many chances of a question is called, before it is made a legal name. */
export function askedName(question: string, label: string, chances: number): string {
  return chances === 1 && label === '' ? question : `${question} ${label}`;
}

/** Longer names are cut: some tools print them in columns. */
const LONGEST = 72;

function legalName(text: string): string {
  const plain = text
    // Letters lose their marks: é is e.
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'unnamed';
  return /^\d/.test(plain) ? `n${plain}` : plain;
}

/** Words of PRISM's language (its manual, and the grammar of PRISM 4 with its extensions), of Storm's and of JANI's. */
const RESERVED: ReadonlySet<string> = new Set(
  [
    'A bool clock const csg ctmc C double dtmc E endinit endinvariant endmodule endobservables endplayer endrewards',
    'endsystem false filter F formula func G global I idtmc imdp init int invariant label max mdp min module',
    'nondeterministic observable observables of P player Pmax Pmin pomdp popta prob probabilistic pta R rate rewards',
    'Rmax Rmin S smg stochastic system true tsg U W X ceil floor log mod multi pow round trunc and or not xor exp sqrt',
    'abs deadlock ma array LRA T M',
  ].flatMap((line) => line.split(' ')),
);
