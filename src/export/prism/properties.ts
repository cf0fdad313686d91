import type { Model } from '../../model/model.js';
import { commentLines } from '../comments.js';
import type { Asked, AskedChance, AskedTime } from '../program/asked.js';
import { type Program, STEP } from '../program/program.js';
import { conjunct } from './expressions.js';

/** What is asked of a program, as a PRISM properties file. */
export function propertiesInPrism(model: Model, program: Program, { outcomes, questions }: Asked): string {
  const chance = ({ name, about, when }: AskedChance): string[] => {
    const holds = when.is === 'always' ? '' : ` & ${conjunct(when, program)}`;
    return [...commentLines(about), `"${name}": P=? [ F (${STEP} = 0${holds}) ];`];
  };
  const expected = ({ name, about, counted }: AskedTime): string[] => [
    ...commentLines(about),
    `"${name}": R{"${counted}"}=? [ F ${STEP} = ${program.overStep} ];`,
  ];
  const lines = [
    ...commentLines([model.title, 'Questions are read where a tick is over: in step 0.']),
    '',
    ...commentLines(['---- Outcomes ----']),
    ...outcomes.flatMap((one) => ['', ...chance(one)]),
    ...questions.flatMap(({ about, chances, time }) => [
      '',
      ...commentLines(about.map((text, place) => (place === 0 ? `---- ${text} ----` : text))),
      ...chances.flatMap((one) => ['', ...chance(one)]),
      ...(time === null ? [] : ['', ...expected(time)]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
