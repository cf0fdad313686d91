import { z } from 'zod';
import {
  ORIGINS,
  type OriginShare,
  type OriginsResult,
  type OriginWay,
} from '../../analysis/accounts/origins/index.js';
import { estimateSchema, headDocument, headSchema } from '../analysis/json.js';

const origin = z.enum(ORIGINS).describe('See docs/accounts.md');

const share = z.object({ origin, wars: z.int(), share: estimateSchema });

const way = z.object({
  origin,
  act: z.string().nullable(),
  of: z.string().nullable().describe('The option, commitment, accident or variant that brought it about'),
  wars: z.int(),
  run: z.int().describe('The first run in which it was so'),
});

const striker = z
  .object({ one: z.int(), other: z.int(), both: z.int(), nobody: z.int() })
  .describe('Wars in which it was the one of the pair, the other, both in one tick, or nobody');

/** How wars begin, in what `accounts --json` writes. */
export const originsSchema = z
  .object({
    ...headSchema,
    of: z.string().nullable().describe('The outcome that the counted runs end in; null for all runs'),
    counted: z.int(),
    rungs: z.object({ blow: z.string(), war: z.string() }),
    wars: z.int(),
    origins: z.array(share).describe('Shares of all wars, which sum to 1'),
    pairs: z.array(
      z.object({
        pair: z.array(z.string()).length(2),
        wars: z.int(),
        share: estimateSchema,
        origins: z.array(share),
        first: striker.describe('Who truly struck first'),
        thinks: z.array(z.object({ observer: z.string(), first: striker })),
        ways: z.array(way),
      }),
    ),
    root: z
      .object({
        origins: z.array(share),
        ways: z.array(way),
        withObligations: z.int(),
        meanObligations: z.number(),
      })
      .nullable()
      .describe('The earliest blow among the causes of the outcome'),
  })
  .describe('How wars begin, and who thinks who began them');

/** An account of origins as a document, as `originsSchema` describes it. */
export function originsToJson(result: OriginsResult): z.infer<typeof originsSchema> {
  const { of, counted, rungs, wars, origins, pairs, root } = result;
  return {
    ...headDocument(result),
    of,
    counted,
    rungs: { ...rungs },
    wars,
    origins: origins.map(shareDocument),
    pairs: pairs.map((one) => ({
      pair: [...one.pair],
      wars: one.wars,
      share: { ...one.share },
      origins: one.origins.map(shareDocument),
      first: { ...one.first },
      thinks: one.thinks.map(({ observer, first }) => ({ observer, first: { ...first } })),
      ways: one.ways.map(wayDocument),
    })),
    root:
      root === null
        ? null
        : { ...root, origins: root.origins.map(shareDocument), ways: root.ways.map(wayDocument) },
  };
}

function shareDocument(one: OriginShare): z.infer<typeof share> {
  return { ...one, share: { ...one.share } };
}

function wayDocument(one: OriginWay): z.infer<typeof way> {
  return { ...one };
}
