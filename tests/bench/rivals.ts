/** A scenario whose size can be turned up: pairs of rivals, each with a promise on either side and a rung between them. */
export function rivals(pairs: number, horizon: number): unknown {
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
      both.flatMap(([one, other]): [string, unknown][] => [
        [
          `${one}-restraint`,
          { debtor: one, creditor: other, refrain: `${one} strike ${other}`, fidelity: '0.8, assumed' },
        ],
        [
          `${one}-answer`,
          {
            debtor: one,
            creditor: other,
            if: `${other} strike ${one}`,
            perform: 'strike',
            targets: other,
            within: 5,
            fidelity: '0.7, assumed',
          },
        ],
      ]),
    ),
    outcomes: [
      { 'a war': numbers.map((number) => `rung(north${number}, south${number}) is war`).join(' or ') },
    ],
  };
}
