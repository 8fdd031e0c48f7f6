import type { Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { isValidId } from '../../collections/shared/ids'
import { logName } from '../content/changes/log-name'
import { lastPosition } from '../content/changes/log-rows'
import { isSlug } from '../domain/slug'
import { badRequest, type Refusal } from '../http/refusal'
import { type Cursor, readCursor } from './cursor'
import { badParameter, expiredCursor, foreignCursor, invalidCursor, unknownEdition } from './refusals'

const MOST = 500
const DEFAULT_LIMIT = 100

/** The names of the parameters on which the response depends. */
export const parameterNames = ['since', 'edition', 'limit']

/** What a client asks of the log. */
export interface Wanted {
  cursor: Cursor
  /** The id of an edition. */
  edition?: string
  limit: number
}

/** Reads the parameters of a request; `lastEventId` stands for `since` in a stream that was interrupted. Returns a refusal for what cannot be read. */
export async function readParameters(
  payload: Payload,
  search: URLSearchParams,
  lastEventId?: string | null,
): Promise<Wanted | Refusal> {
  const repeated = parameterNames.find((name) => search.getAll(name).length > 1)
  if (repeated) {
    return badRequest('REPEATED_PARAMETER', {
      fr: `Donnez le paramètre « ${repeated} » une seule fois.`,
      en: `Give the parameter "${repeated}" once.`,
    })
  }
  const limit = search.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST) {
    const advice = { fr: `Écrivez un nombre de 1 à ${MOST}.`, en: `Write a number from 1 to ${MOST}.` }
    return badParameter('limit', advice)
  }
  const cursor = await cursorOf(payload, lastEventId || search.get('since'))
  if (isRefusal(cursor)) return cursor
  const edition = await editionOf(payload, search.get('edition'))
  if (isRefusal(edition)) return edition
  return { cursor, limit: Number(limit), ...(edition ? { edition } : {}) }
}

/** Whether a result is a refusal. */
export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'code' in result && 'status' in result

async function cursorOf(payload: Payload, since: string | null): Promise<Cursor | Refusal> {
  const log = await logName(payload)
  const last = await lastPosition(payload)
  if (since === null) return { log, position: 0, began: last }
  if (since === 'now') return { log, position: last }
  const cursor = readCursor(since)
  if (!cursor) return invalidCursor
  if (cursor.log !== log) return foreignCursor
  // A cursor beyond the end is one of a database that was set back to a copy.
  return Math.max(cursor.position, cursor.began ?? 0) > last ? expiredCursor : cursor
}

async function editionOf(payload: Payload, given: string | null): Promise<string | undefined | Refusal> {
  if (given === null) return undefined
  if (!isSlug(given)) {
    return badParameter('edition', {
      fr: 'Écrivez l’identifiant ou l’adresse d’une édition, comme montpellier-2024.',
      en: 'Write the id or the slug of an edition, as montpellier-2024.',
    })
  }
  const [edition] = await findDocuments(payload, 'editions', {
    as: { user: null },
    where: { slug: { equals: given } },
    select: { slug: true },
    limit: 1,
  })
  if (edition) return edition.id
  return isId(payload, given) ? given : unknownEdition
}

/** Whether a text has the form of the ids that this database gives. */
const isId = (payload: Payload, text: string): boolean =>
  isValidId(payload, text) && /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text)
