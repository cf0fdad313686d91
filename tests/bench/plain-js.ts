import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nominalValue } from '../../src/model/conditions.js';
import type { Amount, Condition, Effect, Model, Rule, Stage } from '../../src/model/model.js';

/** The state of a run, as one writes it in JavaScript: an object with a property for each variable. */
export type State = Readonly<Record<string, number>>;

/** A scenario as plain JavaScript. */
export interface PlainScenario {
  /** Sets the generator. */
  seed(seed: number): void;
  /** The state that a run begins with. */
  starts(): State;
  /** What each step of a day changes, in order; null for nothing. */
  readonly steps: readonly ((state: State, day: number) => Record<string, number> | null)[];
  /** By outcome: whether it holds. */
  readonly outcomes: readonly ((state: State, day: number) => boolean)[];
}

/**
 * Writes a Model as the JavaScript that one would write by hand for this one scenario, as `plain-c.ts` does in C: a step
 * is its rules in a row, each an `if`, and gives the properties that change. Chance is a fast generator (sfc32), asked
 * only where a rule needs it. Nothing but outcomes can be counted: no fates, questions or watches.
 */
export async function plainScenario(model: Model): Promise<PlainScenario> {
  const file = join(mkdtempSync(join(tmpdir(), 'brinkmanship-js-')), 'plain.mjs');
  writeFileSync(file, plainJs(model));
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as PlainScenario;
}

function plainJs({ variables, stages, outcomes }: Model): string {
  const effect = ({ writes }: Effect): string =>
    writes
      .map(({ variable, value }) => {
        const name = `v${variable}`;
        const written = amount(value);
        switch (variables[variable]?.merge) {
          case 'sum':
            return `c.${name} = (c.${name} ?? s.${name}) + ${written};`;
          case 'max':
            return `c.${name} = c.${name} === undefined ? ${written} : Math.max(c.${name}, ${written});`;
          default:
            return `c.${name} = ${written};`;
        }
      })
      .join(' ');
  const taken = (of: Effect): string => (of.writes.length === 0 ? '' : `c ??= {}; ${effect(of)}`);
  const choices = ({ choices: all }: Rule): string => {
    const [only] = all;
    if (all.length === 1 && only !== undefined) return taken(only.effect);
    const weights = all.map(({ weight }) => amount(weight));
    const picks = all.map(
      (choice, place) => `if ((d -= ${weights[place] ?? 0}) < 0) { ${taken(choice.effect)} }`,
    );
    return `let d = uniform() * (${weights.join(' + ')}); ${picks.join(' else ')}`;
  };
  const rule = (of: Rule): string => {
    const done = choices(of);
    if (of.draw === null) return `if (${condition(of.when)}) { ${done} }`;
    const otherwise = of.otherwise === null ? '' : ` else { ${taken(of.otherwise)} }`;
    return `if (${condition(of.when)}) { if (uniform() < ${amount(of.draw.chance)}) { ${done} }${otherwise} }`;
  };
  const startOf = (variable: number): number => {
    const start = variables[variable]?.start;
    return typeof start === 'number' ? start : 0;
  };
  const steps = stages.flatMap(({ clears, rules }: Stage) => {
    const sums = [...new Set(rules.flatMap(written))].filter(
      (variable) => variables[variable]?.merge === 'sum',
    );
    const clamps = sums.map((variable) => {
      const { low = 0, high = 0 } = variables[variable] ?? {};
      return `if (c?.v${variable} !== undefined) c.v${variable} = Math.min(${high}, Math.max(${low}, c.v${variable}));`;
    });
    const stale = clears.map((variable) => `s.v${variable} !== ${startOf(variable)}`).join(' || ');
    const fresh = clears.map((variable) => `v${variable}: ${startOf(variable)}`).join(', ');
    return [
      ...(clears.length === 0 ? [] : [`(s) => (${stale}) ? { ${fresh} } : null`]),
      ...(rules.length === 0
        ? []
        : [`(s, t) => {\nlet c = null;\n${rules.map(rule).join('\n')}\n${clamps.join('\n')}\nreturn c;\n}`]),
    ];
  });
  // A literal with all properties: objects that grow one property at a time are slow to read.
  const literal = variables.map(({ start }, place) => `v${place}: ${typeof start === 'number' ? start : 0}`);
  const drawn = variables.map(({ start }, place) => {
    if (typeof start === 'number') return '';
    const weights = start.weights.map(({ weight }) => amount(weight));
    const picks = start.weights.map(
      ({ value }, at) => `if ((d -= ${weights[at] ?? 0}) < 0) s.v${place} = ${value};`,
    );
    return `{ let d = uniform() * (${weights.join(' + ')}); ${picks.join(' else ')} }`;
  });
  return `let a = 1, b = 2, c0 = 3, d0 = 4;
export function seed(from) { a = 0; b = 0; c0 = from | 0; d0 = 1; for (let i = 0; i < 12; i++) uniform(); }
function uniform() {
  const t = (((a + b) | 0) + d0) | 0;
  d0 = (d0 + 1) | 0; a = b ^ (b >>> 9); b = (c0 + (c0 << 3)) | 0; c0 = (c0 << 21) | (c0 >>> 11); c0 = (c0 + t) | 0;
  return (t >>> 0) / 4294967296;
}
export function starts() {
const s = { day: 0, ${literal.join(', ')} };
${drawn.join('\n')}
return s;
}
const low = ${JSON.stringify(variables.map(({ low }) => low))};
const T = (values, place) => values[place];
export const steps = [${steps.join(',\n')}];
export const outcomes = [${outcomes.map(({ when }) => `(s, t) => ${condition(when)}`).join(',\n')}];
`;
}

function written({ choices, otherwise }: Rule): number[] {
  const effects = [...choices.map(({ effect }) => effect), ...(otherwise === null ? [] : [otherwise])];
  return effects.flatMap(({ writes }) => writes.map(({ variable }) => variable));
}

function amount(of: Amount): string {
  switch (of.is) {
    case 'constant':
      return `(${of.value})`;
    case 'parameter':
      return `(${nominalValue(of)})`;
    case 'variable':
      return `s.v${of.variable}`;
    case 'tick':
      return 't';
    case 'sum':
      return `(${of.of.map(amount).join(' + ')})`;
    case 'product':
      return `(${of.of.map(amount).join(' * ')})`;
    case 'least':
      return `Math.min(${of.of.map(amount).join(', ')})`;
    case 'greatest':
      return `Math.max(${of.of.map(amount).join(', ')})`;
    case 'difference':
      return `(${amount(of.left)} - ${amount(of.right)})`;
    case 'ratio':
      return `(${amount(of.left)} / ${amount(of.right)})`;
    case 'choose':
      return `(${condition(of.when)} ? ${amount(of.yes)} : ${amount(of.otherwise)})`;
    case 'table':
      return `T(${JSON.stringify(of.values)}, s.v${of.variable} - low[${of.variable}])`;
    case 'logistic':
      return `(1 / (1 + Math.exp(-(${amount(of.logOdds)}))))`;
    case 'per tick':
      return `(-Math.expm1(Math.log1p(-(${amount(of.within)})) / ${of.ticks}))`;
  }
}

function condition(of: Condition): string {
  switch (of.is) {
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'in':
      return `(${of.values.map((value) => `s.v${of.variable} === ${value}`).join(' || ') || 'false'})`;
    case 'tick':
      return `(t >= ${of.from} && t <= ${of.to})`;
    case 'compare':
      return `(${amount(of.left)} ${of.operator === '=' ? '===' : of.operator} ${amount(of.right)})`;
    case 'not':
      return `!${condition(of.of)}`;
    case 'all':
      return `(${of.of.map(condition).join(' && ') || 'true'})`;
    case 'any':
      return `(${of.of.map(condition).join(' || ') || 'false'})`;
    case 'at least':
      return `(${of.of.map((one) => `+${condition(one)}`).join(' + ')} >= ${of.count})`;
  }
}
