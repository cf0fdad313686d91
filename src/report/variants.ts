import { AS_GIVEN } from '../scenario/read/answers.js';

/** How a reader is told which variant something holds for. */
export function variantName(variant: string | null): string {
  return variant ?? AS_GIVEN;
}
