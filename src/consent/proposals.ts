import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import type { PersonCollection } from '../domain/person-link'
import { isSameText, plainTextOf, richTextOf } from '../domain/rich-text'

/** A text of a document that the person may correct. */
interface ProposedField {
  name: string
  maxLength: number
  isLong?: boolean
  isRich?: boolean
}

/** The texts that a person may correct, in French. */
export const proposedFields: Record<PersonCollection, readonly ProposedField[]> = {
  speakers: [
    { name: 'name', maxLength: 150 },
    { name: 'headline', maxLength: 200 },
    { name: 'bio', maxLength: 5_000, isLong: true, isRich: true },
  ],
  testimonials: [
    { name: 'name', maxLength: 150 },
    { name: 'before', maxLength: 150 },
    { name: 'after', maxLength: 150 },
    { name: 'quote', maxLength: 500, isLong: true },
  ],
}

/** Returns the texts that a person may correct as plain text, of the newest version. */
export async function findTexts(source: Payload | PayloadRequest, collection: PersonCollection, id: string) {
  const [doc] = await findDocuments<Record<string, unknown>>(source, collection, {
    where: { id: { equals: id } },
    draft: true,
    as: 'system',
  })
  return Object.fromEntries(
    proposedFields[collection].map(({ name, isRich }) => [
      name,
      isRich ? plainTextOf(doc?.[name]) : String(doc?.[name] ?? ''),
    ]),
  )
}

/**
 * Saves the corrections of a person as a draft, beside what editors have already changed in it. Returns whether there were any.
 * Nothing that is public changes until an editor publishes it.
 */
export async function propose(
  req: PayloadRequest,
  collection: PersonCollection,
  id: string,
  texts: Readonly<Record<string, string>>,
): Promise<boolean> {
  const before = await findTexts(req, collection, id)
  const changed = proposedFields[collection].flatMap(({ name, maxLength, isRich }) => {
    const text = texts[name]?.replaceAll('\r\n', '\n').trim().slice(0, maxLength)
    // An emptied name is not one; any other text may be taken out.
    if (text === undefined || (name === 'name' && !text) || isSameText(text, before[name] ?? '')) return []
    return [[name, isRich ? (text ? richTextOf(text) : null) : text] as const]
  })
  if (changed.length === 0) return false
  const data = Object.fromEntries(changed) as never
  await req.payload.update({ collection, id, data, draft: true, locale: 'fr', depth: 0, req, overrideAccess: true })
  return true
}
