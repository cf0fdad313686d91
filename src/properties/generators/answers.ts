import type { ScenarioDocument, VariantDocument } from '../../scenario/schema/document.js';
import type { Cast } from './cast.js';
import { partiesOf } from './casting.js';
import { chosen, oneOf } from './choosing.js';
import { commitmentOf } from './commitments.js';
import { conditionText, patternText } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';
import type { VariantSketch } from './sketches/asked.js';

/** Outcomes, questions and variants. */

export function outcomesOf(cast: Cast, sketch: ScenarioSketch): ScenarioDocument['outcomes'] {
  return sketch.outcomes.map(({ when, ends, plain }, place) => {
    const text = conditionText(cast, null, when);
    // What ends a run at once would leave little to look at.
    const later = `(${text}) and tick > ${Math.floor(cast.horizon / 2)}`;
    return {
      [`outcome ${place + 1}`]: ends
        ? { ends: true, when: later }
        : plain
          ? text
          : { when: text, about: 'it' },
    };
  });
}

export function questionsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['questions']> {
  return Object.fromEntries(
    sketch.questions.map((question, place) => {
      const ticks = [...new Set(question.ticks.map((tick) => 1 + (tick % cast.horizon)))];
      const [first = 1] = ticks;
      const given = conditionText(cast, null, question.other);
      const most = cast.horizon - 1;
      const within = question.within === null || most < 1 ? {} : { within: Math.min(question.within, most) };
      const forms = [
        { at: ticks },
        { by: ticks.length === 1 ? first : ticks },
        { given, ...within },
        { before: given },
        { expect: 'time' as const },
        {},
      ];
      const variant = question.under === null ? undefined : chosen(cast.variants, question.under);
      return [
        `Q${place + 1}`,
        {
          ask: conditionText(cast, null, question.ask),
          ...oneOf(forms, question.form),
          ...(variant === undefined ? {} : { under: ['as given', variant] }),
        },
      ];
    }),
  );
}

export function variantsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['variants']> {
  return Object.fromEntries(
    cast.variants.map((name, place) => {
      const drawn = sketch.variants[place];
      return [name, drawn === undefined ? {} : variantOf(cast, drawn, place)];
    }),
  );
}

/** Of each reading the first alternative is the file as given, so that what is generated means what it would without. */
export function readingsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['readings']> {
  const none: Cast = { ...cast, variants: [] };
  return Object.fromEntries(
    sketch.readings.map((alternatives, place) => {
      const others = alternatives.map((drawn, index): [string, VariantDocument] => [
        `meaning ${index + 2}`,
        variantOf(none, drawn, 100 + 10 * place + index),
      ]);
      return [`claim ${place + 1}`, { alternatives: { 'as written': {}, ...Object.fromEntries(others) } }];
    }),
  );
}

function variantOf(cast: Cast, sketch: VariantSketch, place: number): VariantDocument {
  const { set, put, remove, add, publish, conceal, cut } = sketch;
  const earlier = cast.variants.slice(0, place);
  const included = sketch.includes === null ? undefined : chosen(earlier, sketch.includes);
  const parameter = set === null ? undefined : chosen(settable(cast), set.which);
  const process = put === null ? undefined : chosen(machinesOf(cast), put.process);
  const tick = (pick: number): number => 1 + (pick % cast.horizon);
  const removed = remove === null ? undefined : chosen(cast.commitments, remove);
  const published = publish === null ? undefined : chosen(cast.commitments, publish.commitment);
  const concealed = conceal === null ? undefined : chosen(cast.commitments, conceal);
  const channel = cut === null ? undefined : chosen(cast.channels, cut.channel);
  const addedName = `added ${place + 1}`;
  return {
    ...(included === undefined ? {} : { includes: [included] }),
    ...(set === null || parameter === undefined
      ? {}
      : { set: { [parameter]: cast.certain ? 0 : set.percent / 100 } }),
    ...(put === null || process === undefined
      ? {}
      : {
          put: {
            variable: process.name,
            to: process.states === null ? process.low + (put.to % 2) : oneOf(process.states, put.to),
            ...(put.on % 3 === 0 ? { 'from the start': true } : { on: tick(put.on) }),
          },
        }),
    ...(sketch.force === null ? {} : { force: forced(cast, sketch.force) }),
    ...(sketch.forbid === null ? {} : { forbid: forbidden(cast, sketch.forbid) }),
    ...(removed === undefined ? {} : { remove: removed.name }),
    ...(add === null
      ? {}
      : { add: { [addedName]: commitmentOf(cast, partiesOf(addedName, add, cast.actors), add) } }),
    ...(published === undefined
      ? {}
      : {
          publish: [
            {
              commitment: published.name,
              ...((publish?.on ?? null) === null ? {} : { on: tick(publish?.on ?? 0) }),
            },
          ],
        }),
    ...(concealed === undefined ? {} : { conceal: concealed.name }),
    ...(channel === undefined
      ? {}
      : { cut: { channel, ...((cut?.from ?? null) === null ? {} : { from: tick(cut?.from ?? 0) }) } }),
  };
}

/** Whatever a variant can put into a state. */
function machinesOf({ processes, episodes, offers }: Cast) {
  const lasting = [...episodes, ...offers].map(({ name, words }) => ({ name, states: words, low: 0 }));
  return [...processes, ...lasting];
}

/** Numbers that may be anything from 0 to 0.45. */
function settable(cast: Cast): string[] {
  return [
    ...cast.parameters.map((name) => `parameters.${name}`),
    ...cast.commitments.map(({ name }) => `commitments.${name}.fidelity`),
  ];
}

type ForcedSketch = NonNullable<VariantSketch['force']>;

function forced(cast: Cast, { deed, form, on, range, once }: ForcedSketch): VariantDocument['force'] {
  const act = patternText(cast, deed, form % 3 === 0 ? form : 0);
  if (once !== null) return { act, once: conditionText(cast, null, once) };
  const first = 1 + (on % cast.horizon);
  return range % 3 === 0 ? { act, from: first, until: first + (range % 4) } : { act, on: first };
}

function forbidden(cast: Cast, { deed, form, on, once }: ForcedSketch): VariantDocument['forbid'] {
  const act = patternText(cast, deed, form);
  if (once !== null) return [{ act, once: conditionText(cast, null, once) }];
  return { act, from: 1 + (on % cast.horizon) };
}
