import type { PayloadRequest, PopulateType, SelectType, Where } from 'payload'
import { findPage } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { refuseRequest } from '../../../collections/shared/messages'
import { MAX_LIMIT } from '../../../collections/shared/page-size'
import { type ProgrammeDays, programmeByDay } from '../../domain/schedule/programme-days'
import { DEFAULT_ZONE, isTimeZone } from '../../domain/zone'

/** The most sessions of a programme in one response. */
const MAX_SESSIONS = 1_000

/** A document as the reader of a request may read it. */
export type Doc = Record<string, unknown> & { id: string }

/** A programme by day and room, and the edition that it belongs to. */
export interface Schedule extends ProgrammeDays<Doc, Doc> {
  edition: Doc
}

/** What is read of a programme. */
interface ScheduleOptions {
  /** How many levels of related documents of a session are populated. */
  depth: number
  draft?: boolean
  /** The fields of a session; all but the edition by default, `all` of them for GraphQL, which chooses by itself. */
  select?: SelectType | 'all'
  populate?: PopulateType
}

/**
 * Finds the programme of an edition by its id, as the reader of a request may read it; `undefined` when there is no such
 * edition. Refuses an edition with more than `MAX_SESSIONS` sessions.
 */
export async function findSchedule(
  req: PayloadRequest,
  id: string,
  { depth, draft, select, populate }: ScheduleOptions,
): Promise<Schedule | undefined> {
  const shared = { ...languagesOf(req), as: 'requester', draft } as const
  const found = await findPage<Doc>(req, 'editions', {
    ...{ ...shared, where: { id: { equals: id } }, limit: 1, depth: Math.min(depth, 1), populate },
  })
  const [edition] = found.docs
  if (!edition) return undefined
  const where = { edition: { equals: id } }
  const all = { ...shared, where, depth, ...fieldsOf(select), populate, sort: 'startsAt' }
  const sessions = await findAll(req, 'sessions', all)
  const rooms = await findAll(req, 'rooms', { ...shared, where, depth: 0, sort: 'nameKey' })
  const timezone = isTimeZone(edition.timezone) ? edition.timezone : DEFAULT_ZONE
  const placedOf = (session: Doc) => ({ startsAt: session.startsAt as string | null, room: idOf(session.room) })
  return { edition, ...programmeByDay(sessions, rooms, { timezone, placedOf }) }
}

const fieldsOf = (select: ScheduleOptions['select'] = { edition: false }) =>
  select === 'all' ? {} : { select: withPlace(select) }

// A selection that leaves fields out must not leave out those that place a session.
function withPlace(select: SelectType): SelectType {
  if (!Object.values(select).includes(false)) return { ...select, startsAt: true, room: true } as SelectType
  const others = Object.entries(select).filter(([name]) => name !== 'startsAt' && name !== 'room')
  return Object.fromEntries(others)
}

/** Finds every document that a filter matches, page by page. */
async function findAll(
  req: PayloadRequest,
  collection: 'sessions' | 'rooms',
  options: Parameters<typeof findPage>[2] & { where: Where },
): Promise<Doc[]> {
  const docs: Doc[] = []
  for (let page = 1; ; page += 1) {
    const found = await findPage<Doc>(req, collection, { ...options, limit: MAX_LIMIT, page })
    if (found.totalDocs > MAX_SESSIONS) throw tooLarge(req)
    docs.push(...found.docs)
    if (!found.hasNextPage) return docs
  }
}

const tooLarge = (req: PayloadRequest) =>
  refuseRequest(
    req,
    400,
    {
      fr: `Ce programme a plus de ${MAX_SESSIONS} sessions. Demandez-le par pages : /api/sessions?where[edition][equals]=…`,
      en: `This programme has more than ${MAX_SESSIONS} sessions. Ask for it by pages: /api/sessions?where[edition][equals]=…`,
    },
    'PROGRAMME_TOO_LARGE',
  )
