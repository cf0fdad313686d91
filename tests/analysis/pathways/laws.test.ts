import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathwaysTo } from '../../../src/analysis/pathways/index.js';
import { NONE_OF_THESE } from '../../../src/model/none-of-these.js';
import { tally } from '../../../src/montecarlo/tally-runs.js';
import { scenarioDocuments } from '../../../src/properties/index.js';
import { pathwaysSchema, pathwaysToJson } from '../../../src/report/pathways/json.js';
import { lowered, read } from '../../laws/played.js';

const RUNS = 40;

describe('the ways of generated scenarios', () => {
  it('are as many as the runs that go them, wherever they are counted', async () => {
    let reaching = 0;
    await fc.assert(
      fc.asyncProperty(scenarioDocuments(), fc.boolean(), async (document, everything) => {
        const scenario = read(document);
        const model = lowered(scenario);
        const { outcomes } = tally(model, 1, 0, RUNS);
        const names = [...model.outcomes.map(({ name }) => name), NONE_OF_THESE];
        // The outcome of most runs.
        const place = outcomes.indexOf(Math.max(...outcomes));
        const { result } = await pathwaysTo(scenario, {
          to: names[place] ?? '',
          runs: RUNS,
          chains: RUNS,
          turned: 2,
          megabytes: 0,
          chainOf: everything ? 'everything' : 'what led to it',
        });
        if (result === null) throw new Error('it was lowered before');
        const { reached, looked, chains, different, events, flow, follows, turning } = result;
        expect({ reached, looked }).toEqual({ reached: outcomes[place], looked: outcomes[place] });
        reaching += reached;
        expect(chains).toHaveLength(different);
        expect(chains.reduce((sum, { runs }) => sum + runs, 0)).toBe(looked);
        for (const { steps, runs } of chains)
          for (const { after, meanTick } of steps) {
            // The runs of the chain are among those in which its steps came about in this order, and come to it.
            expect((after.value ?? 0) * after.runs).toBeGreaterThanOrEqual(runs - 1e-9);
            expect(meanTick).toBeLessThanOrEqual(model.horizon);
          }
        for (const { onTheWay, runs, after } of events)
          expect((after.value ?? 0) * runs).toBeGreaterThanOrEqual(onTheWay - 1e-9);
        // What flows into a node flows out of it.
        flow.nodes.forEach(({ kind, runs }, node) => {
          const into = flow.links.filter(({ to }) => to === node).reduce((sum, link) => sum + link.runs, 0);
          const out = flow.links
            .filter(({ from }) => from === node)
            .reduce((sum, link) => sum + link.runs, 0);
          expect([into, out]).toEqual([kind === 'start' ? 0 : runs, kind === 'asked' ? 0 : runs]);
        });
        for (const event of [null, ...events.map((one) => one.event)]) {
          const leaving = follows.filter(({ from }) => from === event);
          const coming = follows.filter(({ to }) => to === event);
          const total = (list: typeof follows): number => list.reduce((sum, { runs }) => sum + runs, 0);
          expect(total(leaving)).toBe(total(coming));
        }
        expect(turning.acts.reduce((sum, { runs }) => sum + runs, turning.none)).toBe(turning.runs);
        pathwaysSchema.parse(pathwaysToJson(result));
      }),
      { numRuns: 15 },
    );
    expect(reaching).toBeGreaterThan(50);
  }, 180_000);
});
