import workerpool from 'workerpool';
import { playWhenTold } from '../montecarlo/pooled-crew.js';

/** What runs in a Web Worker: it asks for the job when it is first told to play, and plays the runs that it is told to. */
workerpool.worker({ play: playWhenTold(null) });
