/** A reader of PRISM's explicit files, by its manual (appendix "Explicit Model Files"), and what such a chain comes to. */

export interface ExplicitText {
  readonly columns: readonly string[];
  /** By state its values, one for each column. */
  readonly states: readonly (readonly number[])[];
  readonly moves: readonly { readonly from: number; readonly to: number; readonly probability: number }[];
  /** By label the states that have it. */
  readonly labels: ReadonlyMap<string, ReadonlySet<number>>;
  /** The labels that are asked for, in order. */
  readonly asked: readonly string[];
}

const NUMBER = String.raw`\d+(?:\.\d+)?(?:e-\d+)?`;

/** @throws Error on what the format does not allow. */
export function readExplicit(files: {
  readonly sta: string;
  readonly tra: string;
  readonly lab: string;
  readonly props: string;
}): ExplicitText {
  const [header = '', ...rows] = linesOf(files.sta);
  const columns = matched(header, /^\(([A-Za-z_]\w*(?:,[A-Za-z_]\w*)*)\)$/)[1]?.split(',') ?? [];
  if (new Set(columns).size < columns.length) throw new Error('two columns have one name');
  const states = rows.map((row, place) => {
    const [, number, values = ''] = matched(row, /^(\d+):\((-?\d+(?:,-?\d+)*)\)$/);
    if (Number(number) !== place) throw new Error(`state ${place} has the number ${String(number)}`);
    return values.split(',').map(Number);
  });
  const [sizes = '', ...transitions] = linesOf(files.tra);
  const [, stateCount, moveCount] = matched(sizes, /^(\d+) (\d+)$/);
  const moves = transitions.map((line) => {
    const [, from, to, probability] = matched(line, new RegExp(`^(\\d+) (\\d+) (${NUMBER})$`));
    return { from: Number(from), to: Number(to), probability: Number(probability) };
  });
  if (Number(stateCount) !== states.length || Number(moveCount) !== moves.length)
    throw new Error(`${sizes} does not count what follows`);
  const [names = '', ...labelled] = linesOf(files.lab);
  const byNumber = names.split(' ').map((text, place) => {
    const [, number, name = ''] = matched(text, /^(\d+)="([A-Za-z_]\w*)"$/);
    if (Number(number) !== place) throw new Error(`label ${place} has the number ${String(number)}`);
    return { name, states: new Set<number>() };
  });
  for (const line of labelled) {
    const [, state, held = ''] = matched(line, /^(\d+):((?: \d+)+)$/);
    for (const number of held.trim().split(' ')) {
      const label = byNumber[Number(number)];
      if (label === undefined) throw new Error(`there is no label ${number}`);
      label.states.add(Number(state));
    }
  }
  const asked = linesOf(files.props)
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => matched(line, /^P=\? \[ F "(\w+)" \];$/)[1] ?? '');
  return { columns, states, moves, labels: new Map(byNumber.map((one) => [one.name, one.states])), asked };
}

function linesOf(text: string): readonly string[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  return text.slice(0, -1).split('\n');
}

function matched(line: string, form: RegExp): RegExpExecArray {
  const found = form.exec(line);
  if (found === null) throw new Error(`not of the form ${form.source}: ${line}`);
  return found;
}

/** The chance of having been in a state with a label after each number of transitions from 0: the method of powers. */
export function chancesOf(
  { states, moves, labels }: ExplicitText,
  label: string,
  transitions: number,
): readonly number[] {
  const target = labels.get(label);
  const [init] = labels.get('init') ?? [];
  if (target === undefined || init === undefined) throw new Error(`there is no label ${label}`);
  // The transitions come in the order of the states where they begin.
  const first = new Int32Array(states.length + 1);
  for (const { from } of moves) first[from + 1] = (first[from + 1] ?? 0) + 1;
  for (let state = 0; state < states.length; state += 1)
    first[state + 1] = (first[state + 1] ?? 0) + (first[state] ?? 0);
  let now = new Map([[init, 1]]);
  let reached = 0;
  const gather = (): number => {
    for (const [state, mass] of now) {
      if (!target.has(state)) continue;
      reached += mass;
      now.delete(state);
    }
    return reached;
  };
  const chances = [gather()];
  for (let step = 1; step <= transitions; step += 1) {
    const next = new Map<number, number>();
    for (const [state, mass] of now) {
      for (const { to, probability } of moves.slice(first[state], first[state + 1]))
        next.set(to, (next.get(to) ?? 0) + mass * probability);
    }
    now = next;
    chances.push(gather());
  }
  return chances;
}
