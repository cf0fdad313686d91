import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDot, readMermaid } from '../export/diagram-text.js';
import { readExplicit } from '../export/explicit-text.js';
import { readJani } from '../export/jani-text.js';
import { readPrism, readProperties } from '../export/prism-text.js';
import { brinkmanship } from './command.js';
import { CHANCY } from './scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-export-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(...args: string[]): string {
  const { status, stdout, stderr } = brinkmanship(['export', '-', ...args], CHANCY);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

describe('export', () => {
  it('prints a model for PRISM, and its properties', () => {
    const model = readPrism(written('--to', 'prism'));
    expect(readProperties(written('--to', 'prism', '--properties'), model).length).toBeGreaterThan(1);
  });

  it('writes both into files that belong together', () => {
    const file = join(folder, 'chance.prism');
    expect(written('--to', 'prism', '-o', file)).toBe('');
    const model = readPrism(readFileSync(file, 'utf8'));
    const properties = readFileSync(join(folder, 'chance.props'), 'utf8');
    expect(readProperties(properties, model).length).toBeGreaterThan(1);
  });

  it('writes the chain state by state into four files', () => {
    const prefix = join(folder, 'explicit');
    const told = written('--to', 'tra', '-o', prefix);
    const file = (ending: string): string => readFileSync(`${prefix}.${ending}`, 'utf8');
    const { states, moves } = readExplicit({
      sta: file('sta'),
      tra: file('tra'),
      lab: file('lab'),
      props: file('props'),
    });
    expect(told).toBe(
      `${prefix}.sta, .tra, .lab and .props: ${states.length} states, ${moves.length} transitions\n`,
    );
    // The name of any of them will do.
    expect(written('--to', 'tra', '-o', `${prefix}.tra`)).toBe(told);
  });

  it('goes to standard output by -o -, if it is one text', () => {
    expect(written('--to', 'prism', '-o', '-')).toBe(written('--to', 'prism'));
    const { status, stderr } = brinkmanship(['export', '-', '--to', 'tra', '-o', '-'], CHANCY);
    expect(status).toBe(2);
    expect(stderr).toContain('--to tra writes several files: -o says where.');
  });

  it('refuses a chain that is too large, as solve does', () => {
    const { status, stderr } = brinkmanship(
      ['export', '-', '--to', 'tra', '-o', join(folder, 'large'), '--memory', '0.1'],
      CHANCY,
    );
    expect(status).toBe(4);
    expect(stderr).toContain('The chain cannot be written: it does not fit into');
  });

  it('prints JANI, state machines and pictures', () => {
    expect(readJani(JSON.parse(written('--to', 'jani'))).properties.length).toBeGreaterThan(1);
    expect(JSON.parse(written('--to', 'xstate'))).toBeTypeOf('object');
    readMermaid(written('--to', 'mermaid'));
    expect(readMermaid(written('--to', 'mermaid', '--of', 'actors')).nodes.size).toBeGreaterThan(1);
    readDot(written('--to', 'dot', '--of', 'commitments'));
  });

  it('takes the options of the other commands', () => {
    const plain = written('--to', 'prism');
    expect(brinkmanship(['export', '-', '--to', 'prism', '--variant', 'nowhere'], CHANCY).status).toBe(2);
    expect(brinkmanship(['export', '-', '--to', 'prism', '--set', 'nothing=1'], CHANCY).status).toBe(2);
    expect(brinkmanship(['export', '-', '--to', 'prism'], 'title: [').status).toBe(1);
    expect(plain).toContain('variant: as given');
  });

  it('refuses what does not go together, and says how to mend it', () => {
    const refused = (...args: string[]) => {
      const { status, stderr } = brinkmanship(['export', '-', ...args], CHANCY);
      return `${String(status)} ${stderr}`;
    };
    expect(refused()).toContain("2 error: required option '--to <format>' not specified");
    expect(refused('--to', 'word')).toContain('Allowed choices are prism, jani, mermaid, dot, xstate, tra.');
    expect(refused('--to', 'jani', '--properties')).toContain('2 --properties is for --to prism');
    expect(refused('--to', 'dot', '--question', 'war')).toContain('2 --question is for --to prism');
    expect(refused('--to', 'prism', '--question', 'nothing')).toContain('There is no question "nothing"');
    expect(refused('--to', 'xstate', '--of', 'actors')).toContain('2 --of is for --to mermaid and --to dot');
    expect(refused('--to', 'dot', '-o', join(folder, 'no/where.dot'))).toContain('there is no such folder');
    expect(refused('--to', 'tra')).toContain('2 --to tra writes several files: -o says where.');
    expect(refused('--to', 'dot', '--memory', '5')).toContain('2 --memory is for --to tra');
    const both = refused('--to', 'prism', '--properties', '-o', join(folder, 'both'));
    expect(both).toContain('Leave --properties out.');
  });

  it('never writes over the scenario', () => {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, CHANCY);
    const { status, stderr } = brinkmanship(['export', file, '--to', 'dot', '-o', file]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: '-o would write over the scenario. Give it another name.\n',
    });
    expect(readFileSync(file, 'utf8')).toBe(CHANCY);
  });
});
