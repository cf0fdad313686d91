import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { type Job, playHere } from '../montecarlo/crew.js';
import { ModelError } from '../reference/index.js';
import type { Handed } from './workers.js';

/** What runs in a worker thread: it gets the job when it is started, and plays the runs that it is told to. */
const crew = playHere(workerData as Job);

async function play(first: number, count: number): Promise<Handed> {
  try {
    return { counted: await crew.play(first, count) };
  } catch (error) {
    if (error instanceof ModelError) return { failed: { message: error.message, about: error.about } };
    throw error;
  }
}

workerpool.worker({ play });
