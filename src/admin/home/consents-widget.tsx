import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { type Ending, findEnding } from '../../consent/find-ending'
import { inLanguage, type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { formatLongDate } from '../../domain/format-date'
import { hasPersonPage } from '../../domain/person-link'
import { DEFAULT_ZONE, dayIn } from '../../domain/zone'
import { formatScope } from '../consent/messages'
import { SendLink } from '../person-link/send-link'
import { Card } from './card'
import { homeMessages } from './messages'
import './consents.css'

/** The consents that end within thirty days, with a button that sends each person their link. Nothing without any. */
export async function ConsentsWidget({ req }: WidgetServerProps) {
  if (!canPublish(req.user)) return null
  const ending = await findEnding(req, dayIn(new Date().toISOString(), DEFAULT_ZONE))
  if (ending.length === 0) return null
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  return (
    <Card className="home-consents" title={messages.consents}>
      <p className="home-card__note">{messages.consentsNote}</p>
      <ul>
        {ending.map((one) => (
          <li key={one.id}>
            <div>
              <h3>{one.person}</h3>
              <p>
                <Link
                  href={`${req.payload.config.routes.admin}/collections/${one.collection}/${one.about}`}
                  prefetch={false}
                >
                  {formatSubject(one, language)}
                </Link>{' '}
                · {formatScope(one.scope, language)} · <strong>{formatUntil(one.expiresOn, language)}</strong>
              </p>
            </div>
            {hasPersonPage(one.collection) && (
              <SendLink collection={one.collection} id={one.about} language={language} person={one.person} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const kinds = {
  testimonials: { fr: 'Témoignage', en: 'Testimonial' },
  speakers: { fr: 'Intervention', en: 'Speaker' },
  media: { fr: 'Photo', en: 'Photo' },
}

const formatSubject = ({ collection, title }: Ending, language: Language) =>
  inLanguage({ fr: `${kinds[collection].fr} « ${title} »`, en: `${kinds[collection].en} “${title}”` }, language)

const formatUntil = (day: string, language: Language) =>
  inLanguage({ fr: `jusqu’au ${formatLongDate(day, 'fr')}`, en: `until ${formatLongDate(day, 'en')}` }, language)
