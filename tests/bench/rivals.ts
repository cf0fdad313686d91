/** How large a made-up scenario of rivals is. */
export interface RivalsSize {
  /** Pairs of actors. */
  readonly pairs: number;
  readonly horizon: number;
  /** From 0 to 8 a pair: 4 unless told. */
  readonly commitments?: number;
}

/** A scenario whose size can be turned up: pairs of rivals, each with promises on either side and a rung between them. */
export function rivals({ pairs, horizon, commitments = 4 * pairs }: RivalsSize): unknown {
  const numbers = Array.from({ length: pairs }, (_, place) => place + 1);
  const both = numbers.flatMap((number) => [
    [`north${number}`, `south${number}`] as const,
    [`south${number}`, `north${number}`] as const,
  ]);
  return {
    brinkmanship: 1,
    title: `${pairs} pairs of rivals`,
    tick: 'day',
    horizon,
    actors: Object.fromEntries(both.map(([actor]) => [actor, actor])),
    acts: {
      threaten: { rung: 'threat' },
      strike: { rung: 'use of force' },
      invade: { rung: 'war' },
    },
    options: Object.fromEntries<unknown>(
      both.flatMap(([one, other]): [string, unknown][] => [
        [`${one} may threaten ${other}`, '10% within 90 days, assumed'],
        [`${one} may strike ${other}`, '10% within 180 days, assumed'],
        [
          `${one} may invade ${other}`,
          {
            when: `rung(${one}, ${other}) is use of force`,
            chance: '20% within 14 days, assumed',
          },
        ],
      ]),
    ),
    commitments: Object.fromEntries<unknown>(
      PROMISES.flatMap((promise) => both.map(([one, other]) => promise(one, other))).slice(0, commitments),
    ),
    outcomes: [
      { 'a war': numbers.map((number) => `rung(north${number}, south${number}) is war`).join(' or ') },
    ],
  };
}

/** What each side may promise, in the order in which promises are added. */
const PROMISES: readonly ((one: string, other: string) => [string, unknown])[] = [
  (one, other) => [
    `${one}-restraint`,
    { debtor: one, creditor: other, refrain: `${one} strike ${other}`, fidelity: '0.8, assumed' },
  ],
  (one, other) => [`${one}-answer`, answering(one, other, 'strike')],
  (one, other) => [
    `${one}-peace`,
    { debtor: one, creditor: other, refrain: `${one} invade ${other}`, fidelity: '0.6, assumed' },
  ],
  (one, other) => [`${one}-reply`, answering(one, other, 'threaten')],
];

function answering(one: string, other: string, act: string): unknown {
  return {
    debtor: one,
    creditor: other,
    if: `${other} ${act} ${one}`,
    perform: act,
    targets: other,
    within: 5,
    fidelity: '0.7, assumed',
  };
}
