/** Shapley values: what each of several causes contributes to what they bring about together. */
export {
  type AllCoalitions,
  allCoalitions,
  type CoalitionDesign,
  type Joining,
  type JoiningOptions,
  type JoiningOrders,
  joiningOrders,
} from './coalitions.js';
export { type ShapleyValue, shapleyValues } from './shapley.js';
