/**
 * Probabilities as decimals that add up to 1 exactly, as tools ask that reckon without rounding. Each is the shortest that
 * reads back as the same number, but for one, which takes what the others leave: the last, or the greatest where the last is
 * so small that rounding would show in it.
 *
 * @param probabilities each from 0 to 1; they add up to 1 up to rounding
 */
export function decimalsOf(probabilities: readonly number[]): readonly string[] {
  const last = probabilities.length - 1;
  const greatest = probabilities.indexOf(Math.max(...probabilities));
  const taking = (probabilities[last] ?? 0) < SMALL ? greatest : last;
  const others = probabilities.filter((_, place) => place !== taking).map(parsed);
  const places = others.reduce((most, one) => Math.max(most, one.places), 0);
  const scale = 10n ** BigInt(places);
  const left = others.reduce((rest, one) => rest - one.digits * 10n ** BigInt(places - one.places), scale);
  return probabilities.map((probability, place) =>
    place === taking ? written(left, places) : String(probability),
  );
}

/** Rounding adds up to less than a billionth of this. */
const SMALL = 1e-6;

/** A number as digits · 10^−places. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function parsed(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function written(digits: bigint, places: number): string {
  const text = String(digits).padStart(places + 1, '0');
  const fraction = text.slice(text.length - places).replace(/0+$/, '');
  const whole = text.slice(0, text.length - places);
  return places === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}
