import type { Sign } from './signs.js';

/** What history, and Schelling's theory of it, demand of October 1962. */

export const CUBA = 'cuba-1962.yaml';

const GIVEN = 'as given';
const of = (question: string, world = GIVEN) => ({ world, question });

/** These hold over the whole range of the assumed numbers. */
export const CUBA_ALWAYS: readonly Sign[] = [
  { name: 'war: the longer it lasts', greater: of('war', 'nobody gives way'), less: of('war') },
  { name: 'war: the higher it climbs (air strike)', greater: of('war', 'an air strike'), less: of('war') },
  { name: 'war: the higher it climbs (blockade)', greater: of('war'), less: of('war', 'no blockade') },
  {
    name: 'settled within two weeks: with the private deal over without',
    greater: of('settled early'),
    less: of('settled early', 'without the private deal'),
  },
  {
    name: 'settled at all: with the private deal over without',
    greater: of('settled'),
    less: of('settled', 'without the private deal'),
  },
  {
    name: 'settled at all: with the public deal over without',
    greater: of('settled'),
    less: of('settled', 'without the public deal'),
  },
  { name: 'trust of the allies: shaken if published', greater: of('cost', 'published'), less: of('cost') },
];

/** These hold as given; over the range they may not, as the page on the case says. */
export const CUBA_AS_GIVEN: readonly Sign[] = [
  { name: 'war: with accidents over without', greater: of('war'), less: of('war', 'no accidents') },
  {
    name: 'settled within two weeks: with accidents over without',
    greater: of('settled early'),
    less: of('settled early', 'no accidents'),
  },
  {
    name: 'the private promise is kept: in private over published',
    greater: of('Turkey is cleared'),
    less: of('Turkey is cleared', 'published'),
  },
];
