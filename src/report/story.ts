import type { Model } from '../model/model.js';
import type { Trace } from '../reference/trace.js';
import type { Scenario } from '../scenario/scenario.js';
import { page, spaced } from './page.js';
import { daysOf } from './story/days.js';
import { tellEnding, tellSharing, tellStandings } from './story/ending.js';
import { Telling } from './story/telling.js';
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
  const shown = daysOf(telling, ending);
  const width = Math.max(...shown.map(({ label }) => label.length)) + 2;
  return shown.flatMap(({ label, sentences }) =>
    sentences.flatMap((line, place) => {
      const first = (place === 0 ? label : '').padEnd(width);
      return wrap(line, { first, rest: ' '.repeat(width + 2) });
    }),
  );
}
