import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Job } from '../montecarlo/crew.js';
import { countWhenTold, playWhenTold } from '../montecarlo/pooled-crew.js';

/**
 * What runs in a worker thread: of a crew it gets the job when it is started, and plays the runs that it is told to; of a
 * team it gets a job with every call.
 */
workerpool.worker({ play: playWhenTold((workerData ?? null) as Job | null), count: countWhenTold });
