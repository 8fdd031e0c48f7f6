import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { wordingText } from '../domain/consent-wordings'
import type { BootReport } from './handshake'

/**
 * Records that the consents of a MongoDB database from before their events were given, and withdrawn where they were. Does
 * nothing on SQLite, where a migration has done it. Can be repeated, and done by several nodes at once: the events of a consent
 * have ids that follow from its own.
 */
export async function carryOverConsents({ db }: Payload): Promise<Partial<BootReport>> {
  if (db.name === 'sqlite') return {}
  const { collections } = db as unknown as MongooseAdapter
  const [consents, events] = [collections.consents?.collection, collections['consent-events']?.collection]
  if (!consents || !events) return {}
  for await (const consent of consents.find({})) {
    const id = consent._id.toHexString()
    if (await events.findOne({ consent: id }, { projection: { _id: 1 } })) continue
    const event = eventOf(consent, id)
    const kinds = [
      ['given', consent.createdAt, consent._id],
      // No id of a consent begins like this: the first digits are the time of its creation.
      [
        'withdrawn',
        consent.withdrawnAt,
        new (consent._id.constructor as ObjectIdClass<typeof consent._id>)(`ff${id.slice(2)}`),
      ],
    ] as const
    for (const [kind, at, _id] of kinds) {
      if (at) await events.updateOne({ _id }, { $setOnInsert: { ...event, kind, at } }, { upsert: true })
    }
  }
  return {}
}

type ObjectIdClass<Id> = new (hex: string) => Id

function eventOf(consent: Record<string, unknown>, id: string) {
  const subject = consent.subject as { relationTo?: string; value?: { toString(): string } } | undefined
  const now = new Date()
  return {
    consent: id,
    subjectCollection: subject?.relationTo ?? null,
    subject: subject?.value?.toString() ?? null,
    person: consent.person,
    scope: [consent.scope ?? []].flat().sort(),
    from: consent.givenOn,
    to: consent.expiresOn ?? null,
    wording: consent.wording ?? null,
    wordingText: wordingText(String(consent.wording)) ?? null,
    createdAt: now,
    updatedAt: now,
  }
}
