import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { firstOpening } from '../../domain/schedule/first-opening'
import { currentEditionFor } from '../home/current-edition'

type Values = Record<string, unknown>

/**
 * Returns the values that the form of a new document starts with: the given ones, the current edition, and for a session
 * the opening of its first day. They are no change: nothing is saved because of them.
 */
export async function presetsFor(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  given: Values = {},
): Promise<Values | undefined> {
  const has = (name: string) => collection.flattenedFields.some((field) => field.name === name)
  const field = ['edition', 'editions'].find(has)
  const initial = { ...emptyTexts(collection), ...given }
  const id = field && (idOf([given[field]].flat()[0]) ?? (await currentEditionFor(req, new Date()))?.id)
  if (!id) return Object.keys(initial).length > 0 ? initial : undefined
  const startsAt = has('startsAt') ? await openingOf(req, id) : undefined
  return { [field]: field === 'editions' ? [id] : id, ...(startsAt && { startsAt }), ...initial }
}

/**
 * `null` for each rich text, as in a document that exists: the editor makes itself anew when `undefined` becomes `null`, and
 * loses what is typed at that moment.
 */
const emptyTexts = ({ flattenedFields }: SanitizedCollectionConfig): Values =>
  Object.fromEntries(flattenedFields.flatMap(({ name, type }) => (type === 'richText' ? [[name, null]] : [])))

async function openingOf(req: PayloadRequest, id: string): Promise<string | undefined> {
  const [edition] = await findDocuments(req, 'editions', {
    where: { id: { equals: id } },
    select: { startsOn: true, timezone: true, openingHours: true },
    draft: true,
    as: 'requester',
  })
  return edition && firstOpening(edition)
}
