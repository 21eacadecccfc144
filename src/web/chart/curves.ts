import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import { round } from './bars.ts'

/** One rating over several interviews, oldest first; null where an interview was not rated so. */
export interface RatingSeries {
  name: string
  values: (number | null)[]
}

export interface CurveChart {
  width: number
  height: number
  curves: { name: string; path: string; className: string; dots: { x: number; y: number; title: string }[] }[]
  lines: { y: number; text: string }[]
  labels: { x: number; text: string; anchor: 'start' | 'end' }[]
  left: number
  right: number
  foot: number
}

const size = { width: 440, height: 200, left: 28, right: 428, top: 12, bottom: 168 }
/** More lines than this nobody tells apart. */
const mostCurves = 4

/** The ratings as lines from 1 to 5, one step for each interview. */
export function curveChart(
  series: RatingSeries[],
  { names, days }: { names: string[]; days: string[] },
): CurveChart {
  const x = scaleLinear([0, Math.max(1, names.length - 1)], [size.left + 12, size.right])
  const y = scaleLinear([1, 5], [size.bottom, size.top])
  const shape = line<{ at: number; value: number }>(
    (point) => round(x(point.at)),
    (point) => round(y(point.value)),
  )
  return {
    width: size.width,
    height: size.height,
    curves: series.slice(0, mostCurves).map(({ name, values }, index) => {
      const points = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
      return {
        name,
        className: `curve-${index}`,
        path: shape.curve(curveMonotoneX)(points) ?? '',
        dots: points.map(({ at, value }) => ({
          x: round(x(at)),
          y: round(y(value)),
          title: `${names[at] ?? ''}: ${name} ${value} of 5`,
        })),
      }
    }),
    lines: [1, 2, 3, 4, 5].map((step) => ({ y: round(y(step)), text: String(step) })),
    labels: endsOf(days).map(({ at, anchor }) => ({ x: round(x(at)), text: days[at] ?? '', anchor })),
    left: size.left,
    right: size.right,
    foot: size.height - 10,
  }
}

/** The first and the last: what lies between is in the order of time. */
function endsOf(days: string[]): { at: number; anchor: 'start' | 'end' }[] {
  const first = { at: 0, anchor: 'start' as const }
  return days.length > 1 ? [first, { at: days.length - 1, anchor: 'end' as const }] : [first]
}
