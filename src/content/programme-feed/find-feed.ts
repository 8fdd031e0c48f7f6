import type { Where } from 'payload'
import { idOf } from '../../../collections/shared/ids'
import { recordsOf } from '../../domain/record'
import { stripControlsIn } from '../../domain/text'
import type { LocalisedDocument as Doc } from '../programme-documents'
import { findForReader } from '../site/reader'
import type { FeedContext } from './feed-context'
import { feedEdition, feedPerson, feedRelease, feedRoom, feedSession } from './feed-documents'
import type { FeedView } from './feed-view'

/**
 * Finds what the feeds of an edition show; `undefined` when no public edition matches. Its texts have no control characters
 * and no lone surrogates, so that any format can hold them.
 */
export async function findFeed(context: FeedContext, where: Where): Promise<FeedView | undefined> {
  const [edition] = await find(context, 'editions', where, { depth: 2 })
  if (!edition) return undefined
  const ofEdition: Where = { edition: { equals: edition.id } }
  const rooms = await find(context, 'rooms', ofEdition, { sort: ['nameKey'] })
  const sessions = await find(context, 'sessions', ofEdition, { sort: ['startsAt', 'number'] })
  const ids = peopleOf(sessions)
  const people =
    ids.length > 0 ? await find(context, 'speakers', { id: { in: ids } }, { depth: 1, sort: ['nameKey'] }) : []
  const releases = await find(context, 'releases', ofEdition, { sort: ['-number'] })
  const [feedRooms, feedPeople] = [rooms.map(feedRoom), people.map((doc) => feedPerson(doc, context))]
  const relations = {
    rooms: new Map(rooms.map((doc, nth) => [doc.id, { view: feedRooms[nth], doc }])),
    people: new Map(people.map((doc) => [doc.id, doc])),
  }
  return stripControlsIn({
    language: context.language,
    origin: context.origin,
    address: context.address,
    edition: feedEdition(edition, context),
    rooms: feedRooms,
    sessions: sessions.flatMap((doc) => feedSession(doc, relations, context) ?? []),
    people: feedPeople,
    releases: releases.map((doc) => feedRelease(doc, context)),
  })
}

function find(
  { payload, reader }: FeedContext,
  collection: 'editions' | 'rooms' | 'sessions' | 'speakers' | 'releases',
  where: Where,
  { depth = 0, sort }: { depth?: number; sort?: string[] },
): Promise<Doc[]> {
  return findForReader(payload, reader, { collection, where, depth, sort })
}

const peopleOf = (sessions: Doc[]): string[] => [
  ...new Set(
    sessions.flatMap(({ participants }) => recordsOf(participants).flatMap(({ speaker }) => idOf(speaker) ?? [])),
  ),
]
