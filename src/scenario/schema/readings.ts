import { z } from 'zod';
import { variant } from './answers.js';
import { section } from './words.js';

/** A claim that can be read in more than one way, with what each way would mean for the structure. */
export const reading = section({
  about: z.string().optional().describe('What is read differently'),
  alternatives: z
    .record(z.string().max(80), variant)
    .describe(
      'Each an overlay, in the form of a variant; {} is the file as given. The first holds unless told',
    ),
});
