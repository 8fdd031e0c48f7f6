import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { type Language, languageOf } from '../../domain/bilingual'
import { Card } from './card'
import { figureSeries, type Series } from './figure-series'
import { homeOf } from './home'
import { listAddress } from './list-address'
import { pointsOf } from './series-line'
import { homeWords } from './words'

/** The key figures of the current edition, each over the years. */
export async function FiguresWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const words = homeWords[language]
  const home = await homeOf(req)
  const all = home ? await figureSeries(req, home.edition.id) : []
  const { admin } = req.payload.config.routes
  return (
    <Card title={words.figures}>
      {all.length === 0 && <p>{words.noFigures}</p>}
      <ul className="home-figures">
        {all.map((series) => (
          <li key={series.series}>
            <Figure language={language} series={series} />
            <Link href={listAddress(admin, 'key-figures', [['series', 'equals', series.series]])} prefetch={false}>
              {series.label}
            </Link>
            <p>{series.territory}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const [WIDTH, HEIGHT, EDGE] = [120, 40, 5]

function Figure({ language, series: { measures, unit } }: { language: Language; series: Series }) {
  const points = pointsOf(measures).map((point) => ({
    ...point,
    x: EDGE + point.x * (WIDTH - 2 * EDGE),
    y: EDGE + point.y * (HEIGHT - 2 * EDGE),
  }))
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB')
  const value = (amount: number) =>
    unit === '%' && language === 'en' ? `${number.format(amount)}%` : `${number.format(amount)}\u00A0${unit}`
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const told = (point: typeof first) => `${value(point.value)} (${point.measuredOn.slice(0, 4)})`
  return (
    <div className="home-figures__line">
      <svg aria-hidden="true" focusable="false" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ measuredOn, x, y }) => (
          <circle cx={x} cy={y} key={measuredOn} r="3" />
        ))}
      </svg>
      <p>
        {points.length > 1 && <>{told(first)} → </>}
        <strong>{told(last)}</strong>
      </p>
    </div>
  )
}
