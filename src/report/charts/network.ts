import type { Commitment, Scenario } from '../../scenario/scenario.js';
import { draw } from './draw.js';
import { legend, linesOf } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { COLOURS, seriesColour } from './palette.js';

const REFRAIN = { name: 'promises not to act', colour: seriesColour(2) };
const PERFORM = { name: 'promises to answer', colour: seriesColour(1) };
const OPTION = { name: 'may act against', colour: COLOURS.rest };
const NODE = 26;
/** The room for names at the edges. */
const SIDE = { across: 125, down: 58 };
/** How high the picture of two is, who stand beside each other. */
const ON_A_LINE = 170;
/** A full turn. */
const TURN = 2 * Math.PI;

/**
 * Who has promised what to whom: an arrow for each commitment, from its debtor to its creditor; and who may act against
 * whom, as thin lines.
 *
 * @throws RangeError if the scenario has no actors.
 */
export function network(scenario: Scenario, options: ChartOptions = {}): string {
  const drawn = drawnOptions(options);
  const { actors, commitments } = scenario;
  if (actors.length === 0) throw new RangeError('there are no actors to draw');
  const places = new Map(actors.map(({ name }, place) => [name, `a${place}`]));
  const acting = pairsThatAct(scenario);
  const key = legend(
    [
      ...(commitments.some(({ form }) => form === 'refrain') ? [REFRAIN] : []),
      ...(commitments.some(({ form }) => form === 'perform') ? [PERFORM] : []),
      ...(acting.length > 0 ? [OPTION] : []),
    ],
    drawn.width,
  );
  const height =
    key.height + (actors.length > 2 ? Math.min(460, Math.max(320, drawn.width * 0.62)) : ON_A_LINE);
  const radius = { across: drawn.width / 2 - SIDE.across, down: (height - key.height) / 2 - SIDE.down };
  const nodes = actors.map(({ label }, place) => {
    const angle = TURN * (place / actors.length) - TURN / 4 + TURN / (2 * actors.length);
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    return {
      name: `a${place}`,
      x: drawn.width / 2 + across * radius.across,
      y: (height + key.height) / 2 + down * radius.down,
      label: {
        show: true,
        position: across > 0.3 ? 'right' : across < -0.3 ? 'left' : down < 0 ? 'top' : 'bottom',
        formatter: () => linesOf(label, 96, 13).join('\n'),
      },
    };
  });
  // The picture is stretched to what stands in it: two corners that nobody sees hold it in its place.
  const corners = [
    { name: 'from', x: 0, y: 0 },
    { name: 'to', x: drawn.width, y: height },
  ].map((corner) => ({ ...corner, symbol: 'none' }));
  const option = {
    graphic: { elements: key.elements },
    series: {
      type: 'graph',
      layout: 'none',
      silent: true,
      left: 0,
      top: 0,
      width: drawn.width,
      height,
      symbolSize: NODE,
      data: [...nodes, ...corners],
      itemStyle: { color: COLOURS.ink },
      label: { color: COLOURS.ink, fontSize: 13, fontWeight: 600, lineHeight: 15 },
      edgeSymbol: ['none', 'arrow'],
      edgeSymbolSize: 9,
      links: [
        ...acting.map(([from, to]) => ({
          source: places.get(from),
          target: places.get(to),
          symbol: ['none', 'none'],
          lineStyle: { color: OPTION.colour, width: 1, opacity: 0.55, type: [3, 4] },
        })),
        ...commitments.map((commitment, place) => ({
          source: places.get(commitment.debtor),
          target: places.get(commitment.creditor),
          lineStyle: {
            color: formOf(commitment).colour,
            width: 2.5,
            opacity: 1,
            curveness: 0.16 + 0.16 * alikeBefore(commitments, place),
          },
          label: {
            show: true,
            formatter: () => commitment.name,
            fontSize: 12,
            color: COLOURS.ink,
            textBorderColor: COLOURS.paper,
            textBorderWidth: 4,
          },
        })),
      ],
    },
  };
  const told = commitments.map(
    ({ name, debtor, creditor, form }) =>
      `${name}: ${debtor} to ${creditor}, ${form === 'refrain' ? REFRAIN.name : PERFORM.name}`,
  );
  return draw(
    option,
    height,
    {
      title: 'Who has promised what to whom',
      description: `${actors.map(({ label }) => label).join(', ')}. ${told.join('; ')}.`,
    },
    drawn,
  );
}

function formOf({ form }: Commitment): typeof REFRAIN {
  return form === 'refrain' ? REFRAIN : PERFORM;
}

/** How many commitments before this one have the same debtor and creditor: their arrows bend more and more. */
function alikeBefore(commitments: readonly Commitment[], place: number): number {
  const { debtor, creditor } = commitments[place] ?? { debtor: '', creditor: '' };
  return commitments.slice(0, place).filter((one) => one.debtor === debtor && one.creditor === creditor)
    .length;
}

/** Each two of whom one may act against the other, once. */
function pairsThatAct({ options }: Scenario): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  for (const { actor, others, target } of options) {
    for (const author of [actor, ...others]) {
      if (author === target.actor) continue;
      const pair: [string, string] = author < target.actor ? [author, target.actor] : [target.actor, author];
      pairs.set(JSON.stringify(pair), pair);
    }
  }
  return [...pairs.values()];
}
