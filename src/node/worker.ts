import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Job } from '../montecarlo/crew.js';
import { playWhenTold } from '../montecarlo/pooled-crew.js';

/** What runs in a worker thread: it gets the job when it is started, and plays the runs that it is told to. */
workerpool.worker({ play: playWhenTold(workerData as Job) });
