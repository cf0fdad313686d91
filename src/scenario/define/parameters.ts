import type { Entry, Field, Item, Key } from './names.js';

/**
 * The names of numbers that a variant or a run may set: `parameters.tension`, `commitments.alpha-restraint.fidelity`,
 * or the end of one after a dot, such as `tension`. Whether such an end means one number only, and whether that number
 * is there, is found when the scenario is read.
 */
export type ParameterIn<S> = DotEnd<
  | `parameters.${Key<Field<S, 'parameters'>>}`
  | 'ladder.cools'
  | `channels.${Key<Field<S, 'channels'>>}.${'delivery' | 'withholds' | 'delay' | 'leaks'}`
  | CommitmentNumber<Field<S, 'commitments'>>
  | CommitmentNumber<Field<Entry<Field<S, 'variants'>>, 'add'>>
  | `options.${Key<Field<S, 'options'>>}`
  | Attribution<Key<Field<S, 'attribution'>>>
  | `${Standing<'trust', S> | Standing<'credibility', S>}.move ${number}`
  | ProcessNumbers<Field<S, 'processes'>>
  | MachineNumber<Field<S, 'postures'>, 'postures'>
  | PostureNumbers<Field<S, 'actors'>>
>;

type DotEnd<Name extends string> = Name | (Name extends `${string}.${infer End}` ? DotEnd<End> : never);

type Standing<Section extends string, S> = `${Section}.${Key<Field<S, Section>>}`;

type Attribution<Name extends string> = `attribution.${Name}` | `attribution.${Name}.fades`;

type CommitmentNumber<Commitments> = {
  [Name in Key<Commitments>]: `commitments.${Name}.${
    | CommitmentField
    | `fidelity.shift ${number}`
    | `after.mean ${number}`
    | `targets.${TargetOf<Field<Field<Commitments, Name>, 'targets'>>}`}`;
}[Key<Commitments>];

type CommitmentField = 'fidelity' | 'disclosed' | 'made' | 'released' | 'cancelled' | 'after.mean';

type TargetOf<Targets> = WeightName<Field<Targets, 'named'>> | WeightName<Field<Targets, 'omitted'>>;

type WeightName<Weights> = Weights extends readonly unknown[] ? Extract<Item<Weights>, string> : Key<Weights>;

type ProcessNumbers<Processes> = {
  [Name in Key<Processes>]: MachineNumber<Field<Processes, Name>, `processes.${Name}`>;
}[Key<Processes>];

type PostureNumbers<Actors> = {
  [Name in Key<Actors>]: MachineNumber<Field<Field<Actors, Name>, 'posture'>, `actors.${Name}.posture`>;
}[Key<Actors>];

type MachineNumber<Machine, Name extends string> =
  | `${Name}.${Key<Field<Machine, 'moves'>>}`
  | `${Name}.starts.${Key<Field<Machine, 'starts'>>}`;
