import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { follow } from './follow.js';
import { blocksOf, readPage } from './page.js';
import { addStep } from './scenario-steps.js';

follow('tutorial');

describe('docs/tutorial.md', () => {
  it('ends with the scenario of tests/docs/crisis.yaml', () => {
    const steps = blocksOf(readPage('docs/tutorial.md')).filter(({ language }) => language === 'yaml');
    const built = steps.reduce((file, { text }) => (file === '' ? text : addStep(file, text)), '');
    expect(parse(built)).toEqual(parse(readPage('tests/docs/crisis.yaml')));
  });
});
