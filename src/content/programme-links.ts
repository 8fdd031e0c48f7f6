import type { CollectionSlug } from 'payload'
import type { Reference } from '../domain/checks/long-text'
import type { LinkTarget, Programme } from '../domain/checks/programme'
import { possibleIds, type Reading, readAll } from './programme-reading'

type Known = Pick<Programme, 'edition' | 'sessions' | 'rooms' | 'speakers' | 'testimonials'>

/** What the long texts of an edition link to, and whether it will be there for readers. */
export async function linkTargetsOf(reading: Reading, known: Known, references: Reference[]): Promise<LinkTarget[]> {
  const own: Record<string, Set<string>> = {
    editions: new Set([known.edition.id]),
    sessions: idsOf(known.sessions),
    rooms: idsOf(known.rooms),
    speakers: idsOf(known.speakers),
    testimonials: idsOf(known.testimonials),
  }
  const links = new Map<string, Set<string>>()
  for (const { collection, id, kind } of references) {
    if (kind === 'link') links.set(collection, (links.get(collection) ?? new Set()).add(id))
  }
  const targets: LinkTarget[] = []
  for (const [collection, ids] of links) {
    const others = [...ids].filter((id) => !own[collection]?.has(id))
    const found = await stateOf(reading, collection, others)
    for (const id of ids) {
      targets.push({ collection, id, state: own[collection]?.has(id) ? 'public' : (found.get(id) ?? 'gone') })
    }
  }
  return targets
}

async function stateOf(reading: Reading, collection: string, ids: string[]): Promise<Map<string, LinkTarget['state']>> {
  const { payload } = reading
  const slug = collection as CollectionSlug
  const asked = possibleIds(reading, ids)
  if (!payload.collections[slug] || asked.length === 0) return new Map()
  const hasDrafts = Boolean(payload.collections[slug].config.versions?.drafts)
  const docs = await readAll(reading, slug, { id: { in: asked } }, [], { draft: false })
  return new Map(docs.map(({ id, _status }) => [id, !hasDrafts || _status === 'published' ? 'public' : 'draft']))
}

const idsOf = (docs: { id: string }[]) => new Set(docs.map(({ id }) => id))
