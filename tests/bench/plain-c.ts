import { nominalValue } from '../../src/model/conditions.js';
import type { Amount, Condition, Effect, Model, Rule, Stage } from '../../src/model/model.js';

/**
 * Writes a Model as the plain C that one would write by hand for this one scenario: variables are ints, a day is its rules
 * in a row, each an `if`; chance is a fast generator (xoshiro256+, Blackman and Vigna 2018), asked only where a rule needs
 * it. It plays one run after the other, and counts outcomes, endings by tick, fates, counters, watches and first times;
 * no probes of questions. It agrees with the library in distribution, not run by run.
 */
export function plainC(model: Model): string {
  const { variables, stages, outcomes, counters, fates, watches, questions, horizon } = model;
  const tables: string[] = [];
  const amount = (of: Amount): string => {
    switch (of.is) {
      case 'constant':
        return Number.isInteger(of.value) ? `${of.value}.0` : String(of.value);
      case 'parameter':
        return String(nominalValue(of));
      case 'variable':
        return `v${of.variable}`;
      case 'tick':
        return 't';
      case 'sum':
        return `(${of.of.map(amount).join(' + ')})`;
      case 'product':
        return `(${of.of.map(amount).join(' * ')})`;
      case 'least':
        return of.of.map(amount).reduce((one, other) => `fmin(${one}, ${other})`);
      case 'greatest':
        return of.of.map(amount).reduce((one, other) => `fmax(${one}, ${other})`);
      case 'difference':
        return `(${amount(of.left)} - ${amount(of.right)})`;
      case 'ratio':
        return `((double)${amount(of.left)} / ${amount(of.right)})`;
      case 'choose':
        return `(${condition(of.when)} ? (double)${amount(of.yes)} : ${amount(of.otherwise)})`;
      case 'table': {
        const place = tables.push(`static const double T${tables.length}[] = {${of.values.join(', ')}};`) - 1;
        return `T${place}[v${of.variable} - ${variables[of.variable]?.low ?? 0}]`;
      }
      case 'logistic':
        return `(1 / (1 + exp(-(${amount(of.logOdds)}))))`;
      case 'per tick':
        return `(-expm1(log1p(-(${amount(of.within)})) / ${of.ticks}))`;
    }
  };
  const condition = (of: Condition): string => {
    switch (of.is) {
      case 'always':
        return '1';
      case 'never':
        return '0';
      case 'in':
        return `(${of.values.map((value) => `v${of.variable} == ${value}`).join(' || ') || '0'})`;
      case 'tick':
        return `(t >= ${of.from} && t <= ${of.to})`;
      case 'compare':
        return `(${amount(of.left)} ${of.operator === '=' ? '==' : of.operator} ${amount(of.right)})`;
      case 'not':
        return `!${condition(of.of)}`;
      case 'all':
        return `(${of.of.map(condition).join(' && ') || '1'})`;
      case 'any':
        return `(${of.of.map(condition).join(' || ') || '0'})`;
      case 'at least':
        return `(${of.of.map(condition).join(' + ')} >= ${of.count})`;
    }
  };
  const effect = ({ writes, counts }: Effect): string => {
    const lines = counts.map((counter) => `counted[${counter}]++;`);
    for (const { variable, value } of writes) {
      const merge = variables[variable]?.merge;
      const [w, n] = [`w${variable}`, `n${variable}`];
      if (merge === 'sum')
        lines.push(`${n} = (${w} ? ${n} : v${variable}) + (int)${amount(value)}; ${w} = 1;`);
      else if (merge === 'single') lines.push(`${n} = (int)${amount(value)}; ${w} = 1;`);
      else lines.push(`{ int x = (int)${amount(value)}; if (!${w} || x > ${n}) ${n} = x; ${w} = 1; }`);
    }
    return lines.join(' ');
  };
  const choices = ({ choices: all }: Rule): string => {
    const [only] = all;
    if (all.length === 1 && only !== undefined) return effect(only.effect);
    const weights = all.map(({ weight }) => amount(weight));
    const picks = all.map(
      (choice, place) => `if ((d -= ${weights[place] ?? 0}) < 0) { ${effect(choice.effect)} }`,
    );
    return `{ double d = uniform() * (${weights.join(' + ')}); ${picks.join(' else ')} }`;
  };
  const rule = (of: Rule): string => {
    if (of.draw === null) return `if (${condition(of.when)}) { ${choices(of)} }`;
    const otherwise = of.otherwise === null ? '' : ` else { ${effect(of.otherwise)} }`;
    return `if (${condition(of.when)}) { if (uniform() < ${amount(of.draw.chance)}) { ${choices(of)} }${otherwise} }`;
  };
  const stage = ({ clears, rules }: Stage): string => {
    const effects = rules.flatMap((each) => [
      ...each.choices.map((choice) => choice.effect),
      ...(each.otherwise === null ? [] : [each.otherwise]),
    ]);
    const written = [...new Set(effects.flatMap(({ writes }) => writes.map(({ variable }) => variable)))];
    const commit = written.map((variable) => {
      const { low = 0, high = 0, merge } = variables[variable] ?? {};
      const value = merge === 'sum' ? `clamp(n${variable}, ${low}, ${high})` : `n${variable}`;
      return `if (w${variable}) v${variable} = ${value};`;
    });
    return [
      '{',
      ...clears.map((variable) => `v${variable} = ${startOf(variable)};`),
      ...written.map((variable) => `int w${variable} = 0, n${variable} = 0;`),
      ...rules.map(rule),
      ...commit,
      '}',
    ].join('\n');
  };
  const startOf = (variable: number): number => {
    const start = variables[variable]?.start ?? 0;
    return typeof start === 'number' ? start : 0;
  };
  const starts = variables.map(({ start }, place) => {
    if (typeof start === 'number') return `int v${place} = ${start};`;
    const weights = start.weights.map(({ weight }) => amount(weight));
    const picks = start.weights.map(
      ({ value }, at) => `if ((d -= ${weights[at] ?? 0}) < 0) v${place} = ${value};`,
    );
    return `int v${place} = 0; { double d = uniform() * (${weights.join(' + ')}); ${picks.join(' else ')} }`;
  });
  const times = questions.flatMap(({ time }) => (time === null ? [] : [time]));
  const body = stages.map(stage).join('\n');
  const ends = outcomes.map(({ when, ends: isEnd }, place) =>
    isEnd ? `if (${condition(when)}) { outcome[${place}]++; ending[${place}][t]++; goto over; }` : '',
  );
  const closing = outcomes.map(({ when, ends: isEnd }, place) =>
    isEnd ? '' : `if (${condition(when)}) { outcome[${place}]++; goto over; }`,
  );
  const fateLines = fates.flatMap(({ variable, fates: groups }, table) =>
    groups.map(
      ({ values }, place) => `if (${condition({ is: 'in', variable, values })}) fate[${table}][${place}]++;`,
    ),
  );
  return `#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static uint64_t s[4];
static inline uint64_t turned(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static inline double uniform(void) {
  uint64_t result = s[0] + s[3], x = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= x; s[3] = turned(s[3], 45);
  return (double)(result >> 11) * 0x1.0p-53;
}
static inline int clamp(int x, int low, int high) { return x < low ? low : x > high ? high : x; }
static long outcome[${outcomes.length + 1}], ending[${outcomes.length + 1}][${horizon + 1}], counted[${counters.length + 1}];
static long fate[${fates.length + 1}][16], ever[${watches.length + 1}], ticks[${watches.length + 1}], first[${times.length + 1}][${horizon + 1}];
${tables.join('\n')}
static void run(void) {
${starts.join('\n')}
int t;
${watches.map((_, place) => `int e${place} = 0;`).join(' ')} ${times.map((_, place) => `int c${place} = 0;`).join(' ')}
for (t = 1; t <= ${horizon}; t++) {
${body}
${watches.map(({ when }, place) => `if (${condition(when)}) { e${place} = 1; ticks[${place}]++; }`).join('\n')}
${times.map((time, place) => `if (!c${place} && ${condition(time)}) { c${place} = 1; first[${place}][t]++; }`).join('\n')}
${ends.join('\n')}
}
t = ${horizon};
${closing.join('\n')}
outcome[${outcomes.length}]++;
over:
${watches.map((_, place) => `ever[${place}] += e${place};`).join(' ')}
${fateLines.join('\n')}
;
}
int main(int argc, char **argv) {
  long runs = argc > 1 ? atol(argv[1]) : 100000;
  uint64_t z = argc > 2 ? (uint64_t)atol(argv[2]) : 1;
  for (int i = 0; i < 4; i++) { z += 0x9e3779b97f4a7c15u; uint64_t x = z; x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u; x = (x ^ (x >> 27)) * 0x94d049bb133111ebu; s[i] = x ^ (x >> 31); }
  struct timespec a, b;
  clock_gettime(CLOCK_MONOTONIC, &a);
  for (long i = 0; i < runs; i++) run();
  clock_gettime(CLOCK_MONOTONIC, &b);
  double seconds = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) * 1e-9;
  printf("{\\"speed\\": %.0f, \\"outcomes\\": [", (double)runs / seconds);
  for (int i = 0; i <= ${outcomes.length}; i++) printf("%s%ld", i ? ", " : "", outcome[i]);
  printf("], \\"fates\\": [");
${fates.map(({ fates: groups }, table) => `  printf("${table === 0 ? '' : ', '}["); for (int i = 0; i < ${groups.length}; i++) printf("%s%ld", i ? ", " : "", fate[${table}][i]); printf("]");`).join('\n')}
  printf("]}\\n");
  return 0;
}
`;
}
