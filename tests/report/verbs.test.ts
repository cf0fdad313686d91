import { describe, expect, it } from 'vitest';
import { Names } from '../../src/report/story/names.js';
import { verbForms } from '../../src/report/story/verbs.js';
import { modelOf } from './models.js';

describe('the forms of a verb', () => {
  it.each([
    ['strikes', 'strike', 'struck'],
    ['goes', 'go', 'went'],
    ['is', 'be', 'was'],
    ['attacks', 'attack', 'attacked'],
    ['invades', 'invade', 'invaded'],
    ['launches', 'launch', 'launched'],
    ['masses', 'mass', 'massed'],
    ['denies', 'deny', 'denied'],
    ['deploys', 'deploy', 'deployed'],
    ['stops', 'stop', 'stopped'],
    ['bombs', 'bomb', 'bombed'],
    ['raids', 'raid', 'raided'],
    ['seizes', 'seize', 'seized'],
  ])('%s: %s, %s', (third, base, past) => {
    expect(verbForms(third)).toEqual({ base, past });
  });

  it.each(['openly', 'press', 'constructor', 'Strikes', ''])('%j is no verb in the third person', (word) => {
    expect(verbForms(word)).toBeNull();
  });
});

describe('acts', () => {
  const names = new Names(
    modelOf({
      labels: {
        unit: 'day',
        actors: { alpha: 'Alpha', beta: 'Beta', 'beta strike': 'Beta’s odd name' },
        parts: { 'beta.bases': "Beta's bases abroad" },
        acts: {
          strike: '{actor} strikes {target}',
          war: '{actor} goes to war with {target}',
          hint: 'There are hints that {actor} may move on {target}',
          'strike hard': '{actor} strikes {target} hard',
        },
      },
    }),
  );
  const act = (kind: string, part: string | null = null) => ({
    author: 'alpha',
    act: kind,
    target: { actor: 'beta', part },
  });

  it('are told in the present, in the past and as an intent', () => {
    expect(names.present(act('strike'))).toBe('Alpha strikes Beta');
    expect(names.past(act('war'))).toBe('Alpha went to war with Beta');
    expect(names.infinitive(act('war'))).toBe('go to war with Beta');
    expect(names.past(act('strike', 'bases'))).toBe("Alpha struck Beta's bases abroad");
  });

  it('are quoted where the verb is not understood', () => {
    expect(names.past(act('hint'))).toBe('“There are hints that Alpha may move on Beta”');
    expect(names.infinitive(act('hint'))).toBe('hint Beta');
    expect(names.present(act('unheard'))).toBe('Alpha unheard Beta');
  });

  it('are found by their names', () => {
    expect(names.deed('alpha strike beta.bases')).toEqual(act('strike', 'bases'));
    expect(names.deed('alpha strike hard beta')).toEqual(act('strike hard'));
    expect(names.deed('alpha strike nobody')).toBeNull();
    expect(names.deed('nonsense')).toBeNull();
  });
});
