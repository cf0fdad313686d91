import type { Estimate, QuestionResult, SimulationResult } from '../../montecarlo/result.js';
import type { QuestionDocument } from './schema.js';

/** Every answer of a result, one a row: probabilities, then the three numbers of a question of time. */
export function questionRows(result: SimulationResult): QuestionDocument[] {
  return result.questions.flatMap((question) => {
    const asked = {
      id: question.name,
      title: question.title,
      text: question.text,
      variant: result.variant,
      readings: { ...result.readings },
    };
    // How often what is timed comes about by the horizon is the first row of its times.
    const rows = (question.time === null ? question.rows : []).map(
      ({ label, tick, estimate, given, endedBefore }): QuestionDocument => ({
        ...asked,
        row: label,
        at: tick,
        unit: 'probability',
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
        runs: estimate.runs,
        exact: estimate.exact === true,
        given,
        endedBefore,
      }),
    );
    return [...rows, ...timeRows(question).map((row) => ({ ...asked, ...row }))];
  });
}

type TimeRow = Omit<QuestionDocument, 'id' | 'title' | 'text' | 'variant' | 'readings'>;

function timeRows({ time }: QuestionResult): TimeRow[] {
  if (time === null) return [];
  const row = (
    name: string,
    unit: TimeRow['unit'],
    { value, low, high, runs, exact }: Estimate,
  ): TimeRow => ({
    row: name,
    at: null,
    unit,
    value,
    low,
    high,
    runs,
    exact: exact === true,
    given: null,
    endedBefore: null,
  });
  return [
    row('comes about', 'probability', time.cameAbout),
    row('mean time if it comes about', 'ticks', time.conditional),
    row('mean time cut at the horizon', 'ticks', time.restricted),
  ];
}
