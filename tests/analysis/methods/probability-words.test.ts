import fc from 'fast-check';
import { LIKELIHOOD_WORDS, likelihoodWord, likelihoodWords, percent, percentBand } from 'brinkmanship';
import { describe, expect, it } from 'vitest';

describe('words for probabilities', () => {
  it('are those of ICD 203, without gaps', () => {
    // Source: ICD 203 (2015), D.6.e.(2)(a), first row: 01–05, 05–20, 20–45, 45–55, 55–80, 80–95, 95–99 percent.
    expect(LIKELIHOOD_WORDS.map(({ word }) => word)).toEqual([
      'almost no chance',
      'very unlikely',
      'unlikely',
      'roughly even chance',
      'likely',
      'very likely',
      'almost certain',
    ]);
    expect(LIKELIHOOD_WORDS.map(({ from }) => from)).toEqual([0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95]);
    expect(LIKELIHOOD_WORDS.map(({ to }) => to)).toEqual([0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1]);
  });

  it.each([
    [0, 'almost no chance'],
    [0.049, 'almost no chance'],
    [0.05, 'very unlikely'],
    [0.2, 'unlikely'],
    [0.45, 'roughly even chance'],
    [0.5, 'roughly even chance'],
    [0.55, 'roughly even chance'],
    [0.551, 'likely'],
    [0.8, 'likely'],
    [0.95, 'very likely'],
    [1, 'almost certain'],
  ])('%d is %s: at a border the word that claims less', (probability, word) => {
    expect(likelihoodWord(probability)).toBe(word);
  });

  it.each([
    [0.21, 0.4, 'unlikely'],
    [0.2, 0.45, 'unlikely'],
    [0.8, 0.95, 'very likely'],
    [0.12, 0.31, 'very unlikely to unlikely'],
    [0.1, 0.5, 'very unlikely to roughly even chance'],
    [0.01, 0.97, 'anything possible'],
    [0, 0, 'almost no chance'],
    [0, 0.01, 'almost no chance'],
  ])('the band from %d to %d is %s', (low, high, words) => {
    expect(likelihoodWords({ low, high })).toBe(words);
  });

  it('refuse what is no probability', () => {
    expect(() => likelihoodWord(1.1)).toThrow('not from 1.1 to 1.1');
    expect(() => likelihoodWords({ low: 0.4, high: 0.3 })).toThrow('not from 0.4 to 0.3');
    expect(() => percentBand({ low: Number.NaN, high: 0.3 })).toThrow(RangeError);
  });
});

describe('bands in percent', () => {
  it.each([
    [0.124, 0.304, '12 to 31 %'],
    [0.12, 0.31, '12 to 31 %'],
    [0.29, 0.57, '29 to 57 %'],
    [0.001, 0.0099, 'below 1 %'],
    [0, 0.01, 'below 1 %'],
    [0.004, 0.021, '3 % or less'],
    [0.97, 0.996, '97 % or more'],
    [0.992, 0.999, 'above 99 %'],
    [0, 1, '0 to 100 %'],
    [0.12, 0.12, '12 %'],
  ])('from %d to %d: %s', (low, high, text) => {
    expect(percentBand({ low, high })).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.0099, 'below 1 %'],
    [0.01, '1 %'],
    [0.125, '13 %'],
    [0.9901, 'above 99 %'],
    [1, '100 %'],
  ])('%d alone: %s', (probability, text) => {
    expect(percent(probability)).toBe(text);
  });

  it('never claim more than is known, and have two digits at most', () => {
    const probabilities = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probabilities, probabilities, (one, other) => {
        const [low = 0, high = 0] = [one, other].sort((left, right) => left - right);
        fc.pre(low < high && !(low < 0.01 && high > 0.99));
        const text = percentBand({ low, high });
        expect(text).toMatch(/^(below 1 %|above 99 %|\d\d? % or (less|more)|\d\d?( to \d\d?)? %)$/);
        const [from = '', to = from] = text.match(/\d+/g) ?? [];
        const said = {
          low: /below|less/.test(text) ? 0 : Number(from) / 100,
          high: /above|more/.test(text) ? 1 : Number(to) / 100,
        };
        expect(said.low).toBeLessThanOrEqual(low + 1e-9);
        expect(said.high).toBeGreaterThanOrEqual(high - 1e-9);
        expect(said.high - said.low).toBeLessThan(high - low + 0.02);
      }),
      { numRuns: 1000 },
    );
  });
});
