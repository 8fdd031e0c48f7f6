import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { formatMeasure } from '../../domain/format-measure'
import { Card } from './card'
import { figureSeries, type Series } from './figure-series'
import { homeOf } from './home'
import { listAddress } from './list-address'
import { homeMessages } from './messages'
import { pointsOf } from './series-line'

/** The key figures of the current edition, each over the years. */
export async function FiguresWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  const all = home ? await figureSeries(req, home.edition.id) : []
  const { admin } = req.payload.config.routes
  return (
    <Card title={messages.figures}>
      {all.length === 0 && <p>{messages.noFigures}</p>}
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
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const format = ({ value, measuredOn }: typeof first) =>
    `${formatMeasure(value, unit, language)} (${measuredOn.slice(0, 4)})`
  return (
    <div className="home-figures__line">
      <svg aria-hidden="true" focusable="false" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ measuredOn, x, y }) => (
          <circle cx={x} cy={y} key={measuredOn} r="3" />
        ))}
      </svg>
      <p>
        {points.length > 1 && <>{format(first)} → </>}
        <strong>{format(last)}</strong>
      </p>
    </div>
  )
}
