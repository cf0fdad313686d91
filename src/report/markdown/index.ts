import { fateName, inOrderOfLife, sharedFates } from '../fates.js';
import { headlineLines, headlineNote, headlineSentence } from '../headline/lines.js';
import { milestoneTeller } from '../milestones.js';
import { count, decimalsFor, exact, probability, withInterval } from '../numbers.js';
import { duration } from '../ticks.js';
import { variantName, worldName } from '../variants.js';
import { answersTo } from '../whole/answers.js';
import type { Report } from '../whole/report.js';
import { answerSentence, questionsOf } from '../whole/sentences.js';
import { FORETELLS_NOTHING, INTERVALS, methodOf, solvedIn } from '../whole/words.js';
import { codeMarkdown, escapeMarkdown } from './escape.js';
import { loadBearing, tornado } from './studies.js';
import { table } from './table.js';

/** A report as Markdown: for a memo, or to stand beside the file that it is about. Every text of the scenario is escaped. */
export function markdownReport(report: Report): string {
  const { scenario, worlds, version, command } = report;
  const { runs, intervals } = methodOf(worlds.map(({ result }) => result));
  const solved = solvedIn(worlds.map(({ result }) => result));
  const blocks = [
    [`# ${escapeMarkdown(scenario.title)}`],
    scenario.about === null ? [] : [escapeMarkdown(scenario.about)],
    [
      `${duration(scenario.tick, scenario.horizon)} · ${solved === null ? '' : `${solved} · `}${runs} · seed ${escapeMarkdown(String(worlds[0]?.result.seed ?? ''))} · ${intervals} · brinkmanship ${version}`,
    ],
    [`> **${FORETELLS_NOTHING}** ${INTERVALS}`],
    section('In brief', inBrief(report)),
    section('Questions and answers', questions(report)),
    section('How the runs end', outcomes(report)),
    section('What became of the promises', fates(report)),
    section('Load-bearing promises', loadBearing(report)),
    section('Which numbers matter (tornado)', tornado(report)),
    section('The ways that most runs went', ways(report)),
    section('What it stands on', assumptions(report)),
    section('How to make it again', [codeMarkdown(command)]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, '', ...lines];
}

function inBrief({ worlds, headline }: Report): string[] {
  const result = worlds[0]?.result;
  if (result === undefined || headline === null) return [];
  const rows = headlineLines(result, headline).map(({ what, band, words, asGiven }) => [
    what,
    band,
    words,
    asGiven,
  ]);
  if (rows.length === 0) return [];
  return [
    escapeMarkdown(`${headlineSentence(variantName(result.variant), headline)}.`),
    '',
    ...table(['', 'band', 'in words', 'as given [chance]'], rows, 0),
    '',
    escapeMarkdown(headlineNote(headline)),
  ];
}

function questions({ worlds }: Report): string[] {
  return questionsOf(worlds.map(({ result }) => result)).flatMap((asked) => {
    const { name, title, text, answers } = asked;
    const heading = `### ${escapeMarkdown(name)} ${escapeMarkdown(title ?? text)}`;
    const [first] = answers;
    const labels = first === undefined ? [] : answersTo(first.found).map(({ label }) => label);
    const rows = answers.map(({ world, result, found }) => [
      world,
      ...answersTo(found).map(({ estimate }) => withInterval(estimate, decimalsFor(result.runs))),
    ]);
    return [
      heading,
      '',
      escapeMarkdown(answerSentence(asked)),
      '',
      ...table(['variant', ...labels], rows, labels.length),
      '',
    ];
  });
}

function outcomes({ worlds }: Report): string[] {
  const results = worlds.map(({ result }) => result);
  const names = results[0]?.outcomes.map(({ name }) => name) ?? [];
  const rows = results.map((result) => [
    worldName(result, results),
    ...names.map((name) => {
      const found = result.outcomes.find((outcome) => outcome.name === name);
      return found === undefined ? '' : withInterval(found.probability, decimalsFor(result.runs));
    }),
  ]);
  return table(['variant', ...names], rows, names.length);
}

function fates({ worlds }: Report): string[] {
  const result = worlds[0]?.result;
  if (result === undefined || result.commitments.length === 0) return [];
  const met = inOrderOfLife(result.commitments);
  const rows = sharedFates(result.commitments).map(({ name, holders, fates: counts }) => [
    name,
    holders.join(', '),
    ...met.map((fate) => probability((counts[fate] ?? 0) / result.runs, decimalsFor(result.runs))),
  ]);
  const disputed = result.disputes.map(
    ({ name, ever }) =>
      `- ${escapeMarkdown(name)}: disputed at some time in ${escapeMarkdown(withInterval(ever, decimalsFor(result.runs)))} of runs`,
  );
  return [
    `Shares of runs (${escapeMarkdown(variantName(result.variant))}), in the eyes of each holder.`,
    '',
    ...table(['commitment', 'as seen by', ...met.map(fateName)], rows, met.length),
    ...(disputed.length > 0 ? ['', ...disputed] : []),
  ];
}

function ways({ worlds, ways: all }: Report): string[] {
  const [first] = worlds;
  if (first === undefined) return [];
  const tell = milestoneTeller(first.model);
  const rows = first.result.pathways.top.flatMap(({ count: runs, run }) => {
    const way = all.find((one) => one.run === run);
    if (way === undefined) return [];
    const told = way.milestones.map(({ name }) => tell(name)).join(' → ');
    return [[told === '' ? 'nothing of note' : told, way.outcome ?? 'none of these', count(runs)]];
  });
  return rows.length === 0 ? [] : table(['milestones, in their order', 'outcome', 'runs'], rows, 1);
}

function assumptions({ worlds, scenario }: Report): string[] {
  const result = worlds[0]?.result;
  if (result === undefined) return [];
  const readings = Object.entries(result.readings).map(
    ([name, alternative]) => `- reading ${escapeMarkdown(name)}: ${escapeMarkdown(alternative)}`,
  );
  const rows = result.assumptions.map(({ name, value, unit, range, basis, sources, overridden }) => [
    name,
    basis,
    exact(value) + (overridden ? ' (set)' : ''),
    unit,
    range === null ? '' : `${exact(range[0])} to ${exact(range[1])}`,
    sources.join(', '),
  ]);
  const sources = [...scenario.sources].map(
    ([name, text]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(text)}`,
  );
  return [
    ...(readings.length > 0 ? [...readings, ''] : []),
    ...(rows.length > 0
      ? table(['number', 'basis', 'value', 'unit', 'range', 'sources'], rows, 0)
      : ['No number.']),
    ...(sources.length > 0 ? ['', 'Sources:', '', ...sources] : []),
  ];
}
