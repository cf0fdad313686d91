import { GraphChart, LineChart, SankeyChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Caption, clean } from './clean.js';
import type { DrawnOptions } from './options.js';

use([GraphChart, LineChart, SankeyChart, GraphicComponent, GridComponent, SVGRenderer]);

/** A chart as the text of an SVG picture: the same input gives the same text. */
export function draw(
  option: EChartsCoreOption,
  height: number,
  caption: Caption,
  options: DrawnOptions,
): string {
  const { width } = options;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return clean(chart.renderToSVGString(), height, caption, options);
  } finally {
    // Else its timers keep the process alive.
    chart.dispose();
  }
}
