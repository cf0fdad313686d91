import { wrap } from '../wrap.js';
import { commitmentsOf, differ, holdersOf, sharedViews, standingAt, stateAfter } from './fates.js';
import type { Telling } from './telling.js';

/** How a run ends, and how the commitments stand then. */

export function tellEnding({ model, trace, scenario }: Telling): string {
  const outcome = trace.outcome === null ? undefined : model.outcomes[trace.outcome];
  if (outcome === undefined) return 'The horizon; outcome: none of these.';
  const when = scenario?.outcomes.find(({ name }) => name === outcome.name)?.when.text;
  const held = when === undefined ? '' : ` What held: ${when}.`;
  return `${outcome.ends ? 'The run ends' : 'The horizon; outcome'}: ${outcome.name}.${held}`;
}

/** A line for each commitment: its state, as each of its holders sees it. */
export function tellStandings(telling: Telling): string[] {
  const commitments = commitmentsOf(telling);
  if (commitments.length === 0) return [];
  const state = stateAfter(telling.trace.endedAt, telling);
  const lines = commitments.flatMap((commitment) => {
    const standing = standingAt(commitment, state, telling);
    const sides = [...standing].map(([fate, holders]) => {
      const idle = holders.every((holder) => isSuspended(commitment, holder, telling));
      const name = fate === 'null' ? 'not known' : `${fate}${idle && isLive(fate) ? ' but suspended' : ''}`;
      return standing.size === 1
        ? name
        : `${name} as ${telling.names.actors(holders)} see${holders.length === 1 ? 's' : ''} it`;
    });
    const disputed = differ(standing) ? ' (disputed)' : '';
    return wrap(`${sides.join(', ')}${disputed}`, { first: `  ${commitment}: `, rest: '    ' });
  });
  return ['How the commitments stand then:', ...lines];
}

/** Which holders share a view of a commitment. Where all of them do, nothing is said of it alone. */
export function tellSharing(telling: Telling): string[] {
  const commitments = commitmentsOf(telling);
  const apart = commitments.filter((commitment) => sharedViews(commitment, telling).length > 1);
  if (commitments.length === 0) return [];
  if (apart.length === 0) return ['Every commitment is seen alike by all who hold it.'];
  const lines = apart.flatMap((commitment) => {
    const groups = sharedViews(commitment, telling).map((holders) => telling.names.actors(holders));
    return wrap(groups.join(' · '), { first: `  ${commitment}: `, rest: '    ' });
  });
  const others = commitments.some(
    (commitment) =>
      sharedViews(commitment, telling).length === 1 && holdersOf(commitment, telling).length > 1,
  );
  return [
    'Views that may come apart (those who share one are joined by “and”):',
    ...lines,
    ...(others ? ['  All other commitments are seen alike by all who hold them.'] : []),
  ];
}

function isLive(fate: string): boolean {
  return fate === 'conditional' || fate === 'detached';
}

function isSuspended(commitment: string, holder: string, { trace }: Telling): boolean {
  const last = trace.events.findLast(
    ({ description }) =>
      description.kind === 'pending' &&
      description.commitment === commitment &&
      description.holders.includes(holder),
  );
  return last?.description.kind === 'pending' && last.description.pending;
}
