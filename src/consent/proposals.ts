import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { type PersonCollection, shownName } from '../domain/person-link'
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

/** Returns the texts that a person may correct as plain text, of the newest version; `undefined` for a document in the trash. */
export async function findTexts(source: Payload | PayloadRequest, collection: PersonCollection, id: string) {
  const [doc] = await findDocuments<Record<string, unknown>>(source, collection, {
    where: { id: { equals: id } },
    draft: true,
    as: 'system',
  })
  return (
    doc &&
    Object.fromEntries(
      proposedFields[collection].map(({ name, isRich }) => [
        name,
        isRich ? plainTextOf(doc[name]) : String(doc[name] ?? ''),
      ]),
    )
  )
}

// Browsers send the ends of lines as HTTP writes them.
const sentText = (text: string | undefined) => text?.replaceAll('\r\n', '\n').trim()

/**
 * Saves the corrections of a person as a draft, beside what editors have already changed in it. Returns whether there were any.
 * Nothing that is public changes until an editor publishes it. `texts` has the texts that were sent, and under `shownName` those
 * that the form had shown: what the person left as it was is no correction of what an editor has changed since.
 */
export async function propose(
  req: PayloadRequest,
  collection: PersonCollection,
  id: string,
  texts: Readonly<Record<string, string>>,
): Promise<boolean> {
  const before = await findTexts(req, collection, id)
  if (!before) return false
  const changed = proposedFields[collection].flatMap(({ name, maxLength, isRich }) => {
    const sent = sentText(texts[name])
    const unchanged = [sentText(texts[shownName(name)]), before[name]]
    // An emptied name is not one; any other text may be taken out.
    if (sent === undefined || (name === 'name' && !sent)) return []
    if (unchanged.some((text) => text !== undefined && isSameText(sent, text))) return []
    const text = sent.slice(0, maxLength)
    return [[name, isRich ? (text ? richTextOf(text) : null) : text] as const]
  })
  if (changed.length === 0) return false
  const data = Object.fromEntries(changed) as never
  await req.payload.update({ collection, id, data, draft: true, locale: 'fr', depth: 0, req, overrideAccess: true })
  return true
}
