import type { Estimate } from '../../../montecarlo/result.js';
import { question } from '../../charts/question.js';
import { markup, type Markup } from '../../markup.js';
import { amount, count, decimalsFor, withInterval } from '../../numbers.js';
import { answersTo } from '../../whole/answers.js';
import { type Answered, answerSentence, band, headline, questionsOf, share } from '../../whole/sentences.js';
import type { Report } from '../../whole/report.js';
import { figure } from '../figures.js';
import { dataTable, type HtmlRow } from '../tables.js';
import { unbroken } from '../unbroken.js';

/** Every question with its answer in a sentence; opened, with a chart and a table of all variants that answer it. */
export function questionsSection({ worlds }: Report): Markup | null {
  const results = worlds.map(({ result }) => result);
  const asked = questionsOf(results);
  if (asked.length === 0) return null;
  return markup`<p>Each question with its answer in a sentence. Open one to see all variants that it was asked in.</p>
<div class="questions">${asked.map((one, place) => entry(one, place, results))}</div>`;
}

function entry(asked: Answered, place: number, results: Parameters<typeof question>[0]): Markup {
  const { name, title, text, answers } = asked;
  const [first] = answers;
  const end = first === undefined ? null : headline(first.found);
  const figures = figure({
    id: `question-${place}`,
    caption: title ?? text,
    draw: (options) => question(results, name, options),
    table: table(asked),
  });
  return markup`<details id="q-${place}"><summary><h3><span class="id">${name}</span>${title ?? text}</h3>
<div class="big">${end === null ? '' : share(end.estimate)}<span>${end === null ? '' : end.isMostFrequent ? end.label : (band(end.estimate) ?? '')}</span></div>
<p>${unbroken(answerSentence(asked))}</p></summary>
<div class="inside"><p class="small muted">As written: <code>${text}</code></p>${figures}</div></details>
`;
}

function table({ title, text, answers }: Answered): Markup {
  const [first] = answers;
  const labels = first === undefined ? [] : answersTo(first.found).map(({ label }) => label);
  const timed = first?.found.time !== null;
  const heads = [
    { head: 'variant' },
    ...labels.map((head) => ({ head })),
    ...(timed ? [{ head: `${first?.result.tick ?? ''}s until then, where it does` }] : []),
    { head: 'runs it rests on', number: true },
  ];
  const rows = answers.map(({ world, result, found }): HtmlRow => {
    const rowsOf = answersTo(found);
    const mean = found.time?.conditional.value ?? null;
    return [
      world,
      ...rowsOf.map(({ estimate }) => withInterval(estimate, decimalsFor(result.runs))),
      ...(timed ? [mean === null ? '' : amount(mean)] : []),
      restsOn(rowsOf.at(-1)?.estimate, result.runs),
    ];
  });
  return dataTable(title ?? text, heads, rows);
}

function restsOn(estimate: Estimate | undefined, runs: number): string {
  return estimate?.exact === true ? 'none: exact' : count(estimate?.runs ?? runs);
}
