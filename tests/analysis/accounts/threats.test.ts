import { describe, expect, it } from 'vitest';
import { type LedgerRow, threatsOf, type ThreatsResult } from '../../../src/analysis/accounts/index.js';
import { threatLines } from '../../../src/report/accounts/threats.js';
import { threatsSchema, threatsToJson } from '../../../src/report/accounts/threats-json.js';
import { scenarioOf } from '../asked-scenarios.js';

/**
 * What Alpha does about Beta's threat is drawn at the start. The bold provoke in any case, the meek only where there is no
 * threat, the spiteful only where there is one; the forgiven are let off on the next day, the late provoke on the last one.
 * A threat is kept with .6. So the ledger is known: see `LEDGER`.
 */
const TEMPERS = { bold: 0.2, meek: 0.3, spiteful: 0.1, forgiven: 0.1, late: 0.2 };
const THREAT = scenarioOf(`brinkmanship: 1
title: A threat and those who hear it
tick: day
horizon: 10
actors: { alpha: Alpha, beta: Beta, gamma: Gamma }
acts: { provoke: { rung: threat }, strike: { rung: use of force }, aid: {} }
processes:
  temper:
    states: [quiet, bold, meek, spiteful, forgiven, late]
    starts: { ${Object.entries(TEMPERS)
      .map(([name, share]) => `${name}: "${share}, assumed"`)
      .join(', ')}, quiet: rest }
commitments:
  threat:
    debtor: beta
    creditor: alpha
    if: alpha provoke beta
    perform: strike
    targets: alpha
    within: 3
    released: { when: temper is forgiven and ever(alpha provoke beta) }
    fidelity: 0.6, assumed
  favour: { debtor: gamma, creditor: alpha, if: alpha provoke beta, perform: aid, targets: alpha, within: 2, fidelity: 1 }
options:
  alpha may provoke beta: { window: { from: 1, until: 1 }, when: "temper is one of (bold, forgiven)", chance: 1 a day }
  alpha may provoke beta (if it dares): { window: { from: 1, until: 1 }, when: temper is meek and threat is null, chance: 1 a day }
  alpha may provoke beta (out of spite): { window: { from: 1, until: 1 }, when: temper is spiteful and threat is conditional, chance: 1 a day }
  alpha may provoke beta (late): { window: { from: 10, until: 10 }, when: temper is late, chance: 1 a day }
outcomes:
  - struck: ever(beta strike alpha)
variants:
  no threat: { remove: threat }
`);

const LEDGER: Readonly<Record<LedgerRow, number>> = {
  'never challenged': 0.1,
  deterred: 0.3,
  executed: 0.6 * 0.3,
  'bluff called': 0.4 * 0.3,
  excused: 0.1,
  'still owed': 0.2,
};

const RUNS = 2_000;

async function kept(options = {}): Promise<ThreatsResult> {
  const { result } = await threatsOf(THREAT, { runs: RUNS, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

/** Five standard deviations of a share of so many runs. */
const near = (share: number): number => 5 * Math.sqrt((share * (1 - share)) / RUNS);

describe('the ledger of threats', () => {
  it('puts every run into its row, each by its known share', async () => {
    const { threats, others, counted } = await kept();
    const [threat] = threats;
    expect(threats.map(({ name, warned }) => ({ name, warned }))).toEqual([
      { name: 'threat', warned: ['alpha'] },
    ]);
    expect(others).toEqual(['favour']);
    expect(threat?.rows.reduce((sum, { runs }) => sum + runs, 0)).toBe(counted);
    for (const { row, share } of threat?.rows ?? [])
      expect(Math.abs((share.value ?? NaN) - LEDGER[row]), row).toBeLessThan(near(LEDGER[row]));
    expect(Math.abs((threat?.provoked.share.value ?? NaN) - 0.1)).toBeLessThan(near(0.1));
    // Without it all provoke but the quiet and the spiteful.
    expect(Math.abs((threat?.without.share.value ?? NaN) - 0.8)).toBeLessThan(near(0.8));
  });

  it('balances: challenged with it is challenged without it, less the deterred, and the provoked', async () => {
    const { threats } = await kept({ runs: 500, seed: 'another' });
    for (const { rows, provoked, without } of threats) {
      const runs = (...names: LedgerRow[]) =>
        rows.reduce((sum, one) => sum + (names.includes(one.row) ? one.runs : 0), 0);
      const challenged = runs('executed', 'bluff called', 'excused', 'still owed');
      expect(challenged).toBe(without.runs - runs('deterred') + provoked.runs);
    }
  });

  it('counts only the runs that end as is asked, and none of a threat that a variant takes away', async () => {
    const { threats, counted } = await kept({ of: 'struck', runs: 500 });
    const executed = threats[0]?.rows.find(({ row }) => row === 'executed')?.runs ?? 0;
    expect(executed).toBeGreaterThan(0);
    // Those let off on the day on which the blow falls are struck all the same.
    expect(threats[0]?.rows.find(({ row }) => row === 'excused')?.runs).toBe(counted - executed);
    expect((await kept({ variant: 'no threat', runs: 10 })).threats).toEqual([]);
  });

  it('says in a sentence whether it deters', async () => {
    const result = await kept({ runs: 300 });
    const text = threatLines(result).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /threat: without it what it warns of comes about in 2\d\d runs. It deters \d+ of them, and provokes \d+ besides./,
    );
    expect(text).toContain('No threats: favour.');
    expect(threatsSchema.parse(threatsToJson(result)).threats).toHaveLength(1);
  });
});
