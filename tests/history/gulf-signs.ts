import type { Sign } from './signs.js';

/** What history demands of the Gulf War of 1991. */

export const GULF = 'gulf-1991.yaml';

const GIVEN = 'as given';
const RESTRAINED = 'Israel is free to strike and does not';
const entry = (world: string) => ({ world, question: 'entry' });
const of = (question: string, world = GIVEN) => ({ world, question });

/** These hold over the whole range of the assumed numbers. */
export const GULF_ALWAYS: readonly Sign[] = [
  { name: 'Israel is set free, and does not strike', greater: of(RESTRAINED), less: 0 },
  {
    name: 'Israel is restrained: more often than where release means attack',
    greater: of(RESTRAINED),
    less: of(RESTRAINED, 'release means attack'),
  },
  { name: 'entry: without aid over with', greater: entry('no aid'), less: entry(GIVEN) },
  {
    name: 'entry: without interception over with',
    greater: entry('no interception'),
    less: entry(GIVEN),
  },
  {
    name: 'entry: with some over sure interception',
    greater: entry(GIVEN),
    less: entry('sure interception'),
  },
  { name: 'entry: severe harm over what is given', greater: entry('severe harm'), less: entry(GIVEN) },
  { name: 'entry: what is given over never severe', greater: entry(GIVEN), less: entry('never severe') },
];

/** These hold as given; over the range they may not, as the page on the case says. */
export const GULF_AS_GIVEN: readonly Sign[] = [
  { name: 'the United States attacks, more often than not', greater: of('attack'), less: 0.5 },
  { name: 'Iraq hits Israel within a week, more often than not', greater: of('missiles'), less: 0.5 },
];
