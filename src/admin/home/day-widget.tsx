import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { formatFullDay } from '../../domain/format-date'
import { dayIn } from '../../domain/zone'
import { Card } from './card'
import { DayPicture } from './day-picture'
import { dayPlans } from './day-plan'
import { homeOf } from './home'
import { listAddress } from './list-address'
import { barStates, formatMoreDays, formatUnplaced, homeMessages } from './messages'

/** How many days are shown: today and the next ones, or the first ones. */
const MAX_DAYS = 2

/** Pictures of the days of the current edition. */
export async function DayWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  if (!home) return null
  const { programme } = home.checked
  const { admin } = req.payload.config.routes
  const zone = programme.edition.timezone
  const today = dayIn(new Date().toISOString(), zone)
  const all = dayPlans(programme)
  const toCome = all.filter(({ day }) => day >= today)
  const plans = (toCome.length > 0 ? toCome : all).slice(0, MAX_DAYS)
  const unplaced = programme.sessions.filter(({ startsAt }) => !startsAt).length
  return (
    <Card className="home-day" title={messages.programme}>
      {plans.map((plan) => (
        <DayPicture
          forms={`${admin}/collections/sessions`}
          key={plan.day}
          language={language}
          plan={plan}
          title={formatFullDay(plan.day, language)}
          zone={zone}
        />
      ))}
      {plans.length === 0 && <p>{messages.noProgramme}</p>}
      {plans.length > 0 && (
        <ul aria-hidden="true" className="home-day__legend">
          {(['published', 'pending', 'off'] as const).map((state) => (
            <li key={state}>
              <span className={`home-day__bar home-day__bar--${state}`} /> {inLanguage(barStates[state], language)}
            </li>
          ))}
        </ul>
      )}
      <p className="home-card__links">
        <Link href={`${admin}/collections/editions/${home.edition.id}/programme`} prefetch={false}>
          {messages.openProgramme}
        </Link>
        {unplaced > 0 && (
          <Link
            href={listAddress(admin, 'sessions', [
              ['edition', 'equals', home.edition.id],
              ['startsAt', 'exists', 'false'],
            ])}
            prefetch={false}
          >
            {formatUnplaced(unplaced, language)}
          </Link>
        )}
        {all.length > plans.length && <span>{formatMoreDays(all.length - plans.length, language)}</span>}
      </p>
    </Card>
  )
}
