import type { Accounts } from '../../analysis/accounts/index.js';
import type { StudyHead } from '../../analysis/evaluation/study.js';
import { combinationText } from '../../scenario/readings.js';
import { page, spaced } from '../page.js';
import { duration } from '../ticks.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';
import { originLines } from './origins.js';
import { threatLines } from './threats.js';
import { timeLines } from './time.js';
import { signLines } from './signs.js';
import { spreadLines } from './spread.js';
import { tickLines } from './tick.js';

/** Accounts of a scenario as a page to read. */
export function printAccounts({ origins, threats, time, signs, spread, tick, stopped }: Accounts): string {
  const [head = null] = [origins, threats, time, signs, spread, tick].filter((one) => one !== null);
  return page(
    spaced([
      head === null ? [] : accountsHead(head, stopped),
      ...(origins === null ? [] : [originLines(origins)]),
      ...(threats === null ? [] : [threatLines(threats)]),
      ...(time === null ? [] : [timeLines(time)]),
      ...(signs === null ? [] : [signLines(signs)]),
      ...(spread === null ? [] : [spreadLines(spread)]),
      ...(tick === null ? [] : [tickLines(tick)]),
    ]),
  );
}

function accountsHead(head: StudyHead, stopped: boolean): string[] {
  const { scenario, variant, readings, horizon, tick, seed, level } = head;
  const which = [variantName(variant), combinationText(readings), 'accounts'].filter((part) => part !== '');
  return [
    ...wrap(scenario),
    ...wrap(which.join(' · ')),
    ...wrap(`${duration(tick, horizon)} · seed ${seed} · ${level * 100}% intervals`),
    ...(stopped ? ['Stopped early: what is shown rests on what had been played by then.'] : []),
  ];
}
