import { z } from 'zod';
import { LEDGER_ROWS, type ThreatsResult } from '../../analysis/accounts/threats/index.js';
import { estimateSchema, headDocument, headSchema } from '../analysis/json.js';

const counted = z.object({ runs: z.int(), share: estimateSchema });

/** The ledger of threats, in what `accounts --json` writes. */
export const threatsSchema = z
  .object({
    ...headSchema,
    of: z.string().nullable().describe('The outcome that the counted runs end in; null for all runs'),
    counted: z.int(),
    threats: z.array(
      z.object({
        id: z.string(),
        debtor: z.string(),
        creditor: z.string(),
        warned: z.array(z.string()),
        rows: z
          .array(z.object({ row: z.enum(LEDGER_ROWS), runs: z.int(), share: estimateSchema }))
          .describe('Every counted run is in one; see docs/accounts.md'),
        provoked: counted.describe('Challenged, and not so without the threat'),
        without: counted.describe('Without the threat, what it warns of comes about'),
        times: z.object({ challenged: z.int(), executed: z.int(), bluffs: z.int() }),
      }),
    ),
    others: z.array(z.string()).describe('Commitments to perform that are no threats'),
    impossible: z.array(z.string()),
  })
  .describe('What threats did, each held against the same runs without it');

/** An account of threats as a document, as `threatsSchema` describes it. */
export function threatsToJson(result: ThreatsResult): z.infer<typeof threatsSchema> {
  return {
    ...headDocument(result),
    of: result.of,
    counted: result.counted,
    threats: result.threats.map(({ name, debtor, creditor, warned, rows, provoked, without, times }) => ({
      id: name,
      debtor,
      creditor,
      warned: [...warned],
      rows: rows.map((one) => ({ ...one, share: { ...one.share } })),
      provoked: { runs: provoked.runs, share: { ...provoked.share } },
      without: { runs: without.runs, share: { ...without.share } },
      times: { ...times },
    })),
    others: [...result.others],
    impossible: [...result.impossible],
  };
}
