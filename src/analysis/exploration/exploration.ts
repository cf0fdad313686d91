import type { Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import type { Trace } from '../../reference/trace.js';
import type { Certainty } from './certainty.js';
import type { Unexercised } from './exercise.js';
import type { Property } from './property.js';
import type { ForcedAct } from './world.js';

/** A number that was moved. */
export interface MovedNumber {
  readonly name: string;
  readonly value: number;
  /** As the scenario gives it. */
  readonly nominal: number;
}

/** A run that breaks a property, in the smallest world in which one was found. */
export interface Counterexample {
  readonly forced: readonly ForcedAct[];
  readonly settings: readonly MovedNumber[];
  readonly run: number;
  /** The tick at which the property is broken; for `leads to` the last one that was played. */
  readonly at: number;
  /** How many acts happen up to then. */
  readonly acts: number;
  /** How many runs of that world were played, and how many of them break the property. */
  readonly runs: number;
  readonly broken: number;
  readonly model: Model;
  /** The run up to the tick at which the property is broken. */
  readonly trace: Trace;
}

/** What a search for a run that breaks a property has found. */
export interface Exploration {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  /** What the caller set. */
  readonly set: ReadonlyMap<string, number>;
  readonly seed: Seed;
  readonly horizon: number;
  readonly tick: string;
  readonly property: Property;
  /** Of the scenario as given, with nothing forced and nothing moved. */
  readonly certainty: Certainty;
  /** The runs of the scenario as given, and how many of them break the property. */
  readonly asGiven: { readonly runs: number; readonly broken: number };
  /** Where was looked. */
  readonly searched: {
    readonly runs: number;
    readonly worlds: number;
    readonly impossible: number;
    /** Acts that could be forced. */
    readonly acts: readonly string[];
    /** How many numbers could be moved. */
    readonly numbers: number;
    /** How many runs were told whole. */
    readonly told: number;
  };
  /** null if none was found. */
  readonly counterexample: Counterexample | null;
  readonly unexercised: readonly Unexercised[];
  /** Whether it was cut short. */
  readonly stopped: boolean;
}
