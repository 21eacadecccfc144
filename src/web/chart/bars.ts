import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { WeekCount } from './weeks-of.ts'

const series = ['interviews', 'replies', 'outcomes'] as const
type Series = (typeof series)[number]

export interface BarChart {
  width: number
  height: number
  bars: { x: number; y: number; width: number; height: number; series: Series; title: string }[]
  /** Names of some weeks, so that they do not run into each other. */
  labels: { x: number; text: string }[]
  lines: { y: number; text: string }[]
  left: number
  right: number
  foot: number
}

const size = { width: 440, height: 200, left: 28, right: 436, top: 12, bottom: 168 }

/** Stacked bars, one a week, with a common zero. */
export function barChart(weeks: WeekCount[]): BarChart {
  const most = Math.max(2, ...weeks.map((week) => week.interviews + week.replies + week.outcomes))
  const x = scaleBand<number>([...weeks.keys()], [size.left, size.right]).padding(0.3)
  const y = scaleLinear([0, most], [size.bottom, size.top]).nice(3)
  const layers = stack<WeekCount, Series>().keys([...series])(weeks)
  const bars = layers.flatMap((layer) =>
    layer.flatMap(([from, to], index) => {
      if (to === from) return []
      const title = `Week of ${weeks[index]?.label}: ${to - from} ${layer.key}`
      const place = { x: round(x(index) ?? 0), width: round(x.bandwidth()) }
      return [{ ...place, y: round(y(to)), height: round(y(from) - y(to)), series: layer.key, title }]
    }),
  )
  return {
    width: size.width,
    height: size.height,
    bars,
    labels: weeks.flatMap(({ label }, index) =>
      index % 3 === 2 ? [{ x: round((x(index) ?? 0) + x.bandwidth() / 2), text: label }] : [],
    ),
    lines: y
      .ticks(3)
      .filter(Number.isInteger)
      .map((tick) => ({ y: round(y(tick)), text: String(tick) })),
    left: size.left,
    right: size.right,
    foot: size.height - 8,
  }
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
