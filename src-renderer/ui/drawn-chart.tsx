/** The only file that knows ECharts: lines, their bands, two axes, drawn as SVG in the page's own colours and size of text. */
import { LineChart, type LineSeriesOption } from 'echarts/charts'
import { GridComponent, MarkAreaComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartBand, ChartLine, TrendChartProps } from './trend-chart.tsx'

use([LineChart, GridComponent, MarkAreaComponent, SVGRenderer])

const shapes = { green: 'circle', blue: 'rect', plum: 'triangle' } as const
const tints = { green: '--ginkgo-tint', blue: '--sky-tint', plum: '--plum-tint' } as const
const colours = { green: '--ginkgo', blue: '--sky', plum: '--plum' } as const

export function DrawnChart({ label, lines, bands, from, until, dayWords }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    // Nothing to draw in: a page that is not laid out.
    if (element === null || element.clientWidth === 0) return undefined
    const style = getComputedStyle(element)
    const colour = (name: string): string => style.getPropertyValue(name).trim()
    const fontSize = Number.parseFloat(style.fontSize)
    const text = { color: colour('--ink-2'), fontSize, fontFamily: style.fontFamily }
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      grid: { left: 8, right: fontSize * 3, top: fontSize, bottom: 4, containLabel: true },
      xAxis: {
        type: 'time',
        min: from,
        max: until,
        splitNumber: 4,
        axisLabel: { ...text, margin: fontSize, formatter: (at: number) => dayWords(at), hideOverlap: true },
        axisLine: { lineStyle: { color: colour('--line-strong') } },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 4,
        axisLabel: text,
        splitLine: { lineStyle: { color: colour('--line') } },
      },
      series: lines.map((line, i) => seriesOf(line, i === 0 ? bands : [], colour, fontSize)),
    })
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(element)
    return () => {
      resized.disconnect()
      chart.dispose()
    }
  }, [lines, bands, from, until, dayWords])
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the picture is drawn into it
  return <div ref={box} className="trend-drawing" role="img" aria-label={label} data-silent />
}

function seriesOf(
  line: ChartLine,
  bands: readonly ChartBand[],
  colour: (name: string) => string,
  fontSize: number,
): LineSeriesOption {
  const own = colour(colours[line.tone])
  return {
    type: 'line',
    name: line.name,
    data: line.points.map(([at, value]) => [at, value]),
    symbol: shapes[line.tone],
    // Marks of a hundred points are a carpet.
    showSymbol: line.points.length <= 40,
    symbolSize: 8,
    lineStyle: { width: 3, color: own },
    itemStyle: { color: own },
    endLabel: {
      show: true,
      formatter: ({ value }) => String((value as readonly number[])[1]),
      color: own,
      fontSize,
      fontWeight: 700,
    },
    silent: true,
    markArea: {
      silent: true,
      data: bands.map((band) => [
        // An endless side ends at the edge of the picture.
        { xAxis: band.from, yAxis: band.low ?? -Infinity, itemStyle: { color: colour(tints[band.tone]) } },
        { xAxis: band.until, yAxis: band.high },
      ]),
    },
  }
}
