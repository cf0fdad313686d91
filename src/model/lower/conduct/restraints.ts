import type { Refrain } from '../../../scenario/scenario.js';
import { all, any, constant, holds, isConstant, not } from '../../conditions.js';
import type { Condition, VariableIndex } from '../../model.js';
import type { Act } from '../acts.js';
import { always } from '../builder.js';
import { commitmentOrigin, testVariable } from '../commitment-facts.js';
import type { Commitments } from '../commitments.js';
import type { Context } from '../context.js';

/** Restraints in force that forbid what is meant to be done: each is tried by a coin of its own. */
export class Restraints {
  constructor(
    private readonly context: Context,
    private readonly commitments: Commitments,
  ) {}

  on(act: Act): Refrain[] {
    return this.context.commitments.filter(
      (one): one is Refrain =>
        one.form === 'refrain' &&
        act.authors.includes(one.debtor) &&
        one.forbidden.some((pattern) => this.context.matching(pattern).some(({ name }) => name === act.name)),
    );
  }

  /** A restraint in force may hold the act back; one of fidelity 0 restrains nothing. */
  mayHold(act: Act): Condition {
    const holding = this.on(act).filter((refrain) => !isConstant(this.commitments.fidelity(refrain), 0));
    return any(...holding.map((refrain) => this.commitments.inForce(refrain)));
  }

  holdVariable(refrain: Refrain, act: Act): VariableIndex {
    return this.context.builder.truth(
      `held/${refrain.name}/${act.name}`,
      'passing',
      commitmentOrigin(refrain, 'held', refrain.debtor),
    );
  }

  /** A restraint is tried: kept by its own coin, spared by another's, or broken. Forced acts are counted apart. */
  tried(
    refrain: Refrain,
    act: Act,
    tempted: Condition,
    forced: Condition,
    holding: readonly Condition[],
  ): void {
    const { builder } = this.context;
    const inForce = this.commitments.inForce(refrain);
    const tried = all(inForce, tempted);
    const fidelity = this.commitments.fidelity(refrain);
    const [isNever, isAlways] = [isConstant(fidelity, 0), isConstant(fidelity, 1)];
    const own = this.holdVariable(refrain, act);
    const count = (role: string): number =>
      builder.counter(`${role}/${refrain.name}`, commitmentOrigin(refrain, role));
    const happened = (test: 'tempted' | 'kept' | 'broken') => ({
      variable: testVariable(this.context, test, refrain.name),
      value: constant(1),
    });
    const from = commitmentOrigin(refrain, 'tempted', refrain.debtor);
    const kept = {
      writes: [{ variable: own, value: constant(1) }, happened('tempted'), happened('kept')],
      counts: [count('tempted'), count('kept')],
      event: { kind: 'kept', commitment: refrain.name, act: act.name } as const,
    };
    const failed = { writes: [happened('tempted')], counts: [count('tempted')], event: null };
    builder.rule('decide/keep', {
      name: `keep/${refrain.name}/${act.name}`,
      when: tried,
      draw: isNever || isAlways ? null : { kind: 'coin', chance: fidelity },
      choices: always(isNever ? failed : kept),
      otherwise: isNever || isAlways ? null : failed,
      origin: from,
    });
    const end = (role: 'spared' | 'broken', when: Condition): void => {
      builder.rule('decide/act', {
        name: `${role}/${refrain.name}/${act.name}`,
        when,
        draw: null,
        choices: always({
          writes: role === 'broken' ? [happened('broken')] : [],
          counts: [count(role)],
          event: { kind: role, commitment: refrain.name, act: act.name },
        }),
        otherwise: null,
        origin: from,
      });
    };
    const held = any(...holding);
    end('spared', all(tried, not(holds(own)), held));
    end('broken', all(tried, not(held)));
    builder.rule('decide/act', {
      name: `forced/${refrain.name}/${act.name}`,
      when: all(inForce, forced),
      draw: null,
      choices: always({ writes: [happened('broken')], counts: [count('forced')], event: null }),
      otherwise: null,
      origin: from,
    });
  }
}
