import type { Model } from '../model/model.js';
import type { Trace, TraceEvent } from '../reference/trace.js';
import type { Scenario } from '../scenario/scenario.js';
import { page, spaced } from './page.js';
import { type Sentence, tellDeeds } from './story/deeds.js';
import { tellEnding, tellSharing, tellStandings } from './story/ending.js';
import { Telling } from './story/telling.js';
import { tellViews } from './story/views.js';
import { tellChange } from './story/world.js';
import { tickName } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** What a story may draw on beside the trace. */
export interface StoryOptions {
  /** Gives the words for what is believed; without it, beliefs are told by the names of their rules. */
  readonly scenario?: Scenario;
  /** What is said at its end instead of how the run ends: for a run of which only the first part is told. */
  readonly ending?: string;
}

/** One run as a person would tell it: day by day, each event with its cause. Of days without events nothing is said. */
export function tellStory(model: Model, trace: Trace, options: StoryOptions = {}): string {
  const telling = new Telling(model, trace, options.scenario ?? null);
  const heading = [
    ...wrap(model.title),
    ...wrap(`${variantName(model.variant)} · seed ${trace.seed} · run ${trace.run}`),
    ...Object.entries(model.readings).flatMap(([name, alternative]) =>
      wrap(alternative, { first: `reading ${name}: ` }),
    ),
  ];
  return page(
    spaced([
      heading,
      tellSharing(telling),
      days(telling, options.ending ?? tellEnding(telling)),
      tellStandings(telling),
    ]),
  );
}

function days(telling: Telling, ending: string): string[] {
  const { trace, unit } = telling;
  const byTick = new Map<number, TraceEvent[]>();
  for (const event of trace.events) byTick.set(event.tick, [...(byTick.get(event.tick) ?? []), event]);
  const told = [...byTick].map(([tick, events]) => ({ tick, lines: sentences(events, telling) }));
  const last = told.at(-1);
  if (last?.tick === trace.endedAt) last.lines.push(ending);
  else told.push({ tick: trace.endedAt, lines: [ending] });
  const shown = told
    .filter(({ lines }) => lines.length > 0)
    .map(({ tick, lines }) => ({ label: labelOf(tick, unit), lines }));
  const width = Math.max(...shown.map(({ label }) => label.length)) + 2;
  return shown.flatMap(({ label, lines }) =>
    lines.flatMap((line, place) => {
      const first = (place === 0 ? label : '').padEnd(width);
      return wrap(line, { first, rest: ' '.repeat(width + 2) });
    }),
  );
}

function labelOf(tick: number, unit: string): string {
  return tick === 0 ? `before ${tickName(unit, 1)}` : tickName(unit, tick);
}

/** The sentences of one tick, in the order in which things happened. */
function sentences(events: readonly TraceEvent[], telling: Telling): string[] {
  const changes = events.flatMap((event): Sentence[] => {
    const text = tellChange(event, telling);
    return text === null ? [] : [{ index: event.index, text }];
  });
  return [...changes, ...tellDeeds(events, telling), ...tellViews(events, telling)]
    .sort((one, other) => one.index - other.index)
    .map(({ text }) => text);
}
