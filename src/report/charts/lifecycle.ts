import { type Cause, PERFORM, REFRAIN, type Transition } from '../../model/lifecycle.js';
import type { CommitmentResult, SimulationResult } from '../../montecarlo/result.js';
import type { Commitment } from '../../scenario/scenario.js';
import { fateName } from '../fates.js';
import { decimalsFor, probability } from '../numbers.js';
import { draw } from './draw.js';
import { type Element, line, linesOf, rect, text } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { COLOURS, stateColour } from './palette.js';

/** What brings a change about, in the words of the picture. */
const CAUSES: Readonly<Record<Cause, string>> = {
  made: 'it is made known',
  breached: 'the debtor does it after all',
  released: 'its release comes about',
  cancelled: 'the debtor gives notice',
  lapsed: 'the regime changes',
  antecedent: 'its condition comes about',
  discharged: 'the debtor does it',
  overdue: 'the deadline passes',
  closed: 'its window closes',
  repeated: 'it begins again',
};

/** One change that this commitment can go through. */
export interface LifecycleStep {
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

/** The changes that this commitment can go through in a view, by the table of its form and what its author wrote. */
export function lifecycleSteps(commitment: Commitment): LifecycleStep[] {
  const begins = commitment.antecedent === null ? 'detached' : 'conditional';
  const table = commitment.form === 'refrain' ? REFRAIN : PERFORM;
  const possible = table.filter(
    ({ from, cause }) => canHappen(cause, commitment) && !(from === 'conditional' && begins === 'detached'),
  );
  const steps = new Map<string, { from: string; to: string; causes: string[] }>();
  for (const { from, to, cause } of possible) {
    const end = to === 'start' ? begins : to;
    const key = `${from} ${end}`;
    const step = steps.get(key) ?? { from, to: end, causes: [] };
    const told = cause === 'made' && commitment.made === null ? 'word of it arrives' : CAUSES[cause];
    step.causes.push(cause === 'cancelled' && end === 'violated' ? 'the debtor takes it back' : told);
    steps.set(key, step);
  }
  return [...steps.values()].map(({ from, to, causes }) => ({ from, to, because: causes.join(', or ') }));
}

function canHappen(cause: Transition['cause'], commitment: Commitment): boolean {
  const { made, channel, released, cancelled, onRegimeChange, antecedent, window, repeat } = commitment;
  switch (cause) {
    case 'made':
      return made !== null || channel !== null;
    case 'released':
      return released !== null || (commitment.form === 'refrain' && commitment.unless !== null);
    case 'cancelled':
      return cancelled !== null;
    case 'lapsed':
      return onRegimeChange.kind === 'lapses';
    case 'antecedent':
      return antecedent !== null;
    case 'closed':
      return window.until !== null;
    case 'repeated':
      return repeat;
    case 'breached':
    case 'discharged':
    case 'overdue':
      return true;
  }
}

const BOX = { width: 132, height: 40 };
const GAP = 118;
const FINAL_GAP = 22;

/**
 * The life of a commitment as a diagram: its states, and what leads from one to another. With a result, each state says
 * in which share of runs the view of the debtor was left in it.
 */
export function lifecycle(
  commitment: Commitment,
  result: Pick<SimulationResult, 'commitments' | 'runs'> | null = null,
  options: ChartOptions = {},
): string {
  const drawn = drawnOptions(options);
  const steps = lifecycleSteps(commitment);
  const view = result?.commitments.find(
    ({ name, holder }) => name === commitment.name && holder === commitment.debtor,
  );
  const early = ['null', 'conditional', 'detached'].filter((state) =>
    steps.some(({ from, to }) => from === state || to === state),
  );
  const late = ['satisfied', 'violated', 'terminated', 'expired'].filter((state) =>
    steps.some(({ to }) => to === state),
  );
  const height = Math.max(1, late.length) * (BOX.height + FINAL_GAP) + 4;
  const middle = (height - FINAL_GAP) / 2 + 2;
  const columns = early.length + 1;
  const gap = Math.max(40, Math.min(GAP + 60, (drawn.width - columns * BOX.width - 2) / (columns - 1)));
  const at = new Map<string, { x: number; y: number }>();
  early.forEach((state, place) => at.set(state, { x: 1 + place * (BOX.width + gap), y: middle }));
  late.forEach((state, place) => {
    const y = 4 + BOX.height / 2 + place * (BOX.height + FINAL_GAP);
    at.set(state, { x: 1 + early.length * (BOX.width + gap), y });
  });
  const elements: Element[] = steps.flatMap((step) => arrow(step, at, gap));
  for (const [state, place] of at) elements.push(...box(state, place, view ?? null, result?.runs ?? 0));
  const told = steps.map(({ from, to, because }) => `${fateName(from)} to ${fateName(to)}: ${because}`);
  return draw(
    { graphic: { elements } },
    Math.ceil(height),
    { title: `The life of ${commitment.name}`, description: `${told.join('; ')}.` },
    drawn,
  );
}

function box(
  state: string,
  { x, y }: { readonly x: number; readonly y: number },
  view: CommitmentResult | null,
  runs: number,
): Element[] {
  const share = view === null ? null : (view.fates[state] ?? 0) / runs;
  const top = y - BOX.height / 2;
  const name = fateName(state);
  return [
    rect(x, top, BOX.width, BOX.height, COLOURS.track, 6),
    rect(x, top, 6, BOX.height, stateColour(state), 3),
    text(x + 16, share === null ? y + 1 : y - 7, name, { bold: true }),
    ...(share === null
      ? []
      : [
          text(
            x + 16,
            y + 10,
            share === 0 ? 'in no run' : `${probability(share, decimalsFor(runs))} of runs`,
            {
              size: 11.5,
              colour: COLOURS.muted,
            },
          ),
        ]),
  ];
}

/** An arrow with its reason: straight on to the right; what begins again is said in words at its state. */
function arrow(
  { from, to, because }: LifecycleStep,
  at: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  gap: number,
): Element[] {
  const start = at.get(from);
  const end = at.get(to);
  if (start === undefined || end === undefined) return [];
  const x1 = start.x + BOX.width;
  if (x1 > end.x) return again(start);
  const turn = end.x - gap + 14;
  const strokes = [
    line(x1, start.y, turn, start.y, COLOURS.muted, 1.5),
    line(turn, start.y, turn, end.y, COLOURS.muted, 1.5),
    line(turn, end.y, end.x - 3, end.y, COLOURS.muted, 1.5),
    line(end.x - 9, end.y - 5, end.x - 2, end.y, COLOURS.muted, 1.5),
    line(end.x - 9, end.y + 5, end.x - 2, end.y, COLOURS.muted, 1.5),
  ];
  // The first line stands above the stroke, the rest below.
  const labels = linesOf(because, gap - 30, 11.5).map((words, place) =>
    text(turn + 6, end.y + (place === 0 ? -9 : -5 + 14 * place), words, {
      size: 11.5,
      colour: COLOURS.muted,
    }),
  );
  return [...strokes, ...labels];
}

function again({ x, y }: { readonly x: number; readonly y: number }): Element[] {
  const top = y + BOX.height / 2 + 9;
  return [text(x + 16, top, '↺ begins again', { size: 11, colour: COLOURS.muted })];
}
