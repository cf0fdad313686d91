import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { follow } from './follow.js';
import { blocksOf, readPage, repository } from './page.js';
import { FOUNDING_CASE } from './sandbox.js';

follow('beginning');

describe('README.md', () => {
  const page = readPage('README.md');

  it('has fewer than 150 lines', () => {
    expect(page.trimEnd().split('\n').length).toBeLessThan(150);
  });

  it('shows first-strike-pact.yaml as it is', () => {
    const [shown] = blocksOf(page).filter(({ language }) => language === 'yaml');
    const file = readFileSync(`${repository}/scenarios/first-strike-pact.yaml`, 'utf8');
    expect(file.replace(/^# .*\n/, '')).toBe(shown?.text);
  });

  it('starts the founding case, and the tests', () => {
    const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };
    expect(scripts).toMatchObject({ start: `node dist/cli.js run ${FOUNDING_CASE}`, test: 'vitest run' });
  });
});
