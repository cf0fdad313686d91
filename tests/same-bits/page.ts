import { type Input, prints } from './job.js';

/** The job in a page. */
async function work(): Promise<string> {
  try {
    const inputs = (await (await fetch('inputs.json')).json()) as readonly Input[];
    return JSON.stringify(prints(inputs));
  } catch (error) {
    return String(error);
  }
}

Object.assign(globalThis, { answer: await work() });
