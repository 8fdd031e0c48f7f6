import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { Card } from './card'
import { homeOf } from './home'
import { failedTypes, homeMessages, planTypes } from './messages'
import { failedPlans, plannedPublications } from './planned-publications'

/** The next planned publications. */
export async function PlannedWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const now = new Date()
  const [home, plans, failed] = [await homeOf(req), await plannedPublications(req, now), await failedPlans(req, now)]
  const { routes } = req.payload.config
  const zone = home?.edition.timezone ?? DEFAULT_ZONE
  return (
    <Card title={messages.planned}>
      {failed.length > 0 && (
        <ul className="home-list home-list--failed">
          {failed.map(({ collection, id, title, at, type, reason }) => (
            <li key={`${collection}#${id}#${at}`}>
              <Link href={`${routes.admin}/collections/${collection}/${id}`} prefetch={false}>
                {title}
              </Link>
              <p>
                <strong>{inLanguage(failedTypes[type], language)}</strong> ·{' '}
                <time dateTime={at}>{formatMoment(at, zone, language)}</time>
              </p>
              <p>{reason}</p>
            </li>
          ))}
        </ul>
      )}
      {plans.length === 0 && <p>{messages.noPlans}</p>}
      <ul className="home-list">
        {plans.map(({ collection, id, title, at, type }) => (
          <li key={`${collection}#${id}#${at}`}>
            <Link href={`${routes.admin}/collections/${collection}/${id}`} prefetch={false}>
              {title}
            </Link>
            <p>
              {inLanguage(planTypes[type], language)} · <time dateTime={at}>{formatMoment(at, zone, language)}</time>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
