import type { Model } from '../model/model.js';
import { Names } from './story/names.js';

/** How the milestones of a model are told: `alpha strike beta` as `Alpha strikes Beta`; others by their names. */
export function milestoneTeller(model: Pick<Model, 'labels'>): (milestone: string) => string {
  const names = new Names(model);
  const told = new Map<string, string>();
  const tell = (milestone: string): string => {
    const accident = 'accident: ';
    if (milestone.startsWith(accident)) return `by accident, ${tell(milestone.slice(accident.length))}`;
    const offer = /^offer (?<offer>.+) (?<how>made|accepted|rejected|agreed): /s.exec(milestone)?.groups;
    if (offer !== undefined) return `${offer['how']}: ${offer['offer']}`;
    const deed = names.deed(milestone);
    return deed === null ? milestone : names.present(deed);
  };
  return (milestone) => {
    const text = told.get(milestone) ?? tell(milestone);
    told.set(milestone, text);
    return text;
  };
}
