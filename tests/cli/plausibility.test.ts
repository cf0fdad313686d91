import { describe, expect, it } from 'vitest';
import { plausibilitySchema } from '../../src/report/plausibility/json.js';
import { brinkmanship } from './command.js';
import { CERTAIN, CHANCY } from './scenarios.js';

const FOUNDING_CASE = 'scenarios/december-assurances.yaml';

describe('plausibility', () => {
  it('prints tables, what may be behind what lies outside, and citations', () => {
    const { status, stdout, stderr } = brinkmanship(['plausibility', '-', '--runs', '300'], CHANCY);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('beside base rates');
    expect(stdout).toContain('Each two, beside a year of two rivals');
    expect(stdout).toMatch(/use of force +0\.\d{3} \[/);
    expect(stdout).toMatch(/^ {2}B18 /m);
    expect(stdout).toContain('A number outside its rates is not wrong');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('writes JSON that its schema describes, the same for the same seed', () => {
    const play = () =>
      brinkmanship(['plausibility', '-', '--runs', '40', '--seed', '7', '--json'], CHANCY).stdout;
    const document = plausibilitySchema.parse(JSON.parse(play()));
    expect(document).toMatchObject({ schema: 1, seed: 7, runs: 40, variant: null });
    expect(document.comparisons.length).toBeGreaterThan(3);
    expect(play()).toBe(play());
  });

  it('plays a variant, whose forced acts count', () => {
    const forced = (variant: string) => {
      const args = ['plausibility', '-', '--runs', '5', '--json', '--variant', variant];
      const { comparisons } = plausibilitySchema.parse(JSON.parse(brinkmanship(args, CERTAIN).stdout));
      return comparisons.find(({ topic, event }) => topic === 'crisis' && event === 'force')?.simulated.value;
    };
    expect(forced('as given')).toBe(0);
    expect(forced('shock')).toBe(1);
  });

  it('takes rates of one’s own, and says what is wrong with them', () => {
    const missing = brinkmanship(['plausibility', FOUNDING_CASE, '--rates', 'nowhere.yaml']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('Cannot read nowhere.yaml');
    const wrong = brinkmanship(['plausibility', FOUNDING_CASE, '--rates', FOUNDING_CASE]);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('december-assurances.yaml:');
  });

  it('refuses a variant and a number that there are not', () => {
    expect(brinkmanship(['plausibility', '-', '--variant', 'shokc'], CERTAIN).stderr).toContain('shock');
    expect(brinkmanship(['plausibility', '-', '--set', 'nothing=1'], CERTAIN).status).toBe(2);
  });
});

describe('the founding case', () => {
  // Sentences are broken into lines where the page ends.
  const stdout = brinkmanship(['plausibility', FOUNDING_CASE, '--runs', '1000']).stdout.replace(/\s+/g, ' ');
  const { comparisons, levels } = plausibilitySchema.parse(
    JSON.parse(brinkmanship(['plausibility', FOUNDING_CASE, '--runs', '1000', '--json']).stdout),
  );

  it('has acts whose level is known', () => {
    expect(levels.filter(({ from }) => from === 'unknown')).toEqual([]);
  });

  it('begins in a crisis with a shadow war: above a year of two rivals, and above crises too', () => {
    const [force, war] = comparisons.filter(({ topic }) => topic === 'crisis');
    expect([force?.verdict, war?.verdict]).toEqual(['above', 'above']);
    const years = comparisons.filter(({ topic }) => topic === 'dyad-year').map(({ verdict }) => verdict);
    // Iran's friends abroad strike, and go to war with nobody: of two wars there are fewer than between rivals.
    expect(years.filter((verdict) => verdict === 'below')).toHaveLength(2);
    expect(years.filter((verdict) => verdict === 'above')).toHaveLength(13);
    expect(stdout).toContain('Beside whole crises, of which 0.74 saw violence (B9), it lies above them');
    expect(stdout).toContain('War is most often that between Israel and Hezbollah');
  });

  it('says that Hezbollah answers more seldom than those on record, and asks why', () => {
    expect(stdout).toContain('Below: Hezbollah to Israel');
  });
});
