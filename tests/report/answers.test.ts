import { describe, expect, it } from 'vitest';
import { columns } from '../../src/scenario/diagnostics/visible.js';
import { printAnswers } from '../../src/report/answers.js';
import { assumption, estimate, pact } from './results.js';

describe('the answers of one variant', () => {
  const text = printAnswers([pact()]);

  it('begin with what was played', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Two states that promised not to strike first',
      'as given',
      '90 days · 1,000 runs · seed 1 · 95% intervals (Wilson)',
    ]);
  });

  it('give each outcome with its interval and a bar', () => {
    expect(text).toContain('  war            0.012 [0.007, 0.021]  ▎\n');
    expect(text).toContain('  pact broken    0.143 [0.123, 0.166]  ███▍\n');
    expect(text).toMatch(/ {2}none of these {2}0\.845 \[0\.821, 0\.866\] {2}█{20}/);
  });

  it('say how soon, for the outcomes that end a run', () => {
    expect(text).toContain('Ended in war by then (share of runs)\n');
    expect(text).toContain('            day 15  day 30  day 45  day 60  day 75  day 90\n');
    expect(text).toContain('  as given   0.000   0.004   0.004   0.009   0.009   0.012\n');
  });

  it('give each question its id, title and text, a row a variant, a column a tick', () => {
    expect(text).toContain(
      '  Q1  Does North keep its word, as South sees it?\n      intact(north-restraint as seen by south)\n',
    );
    expect(text).toContain('    as given  0.950 [0.935, 0.962]  0.910 [0.891, 0.926]\n');
    expect(text).toContain('Runs that had ended before that time');
    expect(text).toContain('              day 30  day 90\n    as given   0.000   0.009\n');
  });

  it('say in words what could not be estimated', () => {
    expect(text).toContain('    as given  not estimable\n');
    expect(text).toContain('not estimable: the condition came about in no run.');
  });

  it('say how likely the condition is, where that was solved', () => {
    const exact = (value: number | null) => ({
      value,
      low: value,
      high: value,
      runs: 0,
      exact: true as const,
    });
    const row = { label: 'by day 90', tick: 90, endedBefore: 0 };
    const asked = { name: 'Q', title: null, text: 'this, given that', time: null };
    const solved = pact({
      questions: [{ ...asked, rows: [{ ...row, estimate: exact(0.25), given: 0.0125 }] }],
    });
    expect(printAnswers([solved])).toMatch(/as given +0\.2500, its condition 0\.01250\n/);
    const never = pact({ questions: [{ ...asked, rows: [{ ...row, estimate: exact(null), given: 0 }] }] });
    expect(printAnswers([never])).toContain('not estimable: the condition cannot come about.');
  });

  it('give times with and without the runs in which it does not come about', () => {
    expect(text).toMatch(
      /as given {2}0\.143 \[0\.123, 0\.166\] {2}41\.3 \[38\.1, 44\.4\] +84\.3 \[83\.2, 85\.4\]/,
    );
  });

  it('put holders who saw the same on one line', () => {
    expect(text).toContain('  north-restraint  north, south          ·     0.850     0.090       0.060\n');
    expect(text).toContain('                   north             0.040     0.800     0.160           ·\n');
  });

  it('count temptations of the commitments that were tempted', () => {
    expect(text).toContain('  north-restraint      300   270       0      30       2     0.90\n');
    expect(text).not.toContain('  south-restraint        0');
  });

  it('name what was disputed, and nothing that never was', () => {
    expect(text).toContain('  south-restraint  0.040 [0.029, 0.054]         1.83\n');
  });

  it('end with what they stand on, by basis, and with a warning', () => {
    expect(text).toContain('What it stands on: 2 numbers (1 assumed, 1 calibrated)');
    expect(text).toMatch(
      / {4}options\.north may strike south +0\.3 {2}within 90 days {2}0\.1 to 0\.6 {2}B7, E1\n/,
    );
    expect(text.trimEnd().split('\n').slice(-2).join(' ')).toMatch(/^This does not foretell anything\./);
  });

  it('stay within the page', () => {
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(110);
  });
});

describe('the answers of several variants', () => {
  const shocked = pact({
    variant: 'north strikes on day 10',
    assumptions: [...pact().assumptions.slice(1), assumption('commitments.north-restraint.fidelity', 0.4)],
  });
  const text = printAnswers([pact(), shocked, pact({ variant: 'no pact', questions: [] })]);

  it('name the variants', () => {
    expect(text).toContain('3 variants: as given; north strikes on day 10; no pact\n');
    expect(text).toContain('1,000 runs each');
  });

  it('ask each question once, with a row for each variant that answers it', () => {
    expect(text.match(/ {2}Q1 {2}/g)).toHaveLength(1);
    expect(text).toContain('    as given                 0.950 [0.935, 0.962]  0.910 [0.891, 0.926]\n');
    expect(text).toContain('    north strikes on day 10  0.950 [0.935, 0.962]  0.910 [0.891, 0.926]\n');
    expect(text).not.toMatch(/^ {4}no pact .*\[/m);
  });

  it('list the assumptions once, and what a variant changes', () => {
    expect(text.match(/options\.north may strike south/g)).toHaveLength(1);
    expect(text).toContain('  under north strikes on day 10: commitments.north-restraint.fidelity = 0.4\n');
  });

  it('stay within the page however many columns there are', () => {
    const rows = Array.from({ length: 9 }, (_, place) => ({
      label: `day ${place * 10 + 10}`,
      tick: place * 10 + 10,
      estimate: estimate(0.5, 0.46, 0.54),
      given: null,
      endedBefore: 0,
    }));
    const wide = pact({ questions: [{ name: 'Q', title: null, text: 'a '.repeat(200), rows, time: null }] });
    const page = printAnswers([wide, { ...wide, variant: 'x'.repeat(80) }]);
    for (const line of page.split('\n')) expect(columns(line)).toBeLessThanOrEqual(110);
    expect(page).toContain('day 90');
  });
});

describe('the answers of many variants', () => {
  const many = ['one', 'two', 'three', 'four'].map((variant) => pact({ variant }));
  const [none] = pact().questions;
  if (none === undefined) throw new Error('the results have no question');
  const text = printAnswers([pact({ questions: pact().questions.slice(1) }), ...many]);

  it('put the outcomes side by side, with the widest interval in place of each', () => {
    expect(text).toContain(
      '                                  none of\n                war  pact broken    these\n',
    );
    expect(text).toContain('    four      0.012        0.143    0.845\n');
    expect(text).toContain('None of these has an interval wider than ±0.024.');
  });

  it('tell the commitments of the first, and how to see those of another', () => {
    expect(text.match(/^ {4}north-restraint {2}north, south/gm)).toHaveLength(1);
    expect(text).toContain('So far only as given. Name another variant to see the same of it.');
  });

  it('keep the order of the questions, though the first does not answer all', () => {
    expect(text.indexOf('  Q1  ')).toBeLessThan(text.indexOf('  Q2  '));
  });

  it('name a number by the end of its name where the page is too narrow', () => {
    const long = `options.${'alpha may strike beta '.repeat(2)}(for a reason)`;
    const rows = [
      assumption(long, 0.3, {
        unit: 'within 90 days',
        range: [0.25, 0.75],
        sources: ['E1', 'E12', 'E13', 'E17'],
      }),
    ];
    const page = printAnswers([
      pact({
        assumptions: [...rows, assumption('a.b', 1, { unit: 'x'.repeat(16), sources: ['s'.repeat(12)] })],
      }),
    ]);
    for (const line of page.split('\n')) expect(columns(line)).toBeLessThanOrEqual(110);
  });
});

describe('special cases', () => {
  it('questions only leaves the tables out, but not what they stand on', () => {
    const text = printAnswers([pact()], { questionsOnly: true });
    expect(text).toContain('Q1');
    expect(text).toContain('What it stands on');
    expect(text).not.toContain('How the runs end');
  });

  it('says so where it was stopped', () => {
    expect(printAnswers([pact({ stopped: true, runs: 310 })])).toContain('Stopped early');
  });

  it('marks what was set by the caller', () => {
    const text = printAnswers([pact({ assumptions: [assumption('x', 0.4, { overridden: true })] })]);
    expect(text).toMatch(/x {2}0\.4 \*\n/);
    expect(text).toContain("* set in place of the scenario's own value");
  });

  it('counts a few rare runs as more than nothing', () => {
    const [war] = pact().outcomes;
    if (war === undefined) throw new Error('the results have no outcome');
    const rare = { ...war, count: 1, probability: estimate(0.00001, 0.000_002, 0.000_06, 100_000) };
    expect(printAnswers([pact({ runs: 100_000, outcomes: [rare] })])).toContain('<0.0001 [0.0000, 0.0001]');
  });

  it('prints results of no runs at all', () => {
    const none = estimate(null, null, null, 0);
    const outcomes = pact().outcomes.map((outcome) => ({ ...outcome, count: 0, probability: none }));
    const text = printAnswers([
      pact({ runs: 0, stopped: true, outcomes, commitments: [], disputes: [], questions: [] }),
    ]);
    expect(text).toContain('not estimable');
    expect(text).not.toContain('NaN');
  });

  it('makes visible what a stranger hid in names', () => {
    const [war] = pact().outcomes;
    if (war === undefined) throw new Error('the results have no outcome');
    const text = printAnswers([
      pact({
        scenario: 'bad\u001b[31m title\u202e',
        variant: '\u0007ring',
        outcomes: [{ ...war, name: 'a\u009bb\nc' }],
      }),
    ]);
    expect(text).toContain('bad\\u{1b}[31m title\\u{202e}');
    expect(text).toContain('\\u{7}ring');
    expect(text).toContain('a\\u{9b}b\\u{a}c');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});
