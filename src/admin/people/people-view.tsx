import type { DocumentViewServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { findPeople } from '../../consent/people'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { EditionTab } from '../edition-tab/edition-tab'
import { PeopleTable } from '../on-demand'
import { peopleMessages } from './messages'
import './people.css'

/** The tab « Accords » of an edition: its speakers, what they answered, and the buttons that write to them. */
export async function PeopleView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const messages = messagesIn(peopleMessages, language)
  const id = String(docID)
  const people = canPublish(req.user) ? await findPeople(req, id, new Date()) : undefined
  const { serverURL, routes } = payload.config
  return (
    <EditionTab className="people" id={id} language={language} payload={payload} title={messages.title}>
      <h2>{messages.title}</h2>
      <p className="people__intro">{people ? messages.intro : messages.missing}</p>
      {people?.length === 0 && <p>{messages.nobody}</p>}
      {people && people.length > 0 && (
        <PeopleTable
          admin={routes.admin}
          initial={people}
          language={language}
          url={`${serverURL ?? ''}${routes.api}/programme/${id}/person-pages`}
        />
      )}
    </EditionTab>
  )
}
