import type { EventOf, Telling } from './telling.js';

/** What is believed, in words: `that Alpha took part`. Without the scenario, only the name of the belief is known. */
export function beliefText(rule: string, telling: Telling): string {
  const found = telling.attribution(rule);
  if (found === null) return `what “${rule}” says`;
  const blamed = found.blamed === null ? 'someone' : telling.names.actor(found.blamed);
  switch (found.kind) {
    case 'took part':
      return `that ${blamed} took part`;
    case 'did':
      return `that it was ${blamed}`;
    case 'nobody':
      return "that it was nobody's order";
  }
}

/** What an alarm makes somebody believe: `that Alpha struck Beta`. */
export function alarmText({ description: { act } }: EventOf<'alarm'>, { names }: Telling): string {
  const deed = names.deed(act);
  return deed === null ? `in ${act}` : `that ${names.past(deed)}`;
}
