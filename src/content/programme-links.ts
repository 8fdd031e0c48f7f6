import type { CollectionSlug } from 'payload'
import { isValidId } from '../../collections/shared/ids'
import type { Reference } from '../domain/checks/long-text'
import type { LinkTarget, Programme } from '../domain/checks/programme'
import { findProgrammeDocuments, type ProgrammeSource } from './programme-documents'

type OwnDocuments = Pick<Programme, 'edition' | 'sessions' | 'rooms' | 'speakers' | 'testimonials'>

/** Finds the documents that the long texts of an edition link to, and whether readers will see them. */
export async function linkTargetsOf(
  source: ProgrammeSource,
  programme: OwnDocuments,
  references: Reference[],
): Promise<LinkTarget[]> {
  const own: Record<string, Set<string>> = {
    editions: new Set([programme.edition.id]),
    sessions: idsOf(programme.sessions),
    rooms: idsOf(programme.rooms),
    speakers: idsOf(programme.speakers),
    testimonials: idsOf(programme.testimonials),
  }
  const links = new Map<string, Set<string>>()
  for (const { collection, id, kind } of references) {
    if (kind === 'link') links.set(collection, (links.get(collection) ?? new Set()).add(id))
  }
  const targets: LinkTarget[] = []
  for (const [collection, ids] of links) {
    const others = [...ids].filter((id) => !own[collection]?.has(id))
    const found = await statesOf(source, collection, others)
    for (const id of ids) {
      targets.push({ collection, id, state: own[collection]?.has(id) ? 'public' : (found.get(id) ?? 'gone') })
    }
  }
  return targets
}

async function statesOf(
  source: ProgrammeSource,
  collection: string,
  ids: string[],
): Promise<Map<string, LinkTarget['state']>> {
  const payload = 'payload' in source ? source.payload : source
  const slug = collection as CollectionSlug
  const valid = ids.filter((id) => isValidId(payload, id))
  if (!payload.collections[slug] || valid.length === 0) return new Map()
  const hasDrafts = Boolean(payload.collections[slug].config.versions?.drafts)
  const docs = await findProgrammeDocuments(source, slug, { id: { in: valid } }, [], { draft: false })
  return new Map(docs.map(({ id, _status }) => [id, !hasDrafts || _status === 'published' ? 'public' : 'draft']))
}

const idsOf = (docs: { id: string }[]) => new Set(docs.map(({ id }) => id))
