/** The scenario that `new` writes: small, whole, and with a word on each part. */
export const STARTER = `# A crisis to start from. Change a line, save, and see what it does:
#   npx brinkmanship watch FILE
brinkmanship: 1 # the version of the language
title: Two rivals and a promise
tick: day # a run goes day by day
horizon: 90 # for so many days

# Who there is: a short name, and how it is told.
actors: { north: North, south: South }

# What they can do to each other, and how far up the ladder that is: none, threat, display of force, use of force, war.
acts:
  threaten: { rung: threat, says: "{actor} threatens {target}" }
  strike: { rung: use of force, says: "{actor} strikes {target}" }

# What goes on by itself: states, and how likely the moves between them are.
processes:
  tension:
    states: [low, high]
    starts: low
    moves:
      low > high: 40% within 30 days, from 10% to 70%, assumed
      high > low: 50% within 30 days, from 20% to 80%, assumed

# What they have promised. Fidelity is how likely the debtor is to keep its word each time it is tempted.
commitments:
  north-word: # not to act: "no first strike unless attacked"
    debtor: north
    creditor: south
    refrain: north strike south
    unless: south strike north
    fidelity: 0.9, from 0.5 to 1, assumed
  south-answer: # to act: "if you strike, we strike back"
    debtor: south
    creditor: north
    if: north strike south
    perform: strike
    targets: { named: [north] }
    within: 7 # days
    fidelity: 0.8, from 0.4 to 1, assumed

# What they may do besides, when, and how likely. A number says what it rests on: assumed, elicited or calibrated, and
# for all but the first its source.
options:
  north may threaten south: 60% within 30 days, from 20% to 90%, assumed
  north may strike south:
    when: tension is high
    chance: 40% within 30 days, from 10% to 70%, assumed

# How a run can end: the first of these that holds.
outcomes:
  - blows exchanged: ever(north strike south) and ever(south strike north)
  - one blow: ever(north strike south)
  - peace: not ever(north strike south)

# What you want to know, and in which worlds.
questions:
  Q1: { title: Does North strike?, ask: north strike south, by: [30, 90], under: [as given, no word] }
  Q2: { title: Does South strike back?, ask: south strike north, given: north strike south, within: 7 }

# Other worlds to hold against this one.
variants:
  no word: { about: North has promised nothing., remove: north-word }
`;
