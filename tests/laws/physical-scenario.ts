import type { ScenarioDocument } from '../../src/scenario/schema/document.js';

/** Lays effects, stocks and joint acts over a scenario that a generator made. */

const OPTION = /^(?<author>.+?) may (?<deed>[^(]+?)(?: \([^()]+\))?$/;

interface Written {
  readonly author: string;
  readonly deed: string;
}

/** Who may do what, as the names of the options say. */
function optionsOf({ options = {} }: ScenarioDocument): Written[] {
  return Object.keys(options).flatMap((name) => {
    const { author, deed } = OPTION.exec(name)?.groups ?? {};
    return author === undefined || deed === undefined ? [] : [{ author, deed }];
  });
}

/** Every act has an effect, and a question asks for each level of it. */
export function withEffects(document: ScenarioDocument): ScenarioDocument {
  const ask = { ask: 'any any any with at least limited effect', by: 1 };
  return {
    ...document,
    effects: {
      'any any any': [
        { when: 'tick > 2', severe: '0.3, assumed', limited: 'rest' },
        { none: 0.5, severe: 0.5, basis: 'assumed' },
      ],
    },
    questions: { ...document.questions, 'is it felt': ask },
  };
}

/** Each actor has a stock that its acts use, of as many as there are; nothing refills it. */
export function withStocks(document: ScenarioDocument, size: number): ScenarioDocument {
  const authors = [...new Set(optionsOf(document).map(({ author }) => author))];
  return {
    ...document,
    stocks: Object.fromEntries(
      authors.map((owner) => [
        `reserve of ${owner}`,
        { owner, 'up to': Math.max(1, size), starts: size, 'used by': `${owner} any any` },
      ]),
    ),
  };
}

/** The first option is also one that its author has together with another; null where there is no other. */
export function withJointAct(document: ScenarioDocument): ScenarioDocument | null {
  const [first] = optionsOf(document);
  if (first === undefined) return null;
  const other = Object.keys(document.actors).find(
    (actor) => actor !== first.author && !` ${first.deed}`.includes(` ${actor}`),
  );
  if (other === undefined) return null;
  const name = `${first.author} and ${other} may ${first.deed} (together)`;
  return { ...document, options: { ...document.options, [name]: `0.5 per ${document.tick}, assumed` } };
}
