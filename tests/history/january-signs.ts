import type { Sign } from './signs.js';

/** What history demands of January 2020. */

export const JANUARY = 'january-2020.yaml';

const GIVEN = 'as given';
const CALM = 'an answer and then calm';
const of = (question: string, world = GIVEN) => ({ world, question });

/** These hold over the whole range of the assumed numbers. */
export const JANUARY_ALWAYS: readonly Sign[] = [
  { name: 'the answer falls on the bases, and not on Israel', greater: of('bases'), less: of('israel') },
  { name: 'war: after grave harm over what is given', greater: of('war', 'grave harm'), less: of('war') },
  { name: 'war: what is given over no harm', greater: of('war'), less: of('war', 'no harm') },
  { name: 'war: without the channel over with', greater: of('war', 'no channel'), less: of('war') },
  { name: 'an aircraft falls in a crisis that ends calmly', greater: of('accident'), less: 0 },
];

/** These hold as given; over the range they may not, as the page on the case says. */
export const JANUARY_AS_GIVEN: readonly Sign[] = [
  { name: 'an answer within a week, more often than not', greater: of('answer'), less: 0.5 },
  { name: 'Israel is spared, more often than not', greater: 0.5, less: of('israel') },
  { name: 'calm is commoner than war', greater: of(CALM), less: of('war') },
  { name: 'calm is commoner than blows that go on', greater: of(CALM), less: of('blows go on') },
  { name: 'calm is commoner than no answer', greater: of(CALM), less: of('no answer') },
  { name: 'calm is commoner than Israel drawn in', greater: of(CALM), less: of('Israel is drawn in') },
];
