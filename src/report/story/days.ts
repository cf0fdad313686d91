import type { TraceEvent } from '../../reference/trace.js';
import { tickName } from '../ticks.js';
import { type Sentence, tellDeeds } from './deeds.js';
import { tellEnding } from './ending.js';
import type { Telling } from './telling.js';
import { tellViews } from './views.js';
import { tellChange } from './world.js';

/** What is told of one tick. */
export interface StoryDay {
  /** 0 for what was drawn before the first. */
  readonly tick: number;
  /** `day 10`, `before day 1`. */
  readonly label: string;
  readonly sentences: readonly string[];
}

/** The ticks of a run of which there is something to tell, in order. The last tells how it ended, unless other words are given. */
export function daysOf(telling: Telling, ending = tellEnding(telling)): StoryDay[] {
  const { trace, unit } = telling;
  const byTick = new Map<number, TraceEvent[]>();
  for (const event of trace.events) byTick.set(event.tick, [...(byTick.get(event.tick) ?? []), event]);
  const told = [...byTick].map(([tick, events]) => ({ tick, sentences: sentences(events, telling) }));
  const last = told.at(-1);
  if (last?.tick === trace.endedAt) last.sentences.push(ending);
  else told.push({ tick: trace.endedAt, sentences: [ending] });
  return told
    .filter((day) => day.sentences.length > 0)
    .map((day) => ({ ...day, label: labelOf(day.tick, unit) }));
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
