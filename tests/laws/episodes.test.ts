import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chance, Episode, Joining } from '../../src/scenario/scenario.js';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { isOngoing, isPut, takesPart, wordsFor } from './lasting.js';
import { Lives } from './lives.js';

/** Written from docs/semantics.md and docs/language/episodes.md. */

interface Told {
  readonly how: string;
  readonly label: string;
  readonly actor: string | null;
}

function told(chronicle: Chronicle, episode: Episode, tick: number): Told[] {
  return chronicle
    .events(tick)
    .flatMap(({ description }) =>
      description.kind === 'episode' && description.episode === episode.name ? [description] : [],
    );
}

function never(chance: Chance | null): boolean {
  return chance?.kind === 'rate' && chance.quantity.nominal === 0;
}

function stateOf(chronicle: Chronicle, { name }: Episode, tick: number): string {
  return chronicle.label(name, tick) ?? '';
}

function isEnded(chronicle: Chronicle, { name }: Episode, tick: number): boolean {
  return wordsFor(chronicle, name, tick, null)?.includes('ended') === true;
}

/** What is wrong with how it begins, turns and ends in a tick. */
function complaints(chronicle: Chronicle, lives: Lives, episode: Episode, tick: number): string[] {
  const { name } = episode;
  const [from, to] = [stateOf(chronicle, episode, tick - 1), stateOf(chronicle, episode, tick)];
  const moves = told(chronicle, episode, tick).filter(({ how }) => how !== 'joins');
  const at = `${name} at ${tick}, from ${from} to ${to}`;
  if (isPut(chronicle, name, tick)) return moves.length === 0 ? [] : [`${at}: moves though it is set`];
  const process = chronicle.scenario.processes.find((one) => one.name === name);
  const open = (process?.moves ?? []).filter(
    (move) =>
      move.from === process?.states?.indexOf(from) &&
      lives.sight.holds(move.when, null, { tick, at: 'episodes' }),
  );
  const leadsTo = (target: Joining | (typeof open)[number]): string =>
    'to' in target && target.to.kind === 'value' ? (process?.states?.[target.to.value] ?? '') : '';
  const sure = open.filter(({ chance }) => chance === null).map(leadsTo);
  const drawn = open.filter(({ chance }) => chance !== null && !never(chance)).map(leadsTo);
  const allowed = sure.length > 0 ? sure : [from, ...drawn];
  const how = isOngoing(chronicle, name, tick)
    ? isOngoing(chronicle, name, tick - 1)
      ? 'turns'
      : 'begins'
    : 'ends';
  const story = moves.map((one) => `${one.how} ${one.label}`).join();
  return [
    ...(allowed.includes(to) ? [] : [`${at}: may only come to ${allowed.join()}`]),
    ...(story === (from === to ? '' : `${how} ${to}`) ? [] : [`${at}: told as ${story}`]),
    ...(how === 'ends' && to !== from && !isOngoing(chronicle, name, tick - 1)
      ? [`${at}: ends and had not begun`]
      : []),
    ...(from !== to && to === 'not begun' ? [`${at}: is undone`] : []),
  ];
}

/** What is wrong with who joins in a tick. */
function strangers(chronicle: Chronicle, lives: Lives, episode: Episode, tick: number): string[] {
  const { name, joins, sides } = episode;
  const moment = { tick, at: 'episodes' } as const;
  const goesOn = isPut(chronicle, name, tick)
    ? isOngoing(chronicle, name, tick)
    : isOngoing(chronicle, name, tick - 1);
  const joined = told(chronicle, episode, tick).filter(({ how }) => how === 'joins');
  const declared = joins.map(({ actor }) => actor);
  return [
    ...joined.flatMap(({ actor }) => (declared.includes(actor ?? '') ? [] : [`${actor} joins ${name}`])),
    ...joins.flatMap(({ actor, side, when, chance }) => {
      const events = joined.filter((one) => one.actor === actor);
      const may =
        goesOn &&
        !takesPart(chronicle, name, actor, moment) &&
        lives.sight.holds(when, null, moment) &&
        !never(chance);
      const most = may ? 1 : 0;
      const least = may && chance === null ? 1 : 0;
      const fits = events.every(({ label }) => sides[side].includes(label));
      return events.length <= most && events.length >= least && fits
        ? []
        : [`${actor} joins ${name} ${events.length} times at ${tick}`];
    }),
  ];
}

/** What is wrong with a whole run: it is over only after it has gone on, unless a variant puts it there. */
function untimely(chronicle: Chronicle, episode: Episode): string[] {
  const ticks = [0, ...ticksOf(chronicle)];
  if (ticks.some((tick) => tick > 0 && isPut(chronicle, episode.name, tick))) return [];
  const over = ticks.find((tick) => isEnded(chronicle, episode, tick));
  const begun = ticks.find((tick) => isOngoing(chronicle, episode.name, tick)) ?? Infinity;
  return over === undefined || begun < over ? [] : [`${episode.name} is over at ${over} and had not begun`];
}

describe('An episode', () => {
  it('begins, turns and ends only as declared, with the parties that are declared, never before it began', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const lives = new Lives(chronicle);
          const wrong = chronicle.scenario.episodes.flatMap((episode) => [
            ...untimely(chronicle, episode),
            ...ticksOf(chronicle).flatMap((tick) => [
              ...complaints(chronicle, lives, episode, tick),
              ...strangers(chronicle, lives, episode, tick),
            ]),
          ]);
          expect(wrong).toEqual([]);
        }
      }),
    );
  });
});
