import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { formatDayRange } from '../../domain/format-date'
import { nextActions } from '../../domain/next-actions'
import { Actions } from './actions'
import { Card } from './card'
import { homeOf } from './home'
import { formatPending, homeMessages } from './messages'
import { type OtherEdition, otherEditions } from './work'

/** The other editions that an editor works on, and what to do next in each of them. */
export async function OthersWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  const all = home ? await otherEditions(req, home.edition.id, new Date()) : []
  if (all.length === 0) return null
  const { admin } = req.payload.config.routes
  const isBusy = ({ work }: OtherEdition) => work !== undefined && (work.pending > 0 || !work.isOver)
  const idle = all.filter((other) => !isBusy(other))
  const nameOf = ({ edition }: OtherEdition) => (
    <Link href={`${admin}/collections/editions/${edition.id}`} prefetch={false}>
      {edition.shortName ?? edition.title}
    </Link>
  )
  return (
    <Card className="home-others" title={messages.others}>
      {all.length > idle.length && (
        <ul>
          {all.filter(isBusy).map((other) => {
            const { edition, work } = other
            if (!work) return null
            const actions = nextActions(work, { canPublish: canPublish(req.user), isLast: false })
            return (
              <li className="home-others__edition" key={edition.id}>
                <div>
                  <h3>{nameOf(other)}</h3>
                  <p>
                    {formatDayRange(edition.startsOn, edition.endsOn, language)} ·{' '}
                    {formatPending(work.pending, language)}
                  </p>
                </div>
                <Actions actions={actions} admin={admin} edition={edition} language={language} work={work} />
              </li>
            )
          })}
        </ul>
      )}
      {idle.length > 0 && (
        <p className="home-others__idle">
          {messages.idle}{' '}
          {idle.map((other, index) => (
            <span key={other.edition.id}>
              {index > 0 && ', '}
              {nameOf(other)}
            </span>
          ))}
        </p>
      )}
    </Card>
  )
}
