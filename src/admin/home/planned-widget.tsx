import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { Card } from './card'
import { homeOf } from './home'
import { homeMessages, planTypes } from './messages'
import { plannedPublications } from './planned-publications'

/** The next planned publications. */
export async function PlannedWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const [home, plans] = [await homeOf(req), await plannedPublications(req, new Date())]
  const { routes } = req.payload.config
  return (
    <Card title={messages.planned}>
      {plans.length === 0 && <p>{messages.noPlans}</p>}
      <ul className="home-list">
        {plans.map(({ collection, id, title, at, type }) => (
          <li key={`${collection}#${id}#${at}`}>
            <Link href={`${routes.admin}/collections/${collection}/${id}`} prefetch={false}>
              {title}
            </Link>
            <p>
              {inLanguage(planTypes[type], language)} ·{' '}
              <time dateTime={at}>{formatMoment(at, home?.edition.timezone ?? DEFAULT_ZONE, language)}</time>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
