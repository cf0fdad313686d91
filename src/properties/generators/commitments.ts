import type { CommitmentDocument } from '../../scenario/schema/document.js';
import type { Cast, CastCommitment } from './cast.js';
import { ownerOf } from './casting.js';
import { chosen, oneOf } from './choosing.js';
import { chanceOf } from './chances.js';
import { conditionText, patternText, type Viewer } from './conditions.js';
import type { CommitmentSketch, OccasionSketch } from './sketches/commitments.js';
import type { ConditionSketch } from './sketches/conditions.js';

/** Commitments of both forms, with all that may be said of them. */
export function commitmentOf(cast: Cast, who: CastCommitment, sketch: CommitmentSketch): CommitmentDocument {
  const fidelity = fidelityOf(cast, who, sketch);
  if (who.mirrors !== null) return { mirrors: who.mirrors, fidelity };
  const writer = new Writer(cast, who, sketch);
  return {
    debtor: who.debtor,
    creditor: who.creditor,
    ...(who.observers.length === 0 ? {} : { observers: [...who.observers] }),
    ...writer.life(),
    ...(who.performs ? writer.perform() : writer.refrain()),
    fidelity,
    note: 'made up',
  };
}

function fidelityOf(
  cast: Cast,
  who: CastCommitment,
  sketch: CommitmentSketch,
): NonNullable<CommitmentDocument['fidelity']> {
  const { form, percent, shifts } = sketch.fidelity;
  if (cast.certain) return percent >= 50 ? 1 : 0;
  const parameter = chosen(cast.parameters, form);
  if (form % 5 === 4 && parameter !== undefined && !who.mirrored) return `1 - ${parameter}`;
  if (percent === 0 || percent === 100) return percent / 100;
  if (shifts.length === 0) return `${percent / 100}, from 0 to 1, assumed`;
  return {
    value: percent / 100,
    basis: 'assumed',
    shifts: shifts.map(({ when, by }) => ({
      when: conditionText(cast, [who.debtor], when, who.mirrored),
      by,
      basis: 'assumed',
    })),
  };
}

class Writer {
  private readonly all: Viewer;

  constructor(
    private readonly cast: Cast,
    private readonly who: CastCommitment,
    private readonly sketch: CommitmentSketch,
  ) {
    this.all = who.holders;
  }

  /** What both forms share. */
  life(): CommitmentDocument {
    const { cast, who, sketch } = this;
    const channel = sketch.channel === null ? undefined : chosen(cast.channels, sketch.channel);
    const { window, suspended, disclosed } = sketch;
    const from = window === null ? 1 : 1 + (window.from % Math.max(1, Math.floor(cast.horizon / 2)));
    return {
      ...(channel === undefined ? {} : { channel }),
      ...(sketch.made === null || who.agreed ? {} : { made: this.occasion(sketch.made, [who.debtor]) }),
      ...(window === null
        ? {}
        : { window: window.length % 3 === 2 ? { from } : { from, until: from + (window.length % 9) } }),
      ...(sketch.released === null ? {} : { released: this.ending(sketch.released, [who.creditor]) }),
      ...(sketch.cancelled === null ? {} : { cancelled: this.ending(sketch.cancelled, [who.debtor]) }),
      ...(suspended === null ? {} : { 'suspended while': this.text(suspended, this.all) }),
      ...this.regimeChange(),
      ...(sketch.repeats ? { repeat: true } : {}),
      ...(channel === undefined || disclosed === null
        ? {}
        : {
            disclosed:
              disclosed.form % 5 === 4 ? 'from the start' : chanceOf(cast, disclosed, { viewer: null }),
          }),
    };
  }

  refrain(): CommitmentDocument {
    const { sketch } = this;
    const patterns = sketch.patterns.map(({ deed, form }) => this.forbidden(deed, form));
    const [first = '', ...others] = [...new Set(patterns)];
    return {
      ...(sketch.antecedent === null ? {} : { if: this.text(sketch.antecedent, this.all) }),
      refrain: others.length === 0 ? first : [first, ...others],
      ...(sketch.unless === null ? {} : { unless: this.text(sketch.unless, this.all) }),
    };
  }

  perform(): CommitmentDocument {
    const { cast, who, sketch } = this;
    const kinds = [...new Set(sketch.kinds.map((kind) => oneOf(cast.acts, kind)))].slice(
      0,
      cast.certain ? 1 : 2,
    );
    const policy = [undefined, 'retarget', 'wait', 'fail'] as const;
    const ifRestrained = policy[sketch.ifRestrained % 4];
    const [first = '', ...others] = kinds;
    const trigger = patternText(
      cast,
      sketch.patterns[0]?.deed ?? 0,
      sketch.patterns[0]?.form ?? 0,
      who.mirrored,
    );
    return {
      if: sketch.antecedent === null ? trigger : this.text(sketch.antecedent, this.all),
      perform: others.length === 0 ? first : kinds,
      targets: this.targets(),
      within: sketch.within,
      ...this.delay(),
      ...(ifRestrained === undefined ? {} : { 'if restrained': ifRestrained }),
    };
  }

  private text(sketch: ConditionSketch, viewer: Viewer): string {
    return conditionText(this.cast, viewer, sketch, this.who.mirrored);
  }

  private occasion({ on, when, chance }: OccasionSketch, viewer: Viewer) {
    const { cast, who } = this;
    const timed = on !== null && when === null;
    return {
      ...(timed ? { on: 1 + (on % Math.max(1, Math.ceil(cast.horizon / 2))) } : {}),
      ...(when === null ? {} : { when: this.text(when, viewer) }),
      ...(chance === null || (who.mirrored && chance.form % 8 === 5)
        ? {}
        : {
            chance: chanceOf(cast, who.mirrored ? { ...chance, form: 0 } : chance, {
              viewer,
              occasion: when !== null,
            }),
          }),
    };
  }

  private ending(sketch: OccasionSketch, viewer: Viewer): NonNullable<CommitmentDocument['released']> {
    const when: ConditionSketch = sketch.when ?? { kind: 'tick', a: 4, b: sketch.on ?? 3, c: 0, d: 0 };
    const full = this.occasion({ on: null, when, chance: sketch.chance }, viewer);
    const text = full.when ?? 'true';
    return full.chance === undefined ? text : { when: text, chance: full.chance };
  }

  private regimeChange(): CommitmentDocument {
    switch (this.sketch.regime) {
      case 3:
        return { 'on regime change': 'binds' };
      case 4:
        return { 'on regime change': 'lapses' };
      case 5:
        return { 'on regime change': { 'pending until': this.text(this.sketch.pendingUntil, this.all) } };
      default:
        return {};
    }
  }

  /** Of the debtor's own acts: such as it may do, where there are any. */
  private forbidden(deed: number, form: number): string {
    const { cast, who } = this;
    const own = cast.deeds.filter(({ author }) => author === who.debtor);
    const { kind, target } = chosen(own, deed) ?? { kind: oneOf(cast.acts, deed), target: who.creditor };
    const owner = ownerOf(target);
    const forms = [
      `${who.debtor} ${kind} ${who.mirrored ? owner : target}`,
      `${who.debtor} any ${who.mirrored ? owner : target}`,
      `${who.debtor} ${kind} any`,
      `${who.debtor} ${kind} ${owner}.*`,
      `${who.debtor} ${kind} anything on ${cast.hosts.get(target) ?? owner}`,
      `${who.debtor} any anything`,
    ];
    return oneOf(forms, form);
  }

  private targets(): NonNullable<CommitmentDocument['targets']> {
    const { cast, who, sketch } = this;
    const possible = cast.targets.filter((target) =>
      who.mirrored ? !target.includes('.') && target !== who.debtor : ownerOf(target) !== who.debtor,
    );
    const named = [...new Set(sketch.named.map((which) => oneOf(possible, which)))].slice(
      0,
      cast.certain ? 1 : 2,
    );
    const rest = possible.filter((target) => !named.includes(target));
    const omitted = sketch.omitted === null || cast.certain ? undefined : chosen(rest, sketch.omitted);
    const left = rest.filter((target) => target !== omitted);
    const excluded = sketch.excluded === null ? undefined : chosen(left, sketch.excluded);
    if (!sketch.weighed && omitted === undefined && excluded === undefined) {
      const [only, second] = named;
      return only !== undefined && second === undefined ? only : named;
    }
    const weights = [0.6, 0.3];
    return {
      named: sketch.weighed
        ? Object.fromEntries(named.map((target, place) => [target, weights[place] ?? 1]))
        : named,
      ...(omitted === undefined ? {} : { omitted: { [omitted]: (sketch.omitted ?? 0) % 4 === 3 ? 0 : 0.2 } }),
      ...(excluded === undefined ? {} : { excluded: [excluded] }),
      basis: 'assumed',
    };
  }

  private delay(): CommitmentDocument {
    const { within, delay } = this.sketch;
    const basis = 'assumed' as const;
    const middle = Math.ceil(within / 2);
    if (this.cast.certain) return delay % 2 === 0 ? {} : { after: { table: { [middle]: 1 }, basis } };
    const laws = [
      null,
      { mean: 2, basis },
      {
        geometric: [
          { mean: 1.5, share: 0.7 },
          { mean: 8, share: 0.3 },
        ],
        basis,
      },
      { table: { [middle]: 2, [within]: 1 }, basis },
      { lognormal: { mean: 0.7, sd: 0.8 }, basis: 'calibrated' as const, source: 'S1' },
    ];
    const after = oneOf(laws, delay);
    return after === null ? {} : { after };
  }
}
