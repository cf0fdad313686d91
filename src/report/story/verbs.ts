/**
 * Acts are told by templates in the present, such as `{actor} strikes {target}`. A story also says that Alpha struck,
 * or that Alpha was about to strike. This finds the other forms of the verb, for the words in which crises are told.
 */

export interface VerbForms {
  /** strike */
  readonly base: string;
  /** struck */
  readonly past: string;
}

/** By the third person: base and past where neither follows from a rule. */
const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  is: ['be', 'was'],
  has: ['have', 'had'],
  does: ['do', 'did'],
  goes: ['go', 'went'],
  undergoes: ['undergo', 'underwent'],
  begins: ['begin', 'began'],
  bids: ['bid', 'bid'],
  binds: ['bind', 'bound'],
  breaks: ['break', 'broke'],
  brings: ['bring', 'brought'],
  builds: ['build', 'built'],
  burns: ['burn', 'burnt'],
  buys: ['buy', 'bought'],
  casts: ['cast', 'cast'],
  catches: ['catch', 'caught'],
  comes: ['come', 'came'],
  cuts: ['cut', 'cut'],
  draws: ['draw', 'drew'],
  drives: ['drive', 'drove'],
  falls: ['fall', 'fell'],
  fights: ['fight', 'fought'],
  flies: ['fly', 'flew'],
  forgives: ['forgive', 'forgave'],
  gets: ['get', 'got'],
  gives: ['give', 'gave'],
  hits: ['hit', 'hit'],
  holds: ['hold', 'held'],
  hurts: ['hurt', 'hurt'],
  keeps: ['keep', 'kept'],
  lays: ['lay', 'laid'],
  leads: ['lead', 'led'],
  leaves: ['leave', 'left'],
  lends: ['lend', 'lent'],
  lets: ['let', 'let'],
  makes: ['make', 'made'],
  meets: ['meet', 'met'],
  overruns: ['overrun', 'overran'],
  overthrows: ['overthrow', 'overthrew'],
  pays: ['pay', 'paid'],
  puts: ['put', 'put'],
  rises: ['rise', 'rose'],
  runs: ['run', 'ran'],
  says: ['say', 'said'],
  seeks: ['seek', 'sought'],
  sells: ['sell', 'sold'],
  sends: ['send', 'sent'],
  sets: ['set', 'set'],
  shoots: ['shoot', 'shot'],
  shuts: ['shut', 'shut'],
  sinks: ['sink', 'sank'],
  speaks: ['speak', 'spoke'],
  spreads: ['spread', 'spread'],
  stands: ['stand', 'stood'],
  steals: ['steal', 'stole'],
  strikes: ['strike', 'struck'],
  sweeps: ['sweep', 'swept'],
  swears: ['swear', 'swore'],
  takes: ['take', 'took'],
  tells: ['tell', 'told'],
  throws: ['throw', 'threw'],
  undertakes: ['undertake', 'undertook'],
  wages: ['wage', 'waged'],
  withdraws: ['withdraw', 'withdrew'],
  withholds: ['withhold', 'withheld'],
  withstands: ['withstand', 'withstood'],
  writes: ['write', 'wrote'],
};

/** The forms of a verb in the third person; null for a word that is none. */
export function verbForms(word: string): VerbForms | null {
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (known !== undefined) return { base: known[0], past: known[1] };
  const base = baseOf(word);
  return base === null ? null : { base, past: pastOf(base) };
}

function baseOf(word: string): string | null {
  if (!/^[a-z][a-z-]*[a-z]s$/.test(word) || /(?:ss|us|ous)$/.test(word)) return null;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  // One short syllable doubles its last letter: stop, stopped.
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base)) return `${base}${base.slice(-1)}ed`;
  return `${base}ed`;
}
