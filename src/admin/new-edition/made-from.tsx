import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { findCopy } from '../../editorial/clone-edition/copy-record'
import { formatMade, newEditionMessages } from './messages'
import { UndoEdition } from './undo-edition'

interface Props {
  admin: string
  edition: string
  req: PayloadRequest
  /** Of the edition in the API. */
  url: string
}

/** In the tab of an edition that was made from another one: when, by whom, and a button that undoes it. */
export async function MadeFrom({ admin, edition, req, url }: Props) {
  const copy = await findCopy(req, edition)
  if (copy?.state !== 'made') return null
  const language = languageOf(req.i18n)
  const [source] = await findDocuments(req.payload, 'editions', {
    where: { id: { equals: copy.source } },
    select: { shortName: true, slug: true },
    draft: true,
    trash: true,
    as: 'system',
  })
  const where = { id: { equals: copy.by } }
  const [user] = copy.by ? await findDocuments(req.payload, 'users', { where, limit: 1, as: 'system' }) : []
  const when = formatMoment(copy.createdAt, DEFAULT_ZONE, language)
  return (
    <section className="new-edition__made">
      <p>
        {formatMade(source?.shortName ?? source?.slug ?? '?', when, user?.name ?? '', language)}{' '}
        {messagesIn(newEditionMessages, language).whileUntouched}
      </p>
      <UndoEdition admin={admin} language={language} url={url} />
    </section>
  )
}
