/** Lines over time with their shaded reference bands. The drawing library comes when the first chart is looked at. */
import './trend-chart.css'
import { lazy, Suspense } from 'react'
import { Skeleton } from './states.tsx'

export type ChartLine = {
  readonly id: string
  readonly name: string
  readonly tone: 'green' | 'blue' | 'plum'
  /** Milliseconds and value, oldest first; thinned by the caller. */
  readonly points: readonly (readonly [at: number, value: number])[]
}
export type ChartBand = {
  readonly name: string
  /** Of its line. */
  readonly tone: ChartLine['tone']
  readonly from: number
  readonly until: number
  /** Undefined: down to the edge of the picture. */
  readonly low: number | undefined
  readonly high: number
}
export type TrendChartProps = {
  /** What the picture says, for who does not see it: the summary. */
  readonly label: string
  readonly lines: readonly ChartLine[]
  readonly bands: readonly ChartBand[]
  readonly from: number
  readonly until: number
  /** A day on the axis. */
  readonly dayWords: (at: number) => string
}

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }))

export function TrendChart(props: TrendChartProps) {
  return (
    <div className="trend-chart">
      <ul className="trend-legend" aria-hidden>
        {props.lines.map(({ id, name, tone }) => (
          <li key={id}>
            <i className={`trend-mark is-${tone}`} />
            {name}
          </li>
        ))}
        {[...new Map(props.bands.map((band) => [band.name, band])).values()].map(({ name, tone }) => (
          <li key={name}>
            <i className={`trend-mark is-band is-band-${tone}`} />
            {name}
          </li>
        ))}
      </ul>
      <Suspense fallback={<Skeleton rows={5} />}>
        <DrawnChart {...props} />
      </Suspense>
    </div>
  )
}
