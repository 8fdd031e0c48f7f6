import type { Where } from 'payload'
import { longTextOf } from './long-text'
import { appearanceOf, videoOf } from './mentions'
import { text } from './raw-values'
import { findFor } from './reader'
import type { Scene } from './scene'
import type { SessionView } from './view-types'

/** The session that a filter finds; nothing where this reader does not see its edition. */
export async function findSession(scene: Scene, where: Where): Promise<SessionView | undefined> {
  const [doc] = await findFor(scene.payload, scene.reader, { collection: 'sessions', where, depth: 2 })
  const appearance = doc && appearanceOf(doc, scene)
  if (!appearance) return undefined
  return {
    ...appearance,
    slug: text(doc.slug) ?? '',
    abstract: longTextOf(doc.abstract, scene),
    capacity: typeof doc.capacity === 'number' ? doc.capacity : undefined,
    registrationUrl: text(doc.registrationUrl),
    recording: videoOf(doc.recording, scene),
  }
}
