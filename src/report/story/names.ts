import type { Model } from '../../model/model.js';
import { verbForms } from './verbs.js';

/** How a story calls actors, their parts and their acts. */

export interface ActorOrPart {
  readonly actor: string;
  readonly part: string | null;
}

/** An act: its author, kind and target. */
export interface Deed {
  readonly author: string;
  readonly others?: readonly string[];
  readonly act: string;
  readonly target: ActorOrPart;
}

export class Names {
  readonly #labels: Model['labels'];

  constructor(model: Pick<Model, 'labels'>) {
    this.#labels = model.labels;
  }

  actor(name: string): string {
    return own(this.#labels.actors, name) ?? name;
  }

  /** `Alpha`, `Alpha and Beta`, `Alpha, Beta and Gamma`. */
  actors(names: readonly string[]): string {
    return listed(names.map((name) => this.actor(name)));
  }

  /** `Alpha`; of a joint act, `Alpha and Beta`. */
  authors({ author, others = [] }: Deed): string {
    return this.actors([author, ...others]);
  }

  target({ actor, part }: ActorOrPart): string {
    if (part === null) return this.actor(actor);
    const key = `${actor}.${part}`;
    return own(this.#labels.parts, key) ?? key;
  }

  /** `Gamma strikes Beta`. */
  present(deed: Deed): string {
    const template = isJoint(deed) ? this.#withVerb(deed, 'plural') : null;
    return this.#filled(deed, template ?? this.#template(deed.act));
  }

  /** `Gamma struck Beta`; in quotation marks where the template's verb is not understood. */
  past(deed: Deed): string {
    const template = this.#withVerb(deed, isJoint(deed) ? 'pluralPast' : 'past');
    return template === null ? `“${this.present(deed)}”` : this.#filled(deed, template);
  }

  /** `strike Beta`, as in: Gamma is about to strike Beta. */
  infinitive(deed: Deed): string {
    const template = this.#withVerb(deed, 'base');
    if (template === null) return `${deed.act} ${this.target(deed.target)}`;
    return this.#filled(deed, template.slice(ACTOR.length)).trim();
  }

  /** An act by its name in a model, such as `alpha strike beta.bases`; null if it is none. */
  deed(name: string): Deed | null {
    for (const author of Object.keys(this.#labels.actors)) {
      if (name.startsWith(`${author}${AND}`)) {
        const joint = this.deed(name.slice(author.length + AND.length));
        if (joint !== null) {
          const { author: next, others = [], ...rest } = joint;
          return { author, others: [next, ...others], ...rest };
        }
      }
      if (!name.startsWith(`${author} `)) continue;
      for (const act of Object.keys(this.#labels.acts)) {
        const start = `${author} ${act} `;
        if (!name.startsWith(start)) continue;
        const [actor = '', part] = name.slice(start.length).split('.');
        if (own(this.#labels.actors, actor) !== undefined)
          return { author, act, target: { actor, part: part ?? null } };
      }
    }
    return null;
  }

  #template(act: string): string {
    return own(this.#labels.acts, act) ?? `${ACTOR} ${act} ${TARGET}`;
  }

  /** The template with its verb in another form; null if it does not begin with the actor and a verb. */
  #withVerb({ act }: Deed, form: 'base' | 'past' | 'plural' | 'pluralPast'): string | null {
    const found = /^\{actor\} (\S+)(.*)$/s.exec(this.#template(act));
    const forms = verbForms(found?.[1] ?? '');
    if (forms === null) return null;
    const { base, past } = forms;
    const plural = base === 'be' ? 'are' : base;
    const verb = { base, past, plural, pluralPast: base === 'be' ? 'were' : past }[form];
    return `${ACTOR} ${verb}${found?.[2] ?? ''}`;
  }

  #filled(deed: Deed, template: string): string {
    return template.replaceAll(/\{actor\}|\{target\}/g, (place) =>
      place === ACTOR ? this.authors(deed) : this.target(deed.target),
    );
  }
}

/** Whether several actors did it together. */
export function isJoint({ others = [] }: Deed): boolean {
  return others.length > 0;
}

const AND = ' and ';
const ACTOR = '{actor}';
const TARGET = '{target}';

/** An actor's label may begin with a small letter, as `the United States` does; a sentence does not. */
export function capitalised(sentence: string): string {
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}

export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A value of a record by a key that may be anything, `constructor` too. */
function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
