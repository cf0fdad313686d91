import fc from 'fast-check';
import { question, variant } from './sketches/asked.js';
import { accident, alarm, attribution, scope, signal, standing } from './sketches/beliefs.js';
import { commitment } from './sketches/commitments.js';
import { condition } from './sketches/conditions.js';
import { channel, option } from './sketches/conduct.js';
import { episode } from './sketches/episodes.js';
import { chance, machine } from './sketches/moves.js';
import { offer } from './sketches/offers.js';
import { few, pick, sometimes } from './sketches/picking.js';

/**
 * A sketch is a scenario as numbers: how many of what, and which of what there is. Every number is taken modulo what
 * there is to pick from, so every sketch becomes a valid scenario, and a smaller sketch becomes a simpler one. That is
 * what lets a failing scenario shrink.
 */

/** At most so many of each section. */
export interface Size {
  readonly actors: number;
  readonly processes: number;
  readonly channels: number;
  readonly commitments: number;
  readonly options: number;
  readonly beliefs: number;
  readonly accidents: number;
  readonly alarms: number;
  readonly episodes: number;
  readonly offers: number;
  readonly standings: number;
  readonly outcomes: number;
  readonly questions: number;
  readonly variants: number;
  readonly readings: number;
}

export function sketches(size: Size) {
  return fc.record({
    horizon: fc.integer({ min: 1, max: 18 }),
    unit: pick,
    actors: few(
      fc.record({
        parts: few(sometimes(pick, 4), 0, 2),
        posture: sometimes(machine, 2),
        regime: sometimes(condition, 2),
      }),
      2,
      size.actors,
    ),
    ladder: fc.record({ form: pick, cools: sometimes(chance, 5) }),
    acts: few(fc.record({ form: pick, rung: pick, like: sometimes(pick, 2) }), 1, 3),
    /** A set of kinds of act that the field already has. */
    presets: sometimes(pick, 2),
    parameters: few(fc.constantFrom(30, 45, 10), 0, 2),
    processes: few(
      fc.record({
        integer: fc.boolean(),
        machine,
        known: sometimes(pick, 3),
        again: sometimes(condition, 3),
      }),
      0,
      size.processes,
    ),
    postures: sometimes(machine, 3),
    channels: few(channel, 0, size.channels),
    options: few(option, 1, size.options),
    commitments: few(commitment, 0, size.commitments),
    /** All commitments bind whoever has the first option, so that one holds back what another demands. */
    oneDebtor: fc.boolean(),
    attribution: few(attribution, 0, size.beliefs),
    accidents: few(accident, 0, size.accidents),
    alarms: few(alarm, 0, size.alarms),
    signals: few(signal, 0, 2),
    scopes: few(scope, 0, 2),
    standings: few(standing, 0, size.standings),
    episodes: few(episode, 0, size.episodes),
    offers: few(offer, 0, size.offers),
    outcomes: few(fc.record({ when: condition, ends: fc.boolean(), plain: fc.boolean() }), 1, size.outcomes),
    questions: few(question, 0, size.questions),
    variants: few(variant, 0, size.variants),
    readings: few(few(variant, 1, 2), 0, size.readings),
  });
}

export type ScenarioSketch = ReturnType<typeof sketches> extends fc.Arbitrary<infer Value> ? Value : never;
