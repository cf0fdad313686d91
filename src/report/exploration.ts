import { type Counterexample, type Exploration, propertyText } from '../analysis/exploration/index.js';
import type { Scenario } from '../scenario/scenario.js';
import { replayCommand } from './exploration/replay.js';
import { count, exact, probability } from './numbers.js';
import { page, spaced } from './page.js';
import { tellStory } from './story.js';
import { tickName } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** How an exploration is printed. */
export interface ExplorationOptions {
  /** The file, as the command that replays the run names it. */
  readonly file: string;
  /** Gives the words for what is believed. */
  readonly scenario?: Scenario;
  /** How many of what was never exercised are named, of each kind: 8 unless told. */
  readonly named?: number;
}

/** What a search for a run that breaks a property has found, as a page to read: the run as a story, and how to replay it. */
export function printExploration(exploration: Exploration, options: ExplorationOptions): string {
  const { counterexample } = exploration;
  const story = counterexample === null ? '' : storyOf(exploration, counterexample, options);
  const command = replayCommand(exploration, options.file);
  const before = page(
    spaced([heading(exploration), verdict(exploration), certainty(exploration), ...smallest(exploration)]),
  );
  const after = page(
    spaced([
      command === null ? [] : ['To play it again:', '', `  ${command}`],
      searched(exploration),
      unexercised(exploration, options.named ?? 8),
    ]),
  );
  return [before, story, after].filter((part) => part !== '').join('\n');
}

function heading({ scenario, variant, readings, seed, property }: Exploration): string[] {
  return [
    ...wrap(scenario),
    ...wrap(`${variantName(variant)} · seed ${seed}`),
    ...Object.entries(readings).flatMap(([name, alternative]) =>
      wrap(alternative, { first: `reading ${name}: ` }),
    ),
    ...wrap(propertyText(property), { first: 'Claimed of every run: ' }),
  ];
}

function verdict({ counterexample, asGiven, searched: { runs, worlds }, stopped }: Exploration): string[] {
  const cut = stopped ? ' The search was cut short.' : '';
  if (counterexample === null) {
    const where = worlds > 1 ? `in ${count(worlds)} worlds` : 'with nothing changed';
    return wrap(`HELD as far as was searched: in none of ${count(runs)} runs ${where} is it broken.${cut}`);
  }
  if (asGiven.broken > 0) {
    const share = `${count(asGiven.broken)} of ${count(asGiven.runs)} runs with nothing changed break it`;
    return wrap(`BROKEN by luck alone: ${share}.${cut}`);
  }
  const none = `none of ${count(asGiven.runs)} runs with nothing changed breaks it`;
  return wrap(`BROKEN, in a changed world only: ${none}.${cut}`);
}

function certainty({ certainty: known, property }: Exploration): string[] {
  if (known.kind === 'not known') {
    return wrap(`For certain nothing is known: it was only searched, for ${known.why}.`);
  }
  if (known.probability === 0) {
    return wrap('For certain: with nothing changed no run can break it, whatever the luck.');
  }
  const what = property.kind === 'leads to' ? 'leaves it open at its end' : 'breaks it';
  const share = exact(Number(known.probability.toPrecision(6)));
  return wrap(`For certain: with nothing changed a run ${what} with probability ${share}.`);
}

/** What had to be changed for the property to be broken. */
function smallest({ counterexample, tick }: Exploration): string[][] {
  if (counterexample === null) return [];
  const { forced, settings, runs, broken, at, acts } = counterexample;
  const share = probability(broken / runs, 3);
  const nothing = forced.length + settings.length === 0;
  const found = `the earliest found breaks it on ${tickName(tick, at)}, after ${count(acts)} ${acts === 1 ? 'act' : 'acts'}`;
  if (nothing) return [wrap(`Nothing has to be changed for that. Of the runs that break it, ${found}.`)];
  return [
    [
      'The smallest change found that breaks it:',
      ...forced.flatMap(({ act, on }) => wrap(`${act}, on ${tickName(tick, on)}`, { first: '  forced: ' })),
      ...settings.flatMap(({ name, value, nominal }) =>
        wrap(`${name} at ${exact(value)} instead of ${exact(nominal)}`, { first: '  moved: ' }),
      ),
      ...wrap(`Then ${count(broken)} of ${count(runs)} runs break it (${share}); ${found}.`),
    ],
  ];
}

function storyOf(
  { tick, property }: Exploration,
  { model, trace, at }: Counterexample,
  { scenario }: ExplorationOptions,
): string {
  const ending =
    property.kind === 'leads to'
      ? `The run is over, and ${property.condition} was not followed by ${property.effect}.`
      : `Here it is broken, on ${tickName(tick, at)}: ${propertyText(property)}.`;
  return tellStory(model, trace, { ending, ...(scenario === undefined ? {} : { scenario }) });
}

function searched({ searched: { runs, worlds, impossible, acts, numbers, told } }: Exploration): string[] {
  const reach = [
    `${count(acts.length)} ${acts.length === 1 ? 'act' : 'acts'} that may be forced`,
    `${count(numbers)} ${numbers === 1 ? 'number' : 'numbers'} with a range`,
  ].join(', ');
  const skipped = impossible === 0 ? '' : ` ${count(impossible)} more had numbers that do not go together.`;
  return wrap(
    `Searched: ${count(runs)} runs in ${count(worlds)} ${worlds === 1 ? 'world' : 'worlds'} (${reach}).${skipped} ` +
      `${count(told)} of the runs were looked at event by event.`,
  );
}

function unexercised({ unexercised: kinds }: Exploration, most: number): string[] {
  const lines = kinds.flatMap(({ kind, all, never }) => {
    if (all === 0) return [];
    const head = `  ${kind}: ${count(never.length)} of ${count(all)}`;
    if (never.length === 0) return [head];
    const more = never.length > most ? [`    and ${count(never.length - most)} more`] : [];
    return [head, ...never.slice(0, most).flatMap((one) => wrap(one, { first: '    ' })), ...more];
  });
  if (kinds.every(({ never }) => never.length === 0))
    return ['All outcomes, changes of commitments, acts and rules of the scenario were seen.'];
  return ['Never seen, so that nothing is known of what would follow:', ...lines];
}
