import { markup, type Markup } from '../../markup.js';
import { type Answered, answerSentence, headline, questionsOf, share } from '../../whole/sentences.js';
import type { Report } from '../../whole/report.js';
import { unbroken } from '../unbroken.js';
import { HEADING, heightOf, heightOfAll, SHEET } from './room.js';

/** The room for what a question comes down to, at its right. */
const BIG = 70;

/** Questions with their answers, a sentence each: as many as there is room for. */
export function answers({ worlds }: Report, room: number): Markup | null {
  const asked = questionsOf(worlds.map(({ result }) => result));
  if (asked.length === 0) return null;
  const chosen = oneOfEach(asked);
  let left = room - HEADING - heightOf('more');
  const shown = chosen.filter((one, place) => {
    left -= heightOfAll([told(one), answerSentence(one)], SHEET.width - BIG) + 6;
    return place === 0 || left >= 0;
  });
  const more = asked.length - shown.length;
  return markup`<section id="questions"><h2>Questions and answers</h2>
<dl class="answers">${shown.map(entry)}</dl>
${more > 0 && markup`<p class="small muted">${more} more, and every variant, are in the whole report.</p>`}
</section>
`;
}

function entry(asked: Answered): Markup {
  const end = asked.answers[0] === undefined ? null : headline(asked.answers[0].found);
  const big = end === null ? '' : share(end.estimate);
  return markup`<div><dt><span class="id">${asked.name}</span> ${asked.title ?? asked.text}</dt><dd class="big">${unbroken(big)}</dd><dd>${unbroken(answerSentence(asked))}</dd></div>
`;
}

function told({ name, title, text }: Answered): string {
  return `${name} ${title ?? text}`;
}

/** Of questions that share a number, such as Q1a and Q1b, the first. */
function oneOfEach(asked: readonly Answered[]): Answered[] {
  const first = new Map<string, Answered>();
  for (const one of asked) {
    const stem = /^(.*\d)[a-z]$/u.exec(one.name)?.[1] ?? one.name;
    if (!first.has(stem)) first.set(stem, one);
  }
  return [...first.values()];
}
