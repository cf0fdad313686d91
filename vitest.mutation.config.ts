import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that a mutant of the lifecycle and the lowering of commitments has to pass: those about them, and fast. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      {
        extends: true,
        test: {
          include: [
            'tests/lifecycle/*.test.ts',
            'tests/oracles/commitments.test.ts',
            'tests/theory/t01*.test.ts',
            'tests/theory/t09*.test.ts',
            'tests/scenario/read.test.ts',
          ],
        },
      },
    ],
  },
});
