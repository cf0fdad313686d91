/** A Model in the languages of other tools. */
export { toDot } from './dot.js';
export { type ExplicitFiles, type ExplicitOptions, toExplicit } from './explicit.js';
export { ExportError } from './export-error.js';
export {
  type JaniAutomaton,
  type JaniEdge,
  type JaniModel,
  type JaniProperty,
  type JaniPropertyValues,
  type JaniVariable,
  toJani,
} from './jani.js';
export type { JaniChoice, JaniExpression } from './jani/expressions.js';
export type { DrawingOptions, Shown } from './machines/drawing.js';
export { toMermaid } from './mermaid.js';
export { type PrismFiles, toPrism } from './prism.js';
export type { ChainOptions } from './program/translate.js';
export { toXState, type XStateDefinition, type XStateState } from './xstate.js';
