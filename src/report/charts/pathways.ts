import type { Model } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import type { Way } from '../../reference/index.js';
import { milestoneTeller } from '../milestones.js';
import { count, decimalsFor, probability } from '../numbers.js';
import { draw } from './draw.js';
import { widthOf } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { outcomeColour } from './outcome-colours.js';
import { COLOURS } from './palette.js';

/** How many milestones of a run are drawn. */
const STEPS = 3;
/** Of the milestones at one step, so many have a place of their own. */
const MOST_AT_STEP = 5;
const OTHERS = 'something else';
const NODE_WIDTH = 10;
/** Outcomes stand at the right, with their names beside them. */
const SIDE = { left: 2, right: 150 };
/** A milestone that fewer runs pass there has no name in the picture. */
const LEAST_NAMED = 0.03;
const LABEL = 12;

interface Node {
  readonly step: number;
  readonly label: string;
  readonly colour: string;
  runs: number;
}

/**
 * Which ways the runs go: their first milestones in order, and the outcome that each comes to. A band is as wide as the
 * runs that go so, in the colour of their outcome.
 *
 * @throws RangeError if there are no ways.
 */
export function pathways(model: Model, ways: readonly Way[], options: ChartOptions = {}): string {
  if (ways.length === 0) throw new RangeError('there are no ways to draw');
  const drawn = drawnOptions(options);
  const { nodes, links } = flows(model, ways);
  const ids = [...nodes.keys()];
  const idOf = new Map(ids.map((id, place) => [id, `n${place}`]));
  const last = STEPS + 1;
  const column = (drawn.width - SIDE.left - SIDE.right - NODE_WIDTH) / last;
  const atStep = (step: number): Node[] => [...nodes.values()].filter((node) => node.step === step);
  const busiest = Math.max(...Array.from({ length: last + 1 }, (_, step) => atStep(step).length));
  const height = Math.max(300, busiest * 70);
  const labels = [...nodes.values()].map(
    ({ label, runs }) => [label, probability(runs / ways.length, decimalsFor(ways.length))] as const,
  );
  const option = {
    series: {
      type: 'sankey',
      silent: true,
      ...SIDE,
      top: 10,
      bottom: 22,
      nodeWidth: NODE_WIDTH,
      nodeGap: 32,
      layoutIterations: 64,
      draggable: false,
      data: [...nodes.values()].map(({ step, colour, runs }, place) => ({
        name: `n${place}`,
        itemStyle: { color: colour, borderWidth: 0 },
        label: {
          show: step === last || runs / ways.length >= LEAST_NAMED,
          position: 'right',
          formatter: () =>
            lines(labels[place] ?? ['', ''], (step === last ? SIDE.right : column - NODE_WIDTH) - 10),
        },
      })),
      links: links.map(({ from, to, runs, colour }) => ({
        source: idOf.get(from),
        target: idOf.get(to),
        value: runs,
        lineStyle: { color: colour, opacity: 0.42, curveness: 0.5 },
      })),
      label: {
        color: COLOURS.ink,
        fontSize: LABEL,
        lineHeight: 14,
        textBorderColor: COLOURS.paper,
        textBorderWidth: 3,
      },
    },
  };
  const told = atStep(last).map(
    ({ label, runs }) => `${label} ${probability(runs / ways.length, decimalsFor(ways.length))}`,
  );
  return draw(
    option,
    height,
    {
      title: `Which ways the runs go: the first ${STEPS} milestones, and the outcome`,
      description: `${count(ways.length)} runs. ${told.join('; ')}.`,
    },
    drawn,
  );
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly colour: string;
  runs: number;
}

function flows(model: Model, ways: readonly Way[]): { nodes: Map<string, Node>; links: Link[] } {
  const tell = milestoneTeller(model);
  const frequent = Array.from({ length: STEPS }, (_, step) => mostFrequent(ways, step));
  const nodes = new Map<string, Node>();
  const links = new Map<string, Link>();
  const visit = (step: number, label: string, colour: string): string => {
    const id = `${step} ${label}`;
    const node = nodes.get(id);
    if (node === undefined) nodes.set(id, { step, label, colour, runs: 1 });
    else node.runs += 1;
    return id;
  };
  for (const way of inOrderOfOutcomes(model, ways)) {
    const outcome = way.outcome ?? NONE_OF_THESE;
    const colour = outcomeColour(outcome, model);
    const passed = way.milestones.slice(0, STEPS).map(({ name }, step) => {
      const known = frequent[step]?.has(name) === true;
      return visit(step + 1, known ? tell(name) : OTHERS, COLOURS.muted);
    });
    const all = [visit(0, 'all runs', COLOURS.muted), ...passed, visit(STEPS + 1, outcome, colour)];
    for (const [place, to] of all.entries()) {
      const from = all[place - 1];
      if (from === undefined) continue;
      const key = JSON.stringify([from, to, colour]);
      const link = links.get(key);
      if (link === undefined) links.set(key, { from, to, colour, runs: 1 });
      else link.runs += 1;
    }
  }
  return { nodes, links: [...links.values()] };
}

function mostFrequent(ways: readonly Way[], step: number): Set<string> {
  const counts = new Map<string, number>();
  for (const { milestones } of ways) {
    const name = milestones[step]?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return new Set(sorted.slice(0, MOST_AT_STEP).map(([name]) => name));
}

function inOrderOfOutcomes({ outcomes }: Model, ways: readonly Way[]): Way[] {
  const names = outcomes.map(({ name }) => name);
  const place = ({ outcome }: Way): number => (outcome === null ? names.length : names.indexOf(outcome));
  return [...ways].sort((one, other) => place(one) - place(other) || one.run - other.run);
}

/** A name on two lines at most, with its share under it. */
function lines([name, share]: readonly [string, string], most: number): string {
  const words = name.split(' ');
  let first = '';
  while (words.length > 0 && (first === '' || widthOf(`${first} ${words[0] ?? ''}`, LABEL) <= most))
    first = `${first} ${words.shift() ?? ''}`.trim();
  const rest = words.join(' ');
  const second =
    widthOf(rest, LABEL) <= most ? rest : `${rest.slice(0, Math.floor(most / LABEL / 0.56) - 1)}…`;
  return [first, second, share].filter((each) => each !== '').join('\n');
}
