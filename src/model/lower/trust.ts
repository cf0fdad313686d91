import type { Standing } from '../../scenario/scenario.js';
import type { VariableIndex } from '../model.js';
import type { Context } from './context.js';

/** Levels of trust and credibility: who has one of whom, and the variable that holds it. */

/** What a holder trusts or finds credible. A commitment of which nothing else is said is as credible as its debtor. */
export function standingOf(
  context: Context,
  kind: 'trust' | 'credibility',
  of: string,
  holder: string,
): Standing | null {
  const found = ownStanding(context, kind, of, holder);
  if (found !== null || kind === 'trust') return found;
  const debtor = [...context.commitments, ...context.scenario.commitments].find(
    ({ name }) => name === of,
  )?.debtor;
  return debtor === undefined ? null : ownStanding(context, 'trust', debtor, holder);
}

function ownStanding(
  context: Context,
  kind: 'trust' | 'credibility',
  of: string,
  holder: string,
): Standing | null {
  return (
    context.scenario.standings.find(
      ({ holder: who, subject }) =>
        who === holder &&
        subject.kind === kind &&
        (subject.kind === 'trust' ? subject.trusted : subject.commitment) === of,
    ) ?? null
  );
}

export function standingVariable(context: Context, standing: Standing): VariableIndex {
  const name = standingName(standing);
  return context.builder.variable(name, () => ({
    low: standing.low,
    high: standing.high,
    ...(standing.levels === null ? {} : { labels: standing.levels }),
    start: standing.start,
    merge: 'sum',
    kind: 'state',
    origin: { section: standing.subject.kind, name, holder: standing.holder },
  }));
}

export function standingName(standing: Standing): string {
  return standing.subject.kind === 'trust'
    ? `trust/${standing.holder} in ${standing.subject.trusted}`
    : `credibility/${standing.subject.commitment} as seen by ${standing.holder}`;
}
