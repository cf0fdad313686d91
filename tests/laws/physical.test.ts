import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceRun, type TraceEvent } from '../../src/reference/index.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';
import { withEffects, withJointAct, withStocks } from './physical-scenario.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { lowered, read } from './played.js';

/** Effects, stocks and joint acts hold their laws over any scenario that they are laid over. */

const MOST = { numRuns: 40 };
const given = fc.record({ document: scenarioDocuments({ size: SMALL }), seed: fc.nat() });

function eventsOf(document: ScenarioDocument, seed: number): readonly TraceEvent[] {
  return traceRun(lowered(read(document)), seed, 0).events;
}

/** What is told of a kind of event, tick by tick. */
function told(events: readonly TraceEvent[], ...kinds: readonly string[]): string[] {
  return events
    .filter(({ description }) => kinds.includes(description.kind))
    .map(({ tick, description }) => JSON.stringify([tick, description]))
    .sort();
}

function actNames(events: readonly TraceEvent[]): string[] {
  return events.flatMap(({ tick, description: one }) => {
    if (one.kind !== 'act') return [];
    const { actor, part } = one.target;
    const authors = [one.author, ...(one.others ?? [])].join(' and ');
    return [`${tick} ${authors} ${one.act} ${actor}${part === null ? '' : `.${part}`}`];
  });
}

describe('effects', () => {
  it('come with every act, once, and change nothing else', () => {
    fc.assert(
      fc.property(given, ({ document, seed }) => {
        const plain = eventsOf(document, seed);
        const graded = eventsOf(withEffects(document), seed);
        const effects = graded.flatMap(({ tick, description: one }) =>
          one.kind === 'effect' ? [`${tick} ${one.act}`] : [],
        );
        expect(effects.sort()).toEqual([...new Set(actNames(graded))].sort());
        const kinds = [...new Set(plain.map(({ description }) => description.kind))];
        expect(told(graded, ...kinds)).toEqual(told(plain, ...kinds));
      }),
      MOST,
    );
  });
});

describe('stocks', () => {
  it('that cannot run out change nothing', () => {
    fc.assert(
      fc.property(given, ({ document, seed }) => {
        const plain = eventsOf(document, seed);
        const stocked = eventsOf(withStocks(document, 300), seed);
        expect(told(stocked, 'act', 'view', 'kept', 'broken')).toEqual(
          told(plain, 'act', 'view', 'kept', 'broken'),
        );
      }),
      MOST,
    );
  });

  it('that are empty leave no act of will', () => {
    fc.assert(
      fc.property(given, ({ document, seed }) => {
        const events = eventsOf(withStocks(document, 0), seed);
        expect(told(events, 'intends')).toEqual([]);
      }),
      MOST,
    );
  });
});

describe('joint acts', () => {
  it('happen where no word of any author holds, and break only words of their authors', () => {
    fc.assert(
      fc.property(given, ({ document, seed }) => {
        const joint = withJointAct(document);
        fc.pre(joint !== null);
        const scenario = read(joint);
        const events = traceRun(lowered(scenario), seed, 0).events;
        const done = new Set(actNames(events));
        for (const { tick, description: one } of events) {
          if (one.kind !== 'kept' && one.kind !== 'broken') continue;
          // What one does alone may also happen by accident, and is held to its law elsewhere.
          if (!one.act.includes(' and ')) continue;
          expect(done.has(`${tick} ${one.act}`)).toBe(one.kind === 'broken');
          const debtor = scenario.commitments.find(({ name }) => name === one.commitment)?.debtor ?? '';
          expect(` and ${one.act}`).toContain(` and ${debtor} `);
        }
      }),
      MOST,
    );
  });
});
