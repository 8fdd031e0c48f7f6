import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { Card } from './card'
import { homeOf } from './home'
import { plannedPublications } from './planned-publications'
import { homeWords } from './words'

/** The next publications that somebody planned. */
export async function PlannedWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const words = homeWords[language]
  const [home, plans] = [await homeOf(req), await plannedPublications(req, new Date())]
  const { routes } = req.payload.config
  return (
    <Card title={words.planned}>
      {plans.length === 0 && <p>{words.noPlans}</p>}
      <ul className="home-list">
        {plans.map(({ collection, id, title, at, type }) => (
          <li key={`${collection}#${id}#${at}`}>
            <Link href={`${routes.admin}/collections/${collection}/${id}`} prefetch={false}>
              {title}
            </Link>
            <p>
              {words.plan[type]} ·{' '}
              <time dateTime={at}>{formatMoment(at, home?.edition.timezone ?? DEFAULT_ZONE, language)}</time>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
