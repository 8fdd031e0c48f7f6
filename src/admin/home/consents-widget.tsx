import Link from 'next/link'
import type { PayloadRequest, WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { type Ending, findEnding } from '../../consent/find-ending'
import { findReturning, type Returning } from '../../consent/find-returning'
import { inLanguage, type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { formatLongDate } from '../../domain/format-date'
import { hasPersonPage } from '../../domain/person-link'
import { DEFAULT_ZONE, dayIn } from '../../domain/zone'
import { formatScope } from '../consent/messages'
import { SendLink } from '../person-link/send-link'
import { Card } from './card'
import { homeMessages } from './messages'
import { returningMessages } from './returning-messages'
import './consents.css'

/**
 * Who has agreed again and waits to be published; and the consents that end within thirty days, with a button that sends each person
 * their link. Nothing without any.
 */
export async function ConsentsWidget({ req }: WidgetServerProps) {
  if (!canPublish(req.user)) return null
  const today = dayIn(new Date().toISOString(), DEFAULT_ZONE)
  const [returning, ending] = [await findReturning(req, today), await findEnding(req, today)]
  const language = languageOf(req.i18n)
  return (
    <>
      {returning.length > 0 && <ReturningPeople language={language} req={req} returning={returning} />}
      {ending.length > 0 && <EndingConsents ending={ending} language={language} req={req} />}
    </>
  )
}

interface Shown {
  req: PayloadRequest
  language: Language
}

function ReturningPeople({ language, req, returning }: Shown & { returning: readonly Returning[] }) {
  const messages = messagesIn(returningMessages, language)
  return (
    <Card className="home-consents" title={messages.title}>
      <p className="home-card__note">{messages.note}</p>
      <ul>
        {returning.map(({ collection, id, name, givenOn }) => (
          <li key={id}>
            <div>
              <h3>
                <Link href={addressOf(req, collection, id)} prefetch={false}>
                  {name}
                </Link>
              </h3>
              <p>
                {inLanguage(kinds[collection], language)} · {formatGiven(givenOn, language)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EndingConsents({ ending, language, req }: Shown & { ending: readonly Ending[] }) {
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
                <Link href={addressOf(req, one.collection, one.about)} prefetch={false}>
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

const addressOf = ({ payload }: PayloadRequest, collection: string, id: string): string =>
  `${payload.config.routes.admin}/collections/${collection}/${id}`

const kinds = {
  testimonials: { fr: 'Témoignage', en: 'Testimonial' },
  speakers: { fr: 'Intervention', en: 'Speaker' },
  media: { fr: 'Photo', en: 'Photo' },
}

const formatSubject = ({ collection, title }: Ending, language: Language) =>
  inLanguage({ fr: `${kinds[collection].fr} « ${title} »`, en: `${kinds[collection].en} “${title}”` }, language)

const formatUntil = (day: string, language: Language) =>
  inLanguage({ fr: `jusqu’au ${formatLongDate(day, 'fr')}`, en: `until ${formatLongDate(day, 'en')}` }, language)

const formatGiven = (day: string, language: Language) =>
  inLanguage({ fr: `accord du ${formatLongDate(day, 'fr')}`, en: `agreed on ${formatLongDate(day, 'en')}` }, language)
