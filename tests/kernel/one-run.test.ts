import { expect, it } from 'vitest';
import {
  constant,
  is,
  model,
  plus,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from '../reference/models.js';
import { luckOf, playOne } from './one-run.js';

it('a run is what the kernel made of it, by its own counts', () => {
  const counted = rule('up', ticks(2, 9), sets({ 0: plus(0, 1) }));
  const outcomes = [{ name: 'three', when: is(0, 3), ends: true }];
  const counting = model({ variables: [variable('n', 5)], stages: [stage([counted])], outcomes });
  const played = playOne(counting, luckOf(1), 37);
  expect(played).toMatchObject({ outcome: 0, ended: true, endedAt: 4, state: [3], counters: [] });
  expect(played).toMatchObject({
    events: [2, 3, 4].map((tick) => ({ tick, rule: 'up', effect: counted.choices[0]?.effect })),
  });
});

it('what is left to the reference is told apart from what is played', () => {
  const twice = ['a', 'b'].map((name) => rule(name, ticks(3), sets({ 0: 1 })));
  const clashing = model({ variables: [variable('n', 1)], stages: [stage(twice)] });
  expect(playOne(clashing, luckOf(1), 0)).toEqual({ left: 'something that only it can judge' });
  const wide = Array.from({ length: 8 }, (_, place) => variable(`v${place}`, 255));
  const sum = { is: 'sum', of: [...wide.map((_, place) => valueOf(place)), constant(0)] } as const;
  const tabulated = rule(
    'all',
    { is: 'compare', operator: '<', left: sum, right: constant(9) },
    sets({ 0: 1 }),
  );
  const refused = playOne(model({ variables: wide, stages: [stage([tabulated])] }), luckOf(1), 0);
  expect(Object.keys(refused)).toEqual(['left']);
});
