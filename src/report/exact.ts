import type { ExactResult } from '../chain/index.js';
import { assumptions } from './answers/assumptions.js';
import { section } from './answers/common.js';
import { bar } from './bar.js';
import { amount, count, exactProbability, NOT_ESTIMABLE } from './numbers.js';
import { page, spaced } from './page.js';
import { table } from './table.js';
import { duration, roundTicks, tickName } from './ticks.js';
import { variantName, worldName } from './variants.js';
import { wrap } from './wrap.js';

export { exactSchema, type ExactDocument, exactToJson } from './exact/json.js';

/** An exact solution of one scenario, under one variant or several, as a page to read. */
export function printExact(results: readonly ExactResult[]): string {
  const [first] = results;
  if (first === undefined) return '';
  const blocks = results.map((result) =>
    spaced([
      results.length === 1 ? [] : [worldName(result, results)],
      outcomes(result),
      ended(result),
      questions(result),
      fates(result),
      tests(result),
      disputes(result),
      refused(result),
    ]),
  );
  return page(spaced([header(results), ...blocks, assumptions(results, GIVEN)]));
}

const GIVEN =
  'This does not foretell anything. Exact means exact given the file: it says what follows if these numbers, and the ' +
  'structure of the scenario, were true.';

function header(results: readonly ExactResult[]): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const size = results.reduce((one, { size: other }) => (other.nodes > one.nodes ? other : one), first.size);
  const states = `${count(size.states)} ${size.states === 1 ? 'state' : 'states'} of a ${first.tick}`;
  return [
    ...wrap(first.scenario),
    ...wrap([...new Set(results.map(({ variant }) => variantName(variant)))].join('; ')),
    ...wrap(
      `${duration(first.tick, first.horizon)} · solved exactly, no runs · the largest chain has ${states}, ${count(size.edges)} edges`,
    ),
  ];
}

function outcomes({ outcomes: all }: ExactResult): string[] {
  const rows = all.map(({ name, probability }) => [name, exactProbability(probability), bar(probability)]);
  return section(
    'How the runs end (probability)',
    table([{ head: '', most: 50 }, { head: '' }, { head: '' }], rows, { indent: 2 }),
  );
}

/** By when the outcomes that end runs have come about. */
function ended({ outcomes: all, horizon, tick }: ExactResult): string[] {
  const ticks = roundTicks(horizon);
  const rows = all
    .filter(({ ends, probability }) => ends && probability > 0)
    .map(({ name, cumulative }) => [name, ...ticks.map((at) => exactProbability(cumulative[at - 1] ?? 0))]);
  if (rows.length === 0) return [];
  const heads = [
    { head: '', most: 50 },
    ...ticks.map((at) => ({ head: tickName(tick, at), align: 'right' as const })),
  ];
  return section('Ended by then (probability)', table(heads, rows, { indent: 2 }));
}

function questions({ questions: all, tick, horizon }: ExactResult): string[] {
  const told = all.map(({ name, title, text, rows, time }) => {
    const lines = wrap(title ?? text, { first: `  ${name}  ` });
    if (title !== null) lines.push(...wrap(text, { first: ' '.repeat(name.length + 4) }));
    if (time !== null) {
      const { cameAbout, conditional, restricted } = time;
      const heads = [
        { head: 'comes about' },
        { head: `${tick}s until then, if so` },
        { head: `mean, ${duration(tick, horizon)} if not` },
      ];
      const row = [
        exactProbability(cameAbout),
        conditional === null ? NOT_ESTIMABLE : amount(conditional),
        amount(restricted),
      ];
      return [...lines, ...table(heads, [row], { indent: 4 })];
    }
    const cells = rows.map(({ label, probability, given }) => [
      label,
      probability === null ? 'the condition cannot come about' : exactProbability(probability),
      given === 1 || probability === null
        ? ''
        : `where the condition comes about: ${exactProbability(given)}`,
    ]);
    return [...lines, ...table([{ head: '' }, { head: '' }, { head: '' }], cells, { indent: 4 })];
  });
  return section('Questions', spaced(told));
}

type Fates = ExactResult['commitments'][number]['fates'];

/** Holders whose views come to the same share a row. */
function fates({ commitments }: ExactResult): string[] {
  const names = [
    ...new Set(commitments.flatMap(({ fates: of }) => Object.keys(of).filter((fate) => (of[fate] ?? 0) > 0))),
  ];
  const heads = [
    { head: '', most: 36 },
    { head: 'as seen by', most: 20 },
    ...names.map((name) => ({ head: name === 'null' ? 'not known' : name, align: 'right' as const })),
  ];
  const alike = new Map<string, { readonly name: string; readonly holders: string[]; readonly of: Fates }>();
  for (const { name, holder, fates: of } of commitments) {
    const key = JSON.stringify([name, names.map((fate) => exactProbability(of[fate] ?? 0))]);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { name, holders: [holder], of });
    else same.holders.push(holder);
  }
  const rows = [...alike.values()].map(({ name, holders, of }) => [
    name,
    holders.join(', '),
    ...names.map((fate) => ((of[fate] ?? 0) === 0 ? '·' : exactProbability(of[fate] ?? 0))),
  ]);
  return section(
    'What became of the commitments (probability)',
    rows.length === 0 ? [] : table(heads, rows, { indent: 2 }),
  );
}

function tests({ temptations }: ExactResult): string[] {
  const kinds = [
    ...new Set(
      temptations.flatMap(({ counts }) => Object.keys(counts).filter((kind) => (counts[kind] ?? 0) > 0)),
    ),
  ];
  const rows = temptations
    .filter(({ counts }) => Object.values(counts).some((times) => times > 0))
    .map(({ name, counts }) => [name, ...kinds.map((kind) => amount(counts[kind] ?? 0))]);
  const heads = [{ head: '', most: 50 }, ...kinds.map((head) => ({ head, align: 'right' as const }))];
  return section(
    'Put to the test (times a run, on average)',
    rows.length === 0 ? [] : table(heads, rows, { indent: 2 }),
  );
}

function disputes({ disputes: all, tick }: ExactResult): string[] {
  const rows = all
    .filter(({ ever }) => ever > 0)
    .map(({ name, ever, meanTicks }) => [name, exactProbability(ever), amount(meanTicks)]);
  const heads = [
    { head: '', most: 50 },
    { head: 'ever (probability)' },
    { head: `${tick}s a run, on average`, align: 'right' as const },
  ];
  return section(
    'Disputed (two holders see the same commitment differently)',
    rows.length === 0 ? [] : table(heads, rows, { indent: 2 }),
  );
}

/** What was too large, each reason once. */
function refused({ refused: all }: ExactResult): string[] {
  const [first] = all;
  if (first === undefined) return [];
  const names = all.map(({ what }) => what).join('; ');
  return [
    ...wrap(`Not solved: ${names}`),
    ...wrap(`${first.what}: ${first.message}.`, { first: '  ', rest: '  ' }),
    ...wrap(`${first.hint}.`, { first: '  ', rest: '  ' }),
  ];
}
