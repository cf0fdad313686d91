import type { SimulationResult } from '../../montecarlo/result.js';
import { endedBy, endedByText, endingOutcomes } from '../ended-by.js';
import { roundTicks, tickName } from '../ticks.js';
import { variantName } from '../variants.js';
import { draw } from './draw.js';
import { legend } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { outcomeColour } from './outcome-colours.js';
import { COLOURS } from './palette.js';
import { markText, shareAxis } from './scale.js';

const PLOT = 230;
/** More places than these no screen tells apart. */
const MOST_PLACES = 240;

/**
 * How soon the runs end: for each outcome that ends a run, the share of runs that it had ended by each tick, with the
 * interval of each tick by itself. They compete: a run that one has ended can no longer end in another. null where no
 * outcome ended a run.
 */
export function incidence(result: SimulationResult, options: ChartOptions = {}): string | null {
  const drawn = drawnOptions(options);
  const { horizon, tick: unit } = result;
  const ending = endingOutcomes(result);
  if (ending.length === 0) return null;
  const ticks = places(horizon);
  const curves = ending.map((outcome) => ({
    name: outcome.name,
    colour: outcomeColour(outcome.name, result),
    points: ticks.map((tick) => ({ tick, ...endedBy(outcome, tick, result) })),
  }));
  const highest = Math.max(...curves.flatMap(({ points }) => points.map(({ high }) => high)));
  const { end, marks } = shareAxis(Math.min(1, highest));
  const key = legend(curves, drawn.width);
  const height = key.height + PLOT + 40;
  const told = ending.map(
    (outcome) => `${outcome.name}: ${endedByText(outcome, horizon, result)} by ${tickName(unit, horizon)}`,
  );
  const label = { color: COLOURS.muted, fontSize: 12 };
  const option = {
    graphic: { elements: key.elements },
    grid: { left: 44, right: 14, top: key.height + 8, bottom: 32 },
    xAxis: {
      type: 'value',
      min: 0,
      max: horizon,
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: COLOURS.muted } },
      axisLabel: {
        ...label,
        customValues: roundTicks(horizon, 5),
        formatter: (at: number) => tickName(unit, at),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: end,
      axisLabel: { ...label, customValues: [...marks], formatter: markText },
      splitNumber: marks.length - 1,
      interval: (marks[1] ?? end) - (marks[0] ?? 0),
      splitLine: { lineStyle: { color: COLOURS.rule } },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: curves.flatMap(({ colour, points }, place) => {
      const common = { type: 'line', silent: true, symbol: 'none', step: 'end' } as const;
      const band = { ...common, stack: `band ${place}`, lineStyle: { width: 0 } };
      return [
        { ...band, data: points.map(({ tick, low }) => [tick, low]), itemStyle: { color: colour } },
        {
          ...band,
          data: points.map(({ tick, low, high }) => [tick, high - low]),
          itemStyle: { color: colour },
          areaStyle: { color: colour, opacity: 0.16 },
        },
        {
          ...common,
          data: points.map(({ tick, share }) => [tick, share]),
          lineStyle: { color: colour, width: 2.5 },
          itemStyle: { color: colour },
        },
      ];
    }),
  };
  return draw(
    option,
    height,
    {
      title: `How soon the runs end (${variantName(result.variant)})`,
      description: `Share of runs ended by each ${unit}, by what ended them. ${told.join('; ')}.`,
    },
    drawn,
  );
}

/** The ticks that are drawn: all, or of very many some, with the last. */
function places(horizon: number): number[] {
  const step = Math.max(1, Math.ceil(horizon / MOST_PLACES));
  const ticks: number[] = [];
  for (let tick = 1; tick < horizon; tick += step) ticks.push(tick);
  return [...ticks, horizon];
}
