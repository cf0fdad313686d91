import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { nearestName } from '../../src/scenario/diagnostics/nearest.js';
import { renderDiagnostic, renderDiagnostics, renderPath } from '../../src/scenario/diagnostics/render.js';
import { type Problem, Reporter } from '../../src/scenario/diagnostics/reporter.js';
import { readText } from '../../src/scenario/text/read.js';

describe('nearestName', () => {
  const known = ['alpha', 'beta', 'use of force', 'alpha-restraint'];

  it.each([
    ['alhpa', 'alpha'],
    ['Alpha', 'alpha'],
    ['alpah', 'alpha'],
    ['bta', 'beta'],
    ['betaa', 'beta'],
    ['use of froce', 'use of force'],
    ['alpha-restrant', 'alpha-restraint'],
  ])('finds the name meant by %s', (word, name) => {
    expect(nearestName(word, known)).toBe(name);
  });

  it.each(['gamma-ray', 'x', '', 'a'.repeat(10_000)])('finds none where none is near', (word) => {
    expect(nearestName(word, known)).toBeNull();
  });

  it('does not take short words without a letter in common for each other', () => {
    expect(nearestName('x', ['y'])).toBeNull();
    expect(nearestName('xy', ['ab'])).toBeNull();
  });

  it('finds a name again after any one slip', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.nat(), (name, seed) => {
        const at = seed % name.length;
        const missing = name.slice(0, at) + name.slice(at + 1);
        expect(nearestName(missing, ['zzzzzzzzzzzzzzzzzzzzzzzzz', name])).toBe(name);
      }),
    );
  });
});

describe('Reporter', () => {
  const { source } = readText('a: 1\nb: { c: x and y }\n', 'file.yaml');
  const problem = (more: Partial<Problem>): Problem => ({
    code: 'syntax',
    path: ['b', 'c'],
    message: 'wrong',
    ...more,
  });

  it('finds the place of a value, of a key, and inside a text', () => {
    const reporter = new Reporter(source);
    reporter.report(problem({}));
    reporter.report(problem({ at: 'key' }));
    reporter.report(problem({ span: { start: 6, end: 7 } }));
    reporter.report(problem({ place: { start: 0, end: 4 } }));
    expect(
      reporter.diagnostics.map(({ position }) => [position?.line, position?.column, position?.length]),
    ).toEqual([
      [1, 1, 4],
      [2, 6, 1],
      [2, 9, 7],
      [2, 15, 1],
    ]);
  });

  it('gives each problem once, in the order of the text', () => {
    const reporter = new Reporter(source);
    reporter.report(problem({ message: 'second' }));
    reporter.report(problem({ path: ['a'], message: 'first' }));
    reporter.report(problem({ message: 'second' }));
    expect(reporter.diagnostics.map(({ message }) => message)).toEqual(['first', 'second']);
  });

  it('fails for errors and not for warnings', () => {
    const reporter = new Reporter(null);
    expect(reporter.failed).toBe(false);
    reporter.report(problem({ severity: 'warning' }));
    expect(reporter.failed).toBe(false);
    reporter.report(problem({}));
    expect(reporter.failed).toBe(true);
  });

  it('works without a text', () => {
    const reporter = new Reporter(null);
    reporter.report(problem({ span: { start: 0, end: 1 } }));
    expect(reporter.diagnostics).toEqual([
      { code: 'syntax', severity: 'error', path: ['b', 'c'], message: 'wrong' },
    ]);
  });

  it('keeps a bounded number, says how many more there are, and prefers errors', () => {
    const reporter = new Reporter(null);
    for (let index = 0; index < 500; index += 1)
      reporter.report(problem({ severity: 'warning', path: [index] }));
    reporter.report(problem({ message: 'the error' }));
    const { diagnostics } = reporter;
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'too-many-problems',
      message: '301 more problems are not shown; mend these first',
    });
    expect(diagnostics.some(({ message }) => message === 'the error')).toBe(true);
    expect(reporter.failed).toBe(true);
  });
});

describe('renderDiagnostic', () => {
  const diagnostic: Diagnostic = {
    code: 'unknown-name',
    severity: 'error',
    message: 'there is no actor named "alhpa"',
    hint: 'did you mean "alpha"?',
    path: ['commitments', 'north-restraint', 'debtor'],
    position: { file: 'scenarios/x.yaml', line: 12, column: 13, length: 5, text: '    debtor: alhpa' },
  };

  it('shows what is wrong, where, and how to mend it', () => {
    expect(renderDiagnostic(diagnostic)).toBe(
      [
        'error[unknown-name]: there is no actor named "alhpa"',
        '  scenarios/x.yaml:12:13  (commitments.north-restraint.debtor)',
        ' 12 |     debtor: alhpa',
        '    |             ^^^^^ did you mean "alpha"?',
      ].join('\n'),
    );
  });

  it('does without a position', () => {
    const { position: _, ...rest } = diagnostic;
    expect(renderDiagnostic(rest)).toBe(
      [
        'error[unknown-name]: there is no actor named "alhpa"',
        '  (commitments.north-restraint.debtor)',
        '  did you mean "alpha"?',
      ].join('\n'),
    );
  });

  it('uses colours only when asked', () => {
    const escape = '\u001b[';
    expect(renderDiagnostic(diagnostic)).not.toContain(escape);
    expect(renderDiagnostic(diagnostic, { colour: true })).toContain(`${escape}1;31merror[unknown-name]`);
  });

  it('counts at the end', () => {
    const warning: Diagnostic = { ...diagnostic, severity: 'warning' };
    expect(renderDiagnostics([diagnostic, warning, warning])).toMatch(/\n\n1 error, 2 warnings$/);
    expect(renderDiagnostics([warning])).toMatch(/\n\n1 warning$/);
    expect(renderDiagnostics([])).toBe('');
  });

  it('makes control characters, escape sequences and direction marks visible', () => {
    const nasty = '\u001b[31mred\u202eevil\u0007\u200b';
    const shown = renderDiagnostic({
      ...diagnostic,
      message: nasty,
      hint: nasty,
      path: [nasty],
      position: { file: nasty, line: 1, column: 1, length: 3, text: nasty },
    });
    expect(shown).toContain('\\u{1b}[31mred\\u{202e}evil\\u{7}\\u{200b}');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('keeps the underline under its word after escapes, tabs and wide characters', () => {
    const text = '\t\u0007 国 alhpa';
    const position = { file: 'x', line: 1, column: 6, length: 5, text };
    const lines = renderDiagnostic({ ...diagnostic, position }).split('\n');
    expect(lines[2]).toBe(' 1 |  \\u{7} 国 alhpa');
    // The wide character takes two columns.
    expect(lines[3]?.indexOf('^')).toBe((lines[2]?.indexOf('alhpa') ?? 0) + 1);
  });

  it('cuts a long line around the place', () => {
    const text = `${'a'.repeat(500)} alhpa ${'b'.repeat(500)}`;
    const lines = renderDiagnostic({
      ...diagnostic,
      position: { file: 'x', line: 1, column: 502, length: 5, text },
    }).split('\n');
    expect(lines[2]?.length).toBeLessThan(120);
    expect(lines[2]).toMatch(/…a+ alhpa b+…$/);
    expect(lines[3]?.indexOf('^^^^^ ')).toBe(lines[2]?.indexOf('alhpa'));
  });

  it('never prints a character that cannot be seen, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(200), fc.nat(200), (text, column, length) => {
        const position = { file: text, line: 1, column: column + 1, length: length + 1, text };
        const shown = renderDiagnostic({ ...diagnostic, message: text, path: [text], position });
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(shown.split('\n').length).toBe(4);
      }),
    );
  });
});

it('renders paths as an author would say them', () => {
  expect(renderPath(['commitments', 'a b', 'refrain', 0])).toBe('commitments.a b.refrain[0]');
  expect(renderPath([])).toBe('');
});
