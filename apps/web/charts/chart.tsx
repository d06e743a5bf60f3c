import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';

interface ChartProps {
  /** What it shows, in words: for those who do not see it. */
  readonly description: string;
  readonly option: EChartsCoreOption;
  readonly height: number;
}

/** A chart that fits its place, follows the theme, and is described in words. `option` should keep its identity while it is the same. */
export function Chart({ description, option, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const { theme } = useTheme();
  useEffect(() => {
    let made: EChartsType | null = null;
    let isGone = false;
    const fit = new ResizeObserver(() => made?.resize());
    const draw = async () => {
      const { init } = await import('./echarts.js');
      if (isGone || place.current === null) return;
      made = init(place.current);
      fit.observe(place.current);
      setChart(made);
    };
    void draw();
    const fitForPrint = () => made?.resize();
    addEventListener('beforeprint', fitForPrint);
    return () => {
      isGone = true;
      removeEventListener('beforeprint', fitForPrint);
      fit.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);
  useEffect(() => {
    const { ink, accent } = COLOURS[theme];
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart?.setOption(
      {
        color: [accent],
        textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
        animation: !calm,
        animationDuration: 250,
        ...option,
      },
      { notMerge: true },
    );
    // Print does not wait for the next frame.
    chart?.getZr().flush();
  }, [chart, option, theme]);
  return <div ref={place} role="img" aria-label={description} style={{ height, width: '100%' }} />;
}
