import type { DocumentViewServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { EditionTab } from '../edition-tab/edition-tab'
import { NewEditionForm } from '../on-demand'
import { MadeFrom } from './made-from'
import { newEditionMessages } from './messages'
import './new-edition.css'

/** The tab « Nouvelle édition » of an edition: a form, a plan, then the drafts. */
export async function NewEditionView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const messages = messagesIn(newEditionMessages, language)
  const id = String(docID)
  const [edition] = canPublish(req.user)
    ? await findDocuments(payload, 'editions', {
        where: { id: { equals: id } },
        draft: true,
        trash: true,
        as: 'system',
      })
    : []
  const { serverURL, routes } = payload.config
  const admin = `${serverURL ?? ''}${routes.admin}`
  const programme = `${serverURL ?? ''}${routes.api}/programme`
  return (
    <EditionTab className="new-edition" id={id} language={language} payload={payload} title={messages.title}>
      {edition ? (
        <>
          <h2>{messages.title}</h2>
          <MadeFrom admin={admin} edition={id} req={req} url={`${programme}/${id}`} />
          <p className="new-edition__intro">{messages.intro}</p>
          <NewEditionForm
            adminUrl={admin}
            key={id}
            language={language}
            source={{
              title: edition.title ?? '',
              startsOn: edition.startsOn,
              endsOn: edition.endsOn,
              city: edition.city ?? '',
            }}
            programme={programme}
            url={`${programme}/${id}/copy`}
          />
        </>
      ) : (
        <p>{messages.missing}</p>
      )}
    </EditionTab>
  )
}
