import type { Where } from 'payload'
import { longTextOf } from './long-text'
import { text } from './raw-values'
import { findForReader } from './reader'
import type { RenderContext } from './render-context'
import { sessionDetails } from './session-details'
import { sessionWithEdition, videoOf } from './summaries'
import type { SessionView } from './view-types'

/** Returns the session that a filter finds; `undefined` when this reader may not read it or its edition. */
export async function findSession(context: RenderContext, where: Where): Promise<SessionView | undefined> {
  const [doc] = await findForReader(context.payload, context.reader, { collection: 'sessions', where, depth: 2 })
  const session = doc && sessionWithEdition(doc, context)
  if (!session) return undefined
  return {
    ...session,
    slug: text(doc.slug) ?? '',
    abstract: longTextOf(doc.abstract, context),
    details: sessionDetails(doc, context),
    registrationUrl: text(doc.registrationUrl),
    recording: videoOf(doc.recording, context),
  }
}
