/**
 * Kinds of act that the field already has. A scenario takes all kinds of a set by `act presets: plover`, or what one of them
 * means by `like: assault`.
 *
 * `mid`: what the hostility levels 2 to 5 of the Militarized Interstate Disputes data are made of. Palmer et al., "The MID5
 * Dataset, 2011-2014" (Conflict Management and Peace Science 39, 2022).
 *
 * `plover`: the sixteen event types of PLOVER as POLECAT codes them. Open Event Data Alliance, PLOVER codebook; Halterman,
 * Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT: A New Political Event Ontology and Dataset" (2023).
 *
 * The PLOVER codebook gives no weights. Hostilities are those of the CAMEO code that the codebook translates into the type,
 * on the CAMEO conflict and cooperation scale (Kansas Event Data System), which extends Goldstein, "A Conflict-Cooperation
 * Scale for WEIS Events Data" (Journal of Conflict Resolution 36, 1992). Where several codes make one type, the comment
 * says whose weight it has.
 */
export interface ActPreset {
  /** The level of the MID data; null for what is not, or not always, a militarized act. */
  readonly level: 2 | 3 | 4 | 5 | null;
  readonly hostility: number;
  readonly codes: { readonly mid?: number; readonly cameo: string; readonly plover: string };
  readonly says: string;
}

/** The kinds of act of the field's schemes, with their codes, levels and weights. See docs/language/presets.md. */
export const ACT_PRESETS = {
  mid: {
    'threaten force against': militarized(2, -7, '138', 'THREATEN', '{actor} threatens {target} with force'),
    'display force against': militarized(
      3,
      -7.2,
      '15',
      'MOBILIZE',
      '{actor} displays force against {target}',
    ),
    'use force against': militarized(4, -10, '19', 'ASSAULT', '{actor} uses force against {target}'),
    'go to war with': militarized(5, -10, '19', 'ASSAULT', '{actor} goes to war with {target}'),
  },
  plover: {
    agree: political(4, '03', 'AGREE', '{actor} agrees to work with {target}'),
    consult: political(1, '04', 'CONSULT', '{actor} consults {target}'),
    support: political(3.5, '05', 'SUPPORT', '{actor} supports {target} in words'),
    // 080 to 083 of CAMEO: concessions in words.
    concede: political(5, '083', 'CONCEDE', '{actor} concedes to {target}'),
    cooperate: political(6, '06', 'COOPERATE', '{actor} cooperates with {target}'),
    aid: political(7, '07', 'AID', '{actor} aids {target}'),
    // 084 to 087 of CAMEO, from 7 to 10: the weight is that of 084, to return or release; a ceasefire has 9.
    retreat: political(7, '084', 'RETREAT', '{actor} gives way to {target}'),
    // DEMAND in the drafts of the codebook.
    request: political(-5, '10', 'REQUEST', '{actor} makes a demand of {target}'),
    // 09 and 11 of CAMEO, which have the same weight.
    accuse: political(-2, '11', 'ACCUSE', '{actor} accuses {target}'),
    reject: political(-4, '12', 'REJECT', '{actor} rejects what {target} wants'),
    threaten: militarized(2, -6, '13', 'THREATEN', '{actor} threatens {target}'),
    protest: political(-6.5, '14', 'PROTEST', '{actor} protests against {target}'),
    sanction: political(-4, '16', 'SANCTION', '{actor} reduces its relations with {target}'),
    mobilize: militarized(3, -7.2, '15', 'MOBILIZE', '{actor} mobilizes against {target}'),
    // 17 of CAMEO, and of 19 blockades and occupations. Only these are uses of force, so it has no level of its own.
    coerce: political(-7, '17', 'COERCE', '{actor} coerces {target}'),
    // 18 of CAMEO, with −9, and 19: between states it is mostly 19, to fight.
    assault: militarized(4, -10, '19', 'ASSAULT', '{actor} assaults {target}'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ActPreset>>>>;

/** A set of kinds of act that a scenario can take. */
export type ActPresetName = keyof typeof ACT_PRESETS;

/** A kind of act of any set: what `like` may name. */
export type PresetKind = { [Name in ActPresetName]: keyof (typeof ACT_PRESETS)[Name] }[ActPresetName];

const ALL: ReadonlyMap<string, ActPreset> = new Map<string, ActPreset>(
  Object.values(ACT_PRESETS).flatMap((set) => Object.entries<ActPreset>(set)),
);

/** The kind of this name, of whichever set. */
export function presetKind(name: string): ActPreset | null {
  return ALL.get(name) ?? null;
}

/** Every kind that `like` may name. */
export const PRESET_KINDS = [...ALL.keys()] as PresetKind[];

function militarized(
  level: 2 | 3 | 4 | 5,
  hostility: number,
  cameo: string,
  plover: string,
  says: string,
): ActPreset {
  return { level, hostility, codes: { mid: level, cameo, plover }, says };
}

function political(hostility: number, cameo: string, plover: string, says: string): ActPreset {
  return { level: null, hostility, codes: { cameo, plover }, says };
}
