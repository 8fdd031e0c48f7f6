import type { Where } from 'payload'
import { longTextOf } from './long-text'
import { appearanceOf, personOf } from './mentions'
import { isWithheld } from './picture-view'
import { rows, text } from './raw-values'
import { beyondLink, findFor } from './reader'
import { choiceOf, type Scene } from './scene'
import type { SpeakerView } from './view-types'

/** The speaker that a filter finds, with their sessions in every edition this reader sees, the latest first. */
export async function findSpeaker(scene: Scene, where: Where): Promise<SpeakerView | undefined> {
  const { payload, reader } = scene
  const [doc] = await findFor(payload, reader, { collection: 'speakers', where, depth: 1 })
  if (!doc) return undefined
  const sessions = await findFor(payload, beyondLink(reader), {
    collection: 'sessions',
    where: { 'participants.speaker': { equals: doc.id } },
    depth: 1,
    sort: ['-startsAt'],
  })
  return {
    ...personOf(doc, scene),
    slug: text(doc.slug) ?? '',
    bio: longTextOf(doc.bio, scene),
    links: rows(doc.links).flatMap(({ kind, url }) => {
      const choice = choiceOf(scene, 'speakers', 'links.kind', kind)
      const address = text(url)
      return choice && address ? [{ label: choice.label, url: address }] : []
    }),
    sessions: sessions.flatMap((session) => appearanceOf(session, scene) ?? []),
    isPhotoWithheld: isWithheld(doc.photo, scene),
  }
}
