import { describe, expect, it } from 'vitest';
import { count, expectChance, load, modelOf } from '../oracles/scenarios.js';

/**
 * T11, emergent. Schelling, The Strategy of Conflict (1960); Powell, Nuclear Deterrence Theory (1990).
 *
 * Each side concedes with c an hour, and disaster, of chance r, is judged first. Let s = (1 − r)(1 − c)² be the chance
 * that an hour ends nothing. Then P(disaster) = r / (1 − s), and both concede in one hour with (1 − r)c² / (1 − s).
 */
const scenario = load('t11-brinkmanship.yaml', import.meta.url);

describe('T11: brinkmanship', () => {
  it.each([
    [0.01, 0.03, 0.146],
    [0.01, 0.06, 0.08],
    [0.02, 0.03, 0.257],
  ])('risk %d, fear %d: disaster with %d', async (risk, fear, published) => {
    const stays = (1 - risk) * (1 - fear) ** 2;
    const disaster = risk / (1 - stays);
    expect(disaster).toBeCloseTo(published, 3);
    const { outcomes } = await count(modelOf(scenario, { set: { risk, fear } }), 20_000);
    const chance = (name: string) => outcomes.find((outcome) => outcome.name === name)?.probability;
    const both = ((1 - risk) * fear ** 2) / (1 - stays);
    for (const [name, expected] of [
      ['disaster', disaster],
      ['both concede', both],
      ['one concedes', 1 - disaster - both],
      ['none of these', 0],
    ] as const) {
      const estimate = chance(name);
      if (estimate === undefined) throw new Error(`no outcome is named ${name}`);
      expectChance({ estimate }, expected);
    }
  });
});
