import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from './define-compiler.js';

/** One wrong word in a scenario object, and what the compiler says about it, and where. */

const SOUND = readFileSync(new URL('define-pact.ts', import.meta.url), 'utf8');

interface Mistake {
  readonly right: string;
  readonly wrong: string;
  /** The text that is underlined. */
  readonly at: string;
  /** A part of the message. */
  readonly says: string;
}

function mistake(right: string, wrong: string, at: string, says: string): Mistake {
  return { right, wrong, at, says };
}

const NAMES = [
  mistake(`'carried by': ['delta']`, `'carried by': ['dleta']`, `'dleta'`, `Did you mean '"delta"'?`),
  mistake(`'known to': ['beta']`, `'known to': ['bat']`, `'bat'`, `not assignable to type '"`),
  mistake(`observers: ['gamma']`, `observers: ['gama']`, `'gama'`, `Did you mean '"gamma"'?`),
  mistake(`debtor: 'alpha'`, `debtor: 'alhpa'`, 'debtor', `Did you mean '"alpha"'?`),
  mistake(`creditor: 'beta'`, `creditor: 'betta'`, 'creditor', `Did you mean '"beta"'?`),
  mistake(`on: 'delta'`, `on: 'dalta'`, 'on', `Did you mean '"delta"'?`),
  mistake(`observer: 'beta'`, `observer: 'betta'`, 'observer', `Did you mean '"beta"'?`),
  mistake(`'alpha took part'`, `'alhpa took part'`, 'believes', `Did you mean '"alpha took part"'?`),
  mistake(
    `mirrors: 'alpha-restraint'`,
    `mirrors: 'alpha-restrain'`,
    'mirrors',
    `Did you mean '"alpha-restraint"'?`,
  ),
  mistake(
    `channel: 'delta-channel',\n`,
    `channel: 'delta-chanel',\n`,
    'channel',
    `Did you mean '"delta-channel"'?`,
  ),
  mistake(`cut: { channel: 'delta-channel'`, `cut: { channel: 'delta'`, 'channel', `type '"delta-channel"'`),
  mistake(`perform: ['strike']`, `perform: ['strke']`, `'strke'`, `Did you mean '"strike"'?`),
  mistake(`rung: 'use of force'`, `rung: 'use of froce'`, 'rung', `Did you mean '"use of force"'?`),
  mistake(`starts: 'protests'`, `starts: 'protest'`, 'starts', `Did you mean '"protests"'?`),
  mistake(`starts: 'some'`, `starts: 'sone'`, 'starts', `not assignable to type '"`),
  mistake(`to: 'calm'`, `to: 'clam'`, 'to', `type '"calm" | "protests" | "new regime"'`),
  mistake(`variable: 'unrest'`, `variable: 'unrst'`, 'variable', `Did you mean '"unrest"'?`),
  mistake(`excluded: ['delta']`, `excluded: ['delt']`, `'delt'`, `Did you mean '"delta"'?`),
  mistake(`source: 'E1'`, `source: 'E2'`, 'source', `readonly ("E1" | "E7" | "B7")[] | undefined'`),
  mistake(`'as given', 'no pact'`, `'as given', 'no pct'`, `'no pct'`, `Did you mean '"no pact"'?`),
  mistake(`includes: ['no pact']`, `includes: ['no pakt']`, `'no pakt'`, `Did you mean '"no pact"'?`),
  mistake(
    `remove: ['alpha-restraint'`,
    `remove: ['alpha-restrait'`,
    `'alpha-restrait'`,
    `Did you mean '"alpha-restraint"'?`,
  ),
  mistake(`tick: 'day'`, `tick: 'dag'`, 'tick', `type '"hour" | "day" | "week" | "month" | "year"'`),
];

const SHORT_FORMS = [
  mistake(`refrain: 'alpha strike beta'`, `refrain: 'alpha strik beta'`, 'refrain', `'"unknown act: strik"'`),
  mistake(
    `refrain: 'alpha strike beta'`,
    `refrain: ['alhpa strike beta']`,
    `'alhpa strike beta'`,
    `'"unknown actor: alhpa"'`,
  ),
  mistake(`of: 'gamma strike beta'`, `of: 'gamma strike betta'`, 'of', `'"unknown target: betta"'`),
  mistake(`act: 'gamma strike beta'`, `act: 'gama strike beta'`, 'act', `'"unknown actor: gama"'`),
  mistake(
    `'alpha may strike beta'`,
    `'alhpa may strike beta'`,
    `'alhpa may strike beta'`,
    `'"unknown actor: alhpa"'`,
  ),
  mistake(
    `'alpha may strike gamma.bases (by night)'`,
    `'alpha may strike gamma.base (by night)'`,
    `'alpha may strike gamma.base (by night)'`,
    `'"unknown target: gamma.base"'`,
  ),
  mistake(
    `'beta may go to war with alpha'`,
    `'beta may go to wra with alpha'`,
    `'beta may go to wra with alpha'`,
    `'"unknown act: go"'`,
  ),
  mistake(
    `'gamma may strike beta'`,
    `'gamma might strike beta'`,
    `'gamma might strike beta'`,
    `'"an option is named: ACTOR may ACT TARGET"'`,
  ),
  mistake(`'beta in alpha'`, `'beta in alhpa'`, `'beta in alhpa'`, `'"unknown actor: alhpa"'`),
  mistake(`'beta in alpha'`, `'beta on alpha'`, `'beta on alpha'`, `'"trust is named: HOLDER in TRUSTED"'`),
  mistake(
    `'alpha-restraint as seen by gamma'`,
    `'alpha-restrant as seen by gamma'`,
    `'alpha-restrant as seen by gamma'`,
    `'"unknown commitment: alpha-restrant"'`,
  ),
  mistake(`'protests > calm'`, `'protests > clam'`, `'protests > clam'`, `'"unknown state: clam"'`),
  mistake(`'+1'`, `'up'`, `'up'`, `'"a move of an integer is named: +1, -1 or 3 > 4"'`),
  mistake(`feint: 'rest'`, `faint: 'rest'`, 'faint', `'"unknown state: faint"'`),
  mistake(
    `named: { 'gamma.bases': 0.9 }`,
    `named: { 'gamma.base': 0.9 }`,
    `'gamma.base'`,
    `'"unknown target: gamma.base"'`,
  ),
  mistake(
    `set: { 'beta-answer.fidelity'`,
    `set: { 'beta-answer.fidelty'`,
    `'beta-answer.fidelty'`,
    `'"unknown parameter: beta-answer.fidelty"'`,
  ),
];

const EXPRESSIONS = [
  mistake(
    `unless: 'beta strike alpha'`,
    `unless: 'beta strike alhpa'`,
    'unless',
    `type '"unknown name: alhpa"'`,
  ),
  mistake(`if: 'gamma strike beta'`, `if: 'gamma strke beta'`, 'if', `type '"unknown name: strke"'`),
  mistake(`'unrest is protests'`, `'unrest is protest'`, 'when', `type '"unknown name: protest"'`),
  mistake(`'resolve is feint'`, `'resolv is feint'`, 'when', `type '"unknown name: resolv"'`),
  mistake(`'-2 - tension'`, `'-2 - tenson'`, 'by', `type '"unknown name: tenson"'`),
  mistake(
    `'intact(alpha-restraint as seen by beta)'`,
    `'intact(alpha-restraint as seen by bta)'`,
    'ask',
    `type '"unknown name: bta"'`,
  ),
  mistake(
    `>= use of force`,
    `>= use of froce`,
    `'alpha and beta fight'`,
    `type '"unknown name: use; did you mean use of force?"'`,
  ),
  mistake(
    `at war for 7 days`,
    `at war for 7 weeks`,
    'when',
    `'"a tick of this scenario is a day: give it in days, not in weeks"'`,
  ),
  mistake(`(alpha took part in`, `(alpha tok part in`, 'when', `type '"unknown name: tok"'`),
  mistake(
    `'50% within 60 days, from 20% to 90%, assumed' },\n  acts`,
    `'50% within 60 days, from 20% to 90%, asumed' },\n  acts`,
    'cools',
    `type '"unknown name: asumed"'`,
  ),
  mistake(
    `assumed (E1)',\n      source`,
    `assumed (E2)',\n      source`,
    'fidelity',
    `type '"unknown name: E2"'`,
  ),
  mistake(`'tick > 50'`, `'tik > 50'`, 'when', `type '"unknown name: tik"'`),
];

const SHAPE = [
  mistake(
    `debtor: 'alpha',\n      creditor: 'beta'`,
    `debter: 'alpha',\n      creditor: 'beta'`,
    'debter',
    `Did you mean to write 'debtor'?`,
  ),
  mistake(`ends: true`, `end: true`, 'end', `Did you mean to write 'ends'?`),
  mistake(`shifts: [{ when:`, `shifts: [{ whe:`, 'whe', `Did you mean to write 'when'?`),
  mistake(`outcomes: [`, `outcome: [`, 'outcome', `Did you mean to write 'outcomes'?`),
  mistake(`horizon: 60`, `horizon: '60'`, 'horizon', `type 'number'`),
  mistake(`within: 20`, `within: '20'`, 'within', `type 'number'`),
  mistake(`at: [30, 60]`, `at: ['30', 60]`, `'30'`, `type 'number'`),
];

/** Mistakes of one group in different lines do not disturb each other, so they are compiled together. */
function inBatches(mistakes: readonly Mistake[]): Mistake[][] {
  const batches: Mistake[][] = [];
  for (const made of mistakes) {
    const free = batches.find((batch) => batch.every((other) => lineOf(other) !== lineOf(made)));
    if (free === undefined) batches.push([made]);
    else free.push(made);
  }
  return batches;
}

function lineOf({ right }: Mistake): number {
  return SOUND.slice(0, SOUND.indexOf(right)).split('\n').length;
}

function withMistakes(batch: readonly Mistake[]): string {
  return batch.reduce((text, { right, wrong }) => text.replace(right, () => wrong), SOUND);
}

const BATCHES = [...[NAMES, SHORT_FORMS, EXPRESSIONS].flatMap(inBatches), ...SHAPE.map((made) => [made])];
const { complaints } = compile([SOUND, ...BATCHES.map(withMistakes)]);

it('the scenario without a mistake compiles', () => {
  expect(complaints[0]).toEqual([]);
});

it.each(BATCHES.map((batch, index) => ({ batch, said: complaints[index + 1] ?? [] })))(
  'one mistake gives one complaint ($batch.length at once)',
  ({ batch, said }) => {
    expect(said.map(({ at }) => at).sort()).toEqual(batch.map(({ at }) => at).sort());
  },
);

describe.each([
  ['a name', NAMES],
  ['a short form', SHORT_FORMS],
  ['a word in an expression', EXPRESSIONS],
  ['the shape', SHAPE],
])('a mistake in %s is told where it stands', (_, mistakes) => {
  it.each(mistakes)('$wrong', (made) => {
    expect(SOUND).toContain(made.right);
    const said = complaints[1 + BATCHES.findIndex((batch) => batch.includes(made))] ?? [];
    const here = said.filter(({ at }) => at === made.at).map(({ message }) => message);
    expect(here).toContainEqual(expect.stringContaining(made.says));
  });
});
