/** How a chart is drawn. */
export interface ChartOptions {
  /** In pixels, from 240 to 2000: 720 unless told. Its height follows from what it shows. */
  readonly width?: number;
  /** Stands before every id in it, so that several charts can stand in one page: `chart` unless told. */
  readonly id?: string;
  /**
   * Whether it stands for itself, with a ground of its own and a dark dress for those who prefer one: true unless told. In
   * a page that has a style sheet of its own it does not.
   */
  readonly standalone?: boolean;
}

/** The options, complete. */
export type DrawnOptions = Required<ChartOptions>;

/** @throws RangeError on a width out of range, or an id that is none. */
export function drawnOptions({ width = 720, id = 'chart', standalone = true }: ChartOptions): DrawnOptions {
  if (!(Number.isInteger(width) && width >= 240 && width <= 2000))
    throw new RangeError(`the width of a chart is a whole number from 240 to 2000, not ${width}`);
  if (!/^[A-Za-z][\w-]*$/.test(id))
    throw new RangeError(
      `the id of a chart begins with a letter and has letters, digits, - and _ only, not "${id}"`,
    );
  return { width, id, standalone };
}
