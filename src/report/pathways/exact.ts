import type { ExactWay, ExactWays, PathwaysToResult, SeenWay } from '../../analysis/pathways/index.js';
import { quoted } from '../analysis/head.js';
import { milestoneTeller } from '../milestones.js';
import { count, exactProbability } from '../numbers.js';
import { listed } from '../story/names.js';
import { type Row, table } from '../table.js';
import { tickName } from '../ticks.js';
import { wrap } from '../wrap.js';

/** What is known exactly of the ways; where the chain does not fit, what runs have shown. */
export function exactLines(result: PathwaysToResult): string[] {
  const { exact } = result;
  return 'message' in exact ? seenLines(result, exact.message) : foundLines(result, exact);
}

function seenLines({ seen, tick, labels }: PathwaysToResult, why: string): string[] {
  if (seen === null) return [];
  const tell = milestoneTeller({ labels });
  const told = ({ events, run, settledAt }: SeenWay): string =>
    `${events.length === 0 ? 'nothing had to happen' : events.map(tell).join(' → ')} (${tickName(tick, settledAt)} of run ${run})`;
  return [
    ...wrap(
      'The shortest way, as far as runs have shown: there may be shorter ones. ' +
        `With the fewest events: ${told(seen.fewest)}.` +
        // What is judged at one tick only is there no earlier.
        (seen.earliest.settledAt === seen.fewest.settledAt
          ? ''
          : ` The first there: ${told(seen.earliest)}.`),
    ),
    ...wrap(`Exactly it is not reckoned: ${why}.`),
  ];
}

function foundLines(result: PathwaysToResult, exact: ExactWays): string[] {
  const { asked, tick, horizon, labels } = result;
  const { probability, chains, proven, ways, size } = exact;
  const tell = milestoneTeller({ labels });
  const start = `Exactly, by the chain of ${count(size.states)} states of a ${tick}, ${quoted(asked)} has probability ${exactProbability(probability)}.`;
  if (ways === null) return wrap(start);
  const rows = chains.map(
    ({ steps, probability: of, share }): Row => [
      exactProbability(of),
      `${Number((100 * share).toPrecision(2))} %`,
      steps.length === 0 ? 'nothing happens' : steps.map((step) => listed(step.map(tell))).join(' → '),
    ],
  );
  const told = ({ steps, settledAt, probability: of }: ExactWay): string => {
    const parts = steps.map(
      ({ tick: on, events, after }) =>
        `${tickName(tick, on)}: ${listed(events.map(tell))} (then ${exactProbability(after)})`,
    );
    const last = steps.at(-1)?.tick === settledAt ? [] : [`there on ${tickName(tick, settledAt)}`];
    return `${[...parts, ...last].join('; ')}. Probability of just this: ${exactProbability(of)}.`;
  };
  const single = [
    { name: 'the fewest events', way: ways.fewest },
    // What is judged at the end only is there no earlier.
    ...(ways.earliest.settledAt === horizon ? [] : [{ name: `the fewest ${tick}s`, way: ways.earliest }]),
    { name: 'the most probable', way: ways.mostProbable },
  ].map(({ name, way }) => ({ name, text: told(way) }));
  const texts = [...new Set(single.map(({ text }) => text))];
  return [
    ...wrap(
      `${start} The most probable chains of events that can influence it, whatever their ${tick}s` +
        `${proven ? '' : ' (others may be more probable: the search was given up)'}, and their shares among all ways:`,
    ),
    '',
    ...table([{ head: '' }, { head: '', align: 'right' }, { head: '', wrap: 84 }], rows, { indent: 4 }),
    '',
    `Single ways, ${tick} by ${tick}`,
    ...texts.flatMap((text) => {
      const names = single.filter((one) => one.text === text).map(({ name }) => name);
      return wrap(`${listed(names)}: ${text}`, { first: '    ', rest: '      ' });
    }),
  ];
}
