/** Bands: probabilities in words and in whole percent, for headlines. */
export { percent, percentBand } from './percent.js';
export { LIKELIHOOD_WORDS, type LikelihoodWord, likelihoodWord, likelihoodWords } from './words.js';
