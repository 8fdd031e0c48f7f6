import { isolateObjectProperty, type PayloadRequest } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { SessionFields } from '../../domain/release/programme'
import { newest } from '../newest'
import { releasedFields } from './shown'

interface SessionDoc {
  id: string
  deletedAt?: string | null
  [field: string]: unknown
}

/**
 * Publishes a session with the fields that a release kept, in both languages; what the release did not have is emptied.
 * They become a version of the session, which is then restored as editors restore one.
 */
export async function writeFields(req: PayloadRequest, id: string, fields: SessionFields): Promise<void> {
  const where = { id: { equals: id } }
  const [found] = await newest<SessionDoc>(req, 'sessions', where, { trash: true })
  if (found?.deletedAt) await update(req, id, { deletedAt: null })
  const [session] = await newest<SessionDoc>(req, 'sessions', where)
  if (!session) throw new Error('A session disappeared while it was written.')
  const { id: _, ...current } = session
  const now = new Date().toISOString()
  const version = await req.payload.db.createVersion({
    collectionSlug: 'sessions',
    parent: id,
    autosave: false,
    createdAt: now,
    updatedAt: now,
    versionData: { ...current, ...keptFields(req, fields), _status: 'published', updatedAt: now } as never,
    req: aside(req),
  })
  // Payload notes in the context that a version is restored, and would treat what follows as a restoration too.
  const own = isolateObjectProperty(aside(req), 'context')
  own.context = { ...req.context }
  await req.payload.restoreVersion({ collection: 'sessions', id: version.id, depth: 0, overrideAccess: true, req: own })
}

/** Takes a session offline: it becomes a draft. */
export const hide = (req: PayloadRequest, id: string): Promise<void> => update(req, id, { _status: 'draft' })

async function update(req: PayloadRequest, id: string, data: object): Promise<void> {
  await req.payload.update({
    collection: 'sessions',
    id,
    data: data as never,
    locale: 'fr',
    trash: true,
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
}

function keptFields(req: PayloadRequest, fields: SessionFields): SessionFields {
  const { flattenedFields } = req.payload.collections.sessions.config
  const none = new Map<string, unknown>([
    ...flattenedFields.map((field): [string, unknown] => [field.name, isLocalised(field) ? {} : null]),
    ['participants', []],
    ['accessibility', []],
    ['recording', { url: null, captionsUrl: null, transcript: {} }],
  ])
  return Object.fromEntries(releasedFields.map((name) => [name, fields[name] ?? none.get(name)]))
}

const isLocalised = (field: object): boolean => 'localized' in field && field.localized === true
