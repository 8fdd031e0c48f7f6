import type { Where } from 'payload'
import { recordsOf } from '../../domain/record'
import { longTextOf } from './long-text'
import { isWithheld } from './picture'
import { text } from './raw-values'
import { findForReader, listReader } from './reader'
import { choiceOf, type RenderContext } from './render-context'
import { isWithdrawn, personOf, sessionWithEdition } from './summaries'
import type { SpeakerView } from './view-types'

/** Returns the speaker that a filter finds, with their sessions in all editions that this reader may read, the latest first. */
export async function findSpeaker(context: RenderContext, where: Where): Promise<SpeakerView | undefined> {
  const { payload, reader } = context
  const [doc] = await findForReader(payload, reader, { collection: 'speakers', where, depth: 1 })
  if (!doc) return undefined
  const sessions = await findForReader(payload, listReader(reader), {
    collection: 'sessions',
    where: { 'participants.speaker': { equals: doc.id } },
    depth: 1,
    sort: ['-startsAt'],
  })
  return {
    ...personOf(doc, context),
    slug: text(doc.slug) ?? '',
    bio: longTextOf(doc.bio, context),
    links: recordsOf(doc.links).flatMap(({ kind, url }) => {
      const choice = choiceOf(context, 'speakers', 'links.kind', kind)
      const address = text(url)
      return choice && address ? [{ label: choice.label, url: address }] : []
    }),
    sessions: sessions.flatMap((session) => sessionWithEdition(session, context) ?? []),
    isPhotoWithheld: isWithheld(doc.photo, context),
    lacksConsent: isWithdrawn(doc, context),
  }
}
