import { getTranslation } from '@payloadcms/translations'
import { Link } from '@payloadcms/ui'
import type { CollectionSlug, DefaultServerCellComponentProps } from 'payload'
import { type Actor, actorKinds } from '../../domain/audit'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { filterAddress } from './filter-address'
import { auditMessages } from './messages'
import { titleNow } from './named-documents'
import './audit.css'

/** The document that an entry is about, under its title of today, with a link to every entry about it. */
export async function SubjectCell({ i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const { subject, subjectCollection: collection } = rowData as { subject?: string; subjectCollection?: string }
  const language = languageOf(i18n)
  const messages = messagesIn(auditMessages, language)
  const config = collection ? payload.collections[collection as CollectionSlug]?.config : undefined
  if (!config || !collection) return null
  const kind = getTranslation(subject ? config.labels.singular : config.labels.plural, i18n)
  if (!subject) return <>{kind}</>
  const title = await titleNow(payload, collection, subject)
  const { admin } = payload.config.routes
  const filter = { action: '', account: '', collection: '', document: subject, day: '' }
  return (
    <>
      <span className="audit-cell__note">{kind}</span>{' '}
      {title === undefined ? (
        messages.gone
      ) : (
        <Link href={`${admin}/collections/${collection}/${subject}`} prefetch={false}>
          {title || subject}
        </Link>
      )}
      <a className="audit-cell__history" href={filterAddress(admin, filter)}>
        {messages.history}
      </a>
    </>
  )
}

const collectionOfKind: Partial<Record<Actor['kind'], string>> = { user: 'users', key: 'api-clients' }

/** Who did something: the name of the account or of the API client today, or the kind of actor. */
export async function ActorCell({ i18n, payload, rowData }: DefaultServerCellComponentProps) {
  const { actor, actorKind } = rowData as { actor?: string; actorKind: Actor['kind'] }
  const language = languageOf(i18n)
  const kind = inLanguage(actorKinds[actorKind] ?? actorKinds.anonymous, language)
  const collection = collectionOfKind[actorKind]
  if (!actor || !collection) return <>{kind}</>
  const name = await titleNow(payload, collection, actor)
  if (name === undefined) return <>{`${kind} (${inLanguage(auditMessages.gone, language)})`}</>
  return (
    <Link href={`${payload.config.routes.admin}/collections/${collection}/${actor}`} prefetch={false}>
      {name}
    </Link>
  )
}
