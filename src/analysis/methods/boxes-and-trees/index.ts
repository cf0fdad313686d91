/** Scenario discovery: where in a space of parameters the cases of interest lie, in a few words. */
export { type Box, type BoxRestriction, describeBox, type Limits } from './box.js';
export { type BoxWish, chooseBox } from './choose-box.js';
export { classificationTree, type TreeOptions } from './classification-tree.js';
export { prim, type PrimOptions } from './prim.js';
export { rulesOf, type TreeRule } from './rules.js';
export type { CaseSample, Restriction } from './sample.js';
export type { TreeNode, TreeSplit } from './tree.js';
