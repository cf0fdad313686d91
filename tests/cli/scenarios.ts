/** Small scenarios for the command: the tests do not depend on the shipped ones, which may change. */

/** Nothing in it is left to chance: it has one history. */
export const CERTAIN = `brinkmanship: 1
title: One history
tick: day
horizon: 20
actors: { alpha: Alpha, beta: Beta, gamma: { name: Gamma, parts: { bases: Gamma's bases abroad } } }
acts:
  strike: { rung: use of force, says: "{actor} strikes {target}" }
commitments:
  alpha-restraint:
    debtor: alpha
    creditor: beta
    refrain: alpha strike beta
    unless: beta strike alpha
    fidelity: 1
  beta-answer:
    debtor: beta
    creditor: gamma
    if: gamma strike beta
    perform: strike
    targets: { named: { gamma.bases: 1 } }
    within: 5
    fidelity: 1
options:
  alpha may strike beta: { when: beta strike gamma.bases, chance: 1 per occasion }
outcomes:
  - trouble: { ends: true, when: "ever(beta strike gamma.bases) for 5 days" }
  - peace: not ever(gamma strike beta)
questions:
  Q1: { title: Does Beta answer?, ask: beta strike gamma.bases, by: [5, 20], under: [as given, shock] }
  Q2: { ask: "intact(alpha-restraint)", at: 20, under: [shock] }
variants:
  shock: { force: { act: gamma strike beta, on: 10 } }
  quiet shock: { includes: [shock], remove: beta-answer }
`;

/** A coin a day, for hundreds of days. */
export const CHANCY = `brinkmanship: 1
title: A coin a day
tick: day
horizon: 60
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
options:
  north may strike south: 30% within 60 days, from 10% to 60%, assumed (B1)
sources: { B1: A base rate }
outcomes:
  - struck: ever(north strike south)
questions:
  Q1: { ask: north strike south, by: [30, 60] }
variants:
  bold: { set: { options.north may strike south: 0.9 } }
`;

/** As `CHANCY`, with something that is warned of, so that a reader of standard error knows when it begins. */
export const WITH_WARNING = CHANCY.replace(
  'outcomes:\n',
  'outcomes:\n  - answered: ever(south strike north)\n',
);
