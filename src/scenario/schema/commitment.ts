import { z } from 'zod';
import { delay, fidelity, quantity } from './quantity.js';
import {
  actPattern,
  basis,
  condition,
  name,
  oneOrMore,
  section,
  source,
  targetName,
  ticks,
} from './words.js';

/** A conditional commitment, of either form: to refrain, or to perform. */

const weights = z.union([z.array(targetName).min(1), z.record(targetName, quantity)]);

const targets = z.union([
  targetName.describe('The one that is named'),
  z.array(targetName).min(1).describe('Those that are named, each as likely as the others'),
  section({
    named: weights.optional(),
    omitted: weights.optional().describe('Not named, and yet possible'),
    excluded: z.array(targetName).optional(),
    basis: basis.optional(),
    source: source.optional(),
  }),
]);

const made = z.union([
  z.literal('before'),
  section({ on: ticks.optional(), when: condition.optional(), chance: quantity.optional() }),
]);

const ending = z.union([
  condition,
  section({ when: condition, chance: quantity.optional(), source: source.optional() }),
]);

const shared = {
  about: z.string().optional(),
  debtor: name.optional().describe('Who is bound'),
  creditor: name.optional().describe('To whom'),
  observers: z.array(name).optional().describe('Others who hold a view of it'),
  mirrors: name.optional().describe('The same commitment with debtor and creditor exchanged'),
  if: condition.optional().describe('The antecedent: what must come about before it binds'),
  channel: name.optional().describe('The channel that carries it; public if left out'),
  made: made.optional().describe('When it is made; before the first tick if left out'),
  window: section({ from: ticks.optional(), until: ticks.optional() }).optional(),
  released: ending.optional().describe('When its creditor lets the debtor go'),
  cancelled: ending.optional().describe('When its debtor gives notice'),
  'suspended while': condition.optional(),
  'on regime change': z
    .union([
      z.enum(['binds', 'lapses']),
      section({ 'pending until': condition }).describe(
        'Suspended from the change until the condition comes about',
      ),
    ])
    .optional(),
  repeat: z.boolean().optional(),
  disclosed: z
    .union([z.literal('from the start'), quantity])
    .optional()
    .describe('The chance that a private commitment becomes known to all its holders'),
  fidelity: fidelity.optional(),
  source: source.optional(),
  note: z.string().optional(),
};

export const commitment = section({
  ...shared,
  refrain: oneOrMore(actPattern).optional().describe('What the debtor will not do'),
  unless: condition.optional().describe('What releases it'),
  perform: oneOrMore(name).optional().describe('The kinds of act of which the debtor will do one'),
  targets: targets.optional(),
  within: ticks.optional().describe('The deadline, in ticks from the antecedent'),
  after: delay.optional(),
  'if restrained': z
    .enum(['retarget', 'wait', 'fail'])
    .optional()
    .describe('What becomes of a response that another commitment holds back'),
}).meta({ id: 'commitment' });
