/**
 * The colours of the charts. A chart is drawn in the colours for paper; where it is dark, a style sheet gives each of
 * them its counterpart. So a chart is a plain picture everywhere, and dark where that is asked for. Marks stand out from
 * their ground by 4.5:1 at least, so that numbers of the colour of the ground can stand on them; but for what is not known,
 * which is meant to stand back.
 */

export interface Colour {
  readonly light: string;
  readonly dark: string;
}

const PAPER = { light: '#ffffff', dark: '#14181f' };
const INK = { light: '#1b2430', dark: '#e8ecf2' };
const MUTED = { light: '#566273', dark: '#a6b1c0' };
const RULE = { light: '#dfe3e9', dark: '#2e3643' };
const TRACK = { light: '#eef1f5', dark: '#222935' };

/** Of outcomes, in their order; after the last it begins again. */
const SERIES: readonly Colour[] = [
  { light: '#b5403a', dark: '#ef7a72' },
  { light: '#a95a08', dark: '#eea14b' },
  { light: '#2c6fb0', dark: '#6caee8' },
  { light: '#23795f', dark: '#55c4a0' },
  { light: '#7a55a8', dark: '#b394df' },
  { light: '#857012', dark: '#cbb548' },
  { light: '#a8437f', dark: '#e486bd' },
];
/** Of what is none of the others. */
const REST = { light: '#66717f', dark: '#8b97a7' };

/** Of the states of a commitment. */
const STATES: Readonly<Record<string, Colour>> = {
  null: { light: '#ccd3dc', dark: '#3d4757' },
  offered: { light: '#7f5fae', dark: '#a78fd0' },
  conditional: { light: '#5c7593', dark: '#6f88a8' },
  detached: { light: '#2c6fb1', dark: '#5ba2e2' },
  satisfied: { light: '#237960', dark: '#4dbd98' },
  violated: { light: '#b5403b', dark: '#ee766e' },
  terminated: { light: '#96660c', dark: '#e0ad4c' },
  expired: { light: '#667080', dark: '#97a2b1' },
};

export const COLOURS = {
  paper: PAPER.light,
  ink: INK.light,
  muted: MUTED.light,
  rule: RULE.light,
  track: TRACK.light,
  rest: REST.light,
} as const;

/** The colour of the outcome at this place. */
export function seriesColour(place: number): string {
  return SERIES[place % SERIES.length]?.light ?? REST.light;
}

/** The colour of a state of a commitment. */
export function stateColour(state: string): string {
  return (Object.hasOwn(STATES, state) ? STATES[state] : REST)?.light ?? REST.light;
}

/** The colour of a number on the colour of a state. */
export function inkOn(state: string): string {
  return state === 'null' ? COLOURS.ink : COLOURS.paper;
}

/** All that a chart may be drawn in. */
export const ALL_COLOURS: readonly Colour[] = [
  PAPER,
  INK,
  MUTED,
  RULE,
  TRACK,
  REST,
  ...SERIES,
  ...Object.values(STATES),
];

/** Rules of a style sheet by which charts are dark. `within` stands before each selector. */
export function darkRules(within = ''): string {
  return ALL_COLOURS.flatMap(({ light, dark }) =>
    ['fill', 'stroke'].map((property) => `${within}[${property}="${light}"]{${property}:${dark}}`),
  ).join('');
}
