import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** An act that calms two actors who can never be above the rung to which it calms them. */
function warnings(options: string, variants = '') {
  const text = `brinkmanship: 1
title: Calm
tick: day
horizon: 90
actors: { north: North, south: South, east: East }
acts:
  threaten: { rung: threat }
  strike: { rung: use of force }
  settle: { calms to: threat }
options:
${options}
outcomes:
  - high: ever(rung(north, south) >= threat)
${variants}`;
  const { scenario, source, diagnostics } = readScenario(text, 'test.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return lower(scenario, { source }).diagnostics.map(({ code, message, position }) => ({
    code,
    message,
    line: position?.line,
  }));
}

const SETTLE = '  south may settle north: 1% a day, assumed';

describe('an act that calms', () => {
  it('is warned of where nothing raises the two', () => {
    expect(warnings(SETTLE)).toContainEqual({
      code: 'never-bites',
      line: 9,
      message: '"south settle north" never calms anything: no act between the two raises them above threat',
    });
  });

  it('is warned of where they are raised no further than it calms them', () => {
    const found = warnings(`${SETTLE}\n  north may threaten south: 1% a day, assumed`);
    expect(found.map(({ code }) => code)).toEqual(['never-bites']);
  });

  it('is warned of where only others are raised, and once for both directions', () => {
    const others = '  north may settle south: 1% a day, assumed\n  north may strike east: 1% a day, assumed';
    const found = warnings(`${SETTLE}\n${others}`).filter(({ code }) => code === 'never-bites');
    expect(found).toHaveLength(1);
  });

  it.each([
    [`${SETTLE}\n  north may strike south: 1% a day, assumed`, ''],
    [`${SETTLE}\n  south may strike north: 1% a day, assumed`, ''],
    [SETTLE, 'variants: { blow: { force: { act: north strike south, on: 3 } } }'],
  ])('is fine where an act raises them, in whatever direction or variant', (options, variants) => {
    expect(warnings(options, variants).filter(({ code }) => code === 'never-bites')).toEqual([]);
  });
});
