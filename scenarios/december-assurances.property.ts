/**
 * What holds of every run of the founding case, and what one might think does and does not. Run by `npm test`, and by
 *
 *     npx vitest run scenarios/december-assurances.property.ts
 */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  act,
  becomes,
  broken,
  enginesAgree,
  livesFollowTheTable,
  neverBefore,
  outcomeNeeds,
  play,
  playings,
  restraintHolds,
} from 'brinkmanship/fast-check';
import { loadScenario } from 'brinkmanship/node';

const FILE = fileURLToPath(new URL('december-assurances.yaml', import.meta.url));
const { scenario } = await loadScenario(FILE);
if (scenario === null) throw new Error('the scenario cannot be read: try `npx brinkmanship check`');

const asGiven = playings(scenario, { variant: null, forced: 0 });
const withOneAct = playings(scenario, { variant: null, forced: 1 });

describe('in every run of the December assurances', () => {
  it('lives follow the table, whatever act is forced, and both engines say the same', () => {
    expect(() =>
      fc.assert(
        fc.property(withOneAct, (playing) => {
          livesFollowTheTable(playing);
          enginesAgree(playing);
        }),
        { numRuns: 8 },
      ),
    ).not.toThrow();
  }, 60_000);

  it('the US comes to blows with Iran only by what the two do to each other', () => {
    expect(() =>
      fc.assert(
        fc.property(asGiven, (playing) =>
          outcomeNeeds(
            playing,
            'the US and Iran come to blows',
            act('us strike iran'),
            act('iran strike us.bases'),
          ),
        ),
        { numRuns: 40 },
      ),
    ).not.toThrow();
  }, 60_000);

  it('Iran does not hit US bases before the US has struck it', () => {
    expect(() =>
      fc.assert(
        fc.property(asGiven, (playing) =>
          neverBefore(playing, act('iran strike us.bases'), act('us strike iran')),
        ),
        { numRuns: 40 },
      ),
    ).not.toThrow();
  }, 60_000);
});

/** Claims that are false, each with the run that shows it. `brinkmanship explore` found them: see docs/explore.md. */
describe('one might think, but', () => {
  it('a militia alone can end Israel’s word, of which Iran knows nothing', () => {
    const { trace } = play(scenario, { run: 312 });
    const ended = trace.events.find(becomes('israel-assurance', 'terminated').is);
    expect(ended?.tick).toBe(1);
    expect(ended?.description).toMatchObject({ holders: ['israel'] });
    expect(trace.events.filter(({ tick }) => tick <= 1).some(act('iran strike israel').is)).toBe(false);
  });

  it('a new regime in Iran can strike Israel for a blow of which Israel had no part', () => {
    const { trace } = play(scenario, { run: 3799 });
    const struck = trace.events.filter(act('iran strike israel').is).map(({ tick }) => tick);
    const regime = trace.events.find(({ description }) => description.kind === 'regime');
    expect(regime?.tick).toBe(16);
    expect(struck).toContain(17);
    expect(trace.events.filter(({ tick }) => tick <= 17).some(act('israel strike iran').is)).toBe(false);
  });

  it('Israel’s restraint is broken in some run', () => {
    expect(() => restraintHolds(play(scenario, { run: 406 }), 'israel-assurance')).toThrow(/^israel breaks/);
    expect(play(scenario, { run: 406 }).trace.events.find(broken('israel-assurance').is)?.tick).toBe(1);
  });
});
