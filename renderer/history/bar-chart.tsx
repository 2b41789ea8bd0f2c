// The bars, drawn by Chart.js in the colours of the theme. What it shows stands in a table beside it: to a screen reader
// it is one picture with a sentence.
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useRef } from 'react'
import css from './history-page.module.css'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export interface BarChartProps {
  /** A sentence for those who do not see the bars. */
  readonly label: string
  readonly bars: readonly {
    /** Under the bar, where there is room. */
    readonly short: string
    /** What pointing at it says: the time, then the amount. */
    readonly title: string
    readonly said: string
    readonly height: number
  }[]
}

/** The chart; drawn anew when the theme changes. */
export function BarChart({ label, bars }: BarChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const element = canvas.current
    let chart = draw(element, bars)
    const redraw = (): void => {
      chart.destroy()
      chart = draw(element, bars)
    }
    window.addEventListener('offprint:theme', redraw)
    return () => {
      window.removeEventListener('offprint:theme', redraw)
      chart.destroy()
    }
  }, [bars])
  return (
    <div className={css.chart}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

function draw(canvas: HTMLCanvasElement, bars: BarChartProps['bars']): Chart {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const font = { family: token('--sans'), size: 12 }
  const ticks = { color: token('--ink-2'), font }
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(({ short }) => short),
      datasets: [
        {
          data: bars.map(({ height }) => height),
          backgroundColor: token('--accent'),
          borderRadius: 2,
          maxBarThickness: 28,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          displayColors: false,
          backgroundColor: token('--ink'),
          titleColor: token('--surface'),
          bodyColor: token('--surface'),
          titleFont: { ...font, weight: 500 },
          bodyFont: font,
          cornerRadius: 6,
          padding: 10,
          callbacks: {
            title: ([item]) => bars[item?.dataIndex ?? -1]?.title ?? '',
            label: (item) => bars[item.dataIndex]?.said ?? '',
          },
        },
      },
      scales: {
        x: { grid: { display: false }, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16 } },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: token('--hairline') },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  })
}
