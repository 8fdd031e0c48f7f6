import type { Payload } from 'payload'
import { recordLater } from '../../../../../collections/shared/audit/record'
import { archiveResponse } from '../../../../consent/export/archive'
import { personRefusal } from '../../../../site/person/refusal'
import { aboutOf, type OpenPage } from './write-choices'

/** Returns everything that is held about a person as a file; a page that says so when it could not be put together. */
export async function ownArchiveResponse(payload: Payload, open: OpenPage, origin: string): Promise<Response> {
  const { person, ...subject } = aboutOf(open)
  try {
    const archive = await archiveResponse(payload, subject, person)
    if (archive) recordLater({ payload }, { action: 'export-person', ...subject })
    return archive ?? personRefusal('foreign', origin)
  } catch (err) {
    payload.logger.error({ err, msg: 'The data of a person could not be put together.' })
    return personRefusal('no-archive', origin)
  }
}
