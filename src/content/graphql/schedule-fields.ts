import type { GraphQLOutputType } from 'graphql'
import type { PayloadRequest } from 'payload'
import { trackExpiry } from '../../cache/dependencies'
import { atMoment } from '../../domain/schedule/at-moment'
import { isTimed, takesPlace } from '../../domain/schedule/session'
import type { Instant } from '../../domain/zone'
import { findAddress } from '../addresses/find-address'
import { findCurrentEdition } from '../schedule/current-edition'
import { type Doc, findSchedule, type Schedule } from '../schedule/find-schedule'
import { asksForDrafts, type ReadingArguments, readingArguments, readingRequest } from './reading'
import { type GraphQL, momentType, type RootField, type Schema, typesOf } from './schema'

interface Args extends ReadingArguments {
  edition?: string | null
  at?: Date | null
}

/** Adds the root fields `currentEdition`, `programme` and `now`. */
export function addScheduleFields(library: GraphQL, schema: Schema): void {
  const { GraphQLString } = library
  const shared = readingArguments(library, schema)
  const edition = { type: GraphQLString, description: 'The slug of an edition; the current one when it is absent.' }
  const moment = momentType(schema)
  const fields = schema.Query.fields
  fields.currentEdition = {
    type: typesOf(schema, 'editions').type,
    description: 'The edition under way, else the next one, else the latest one.',
    args: shared,
    resolve: (_, args: Args, context) => {
      const req = readingRequest(context, args)
      return findCurrentEdition(req, { draft: asksForDrafts(req) })
    },
  }
  fields.programme = {
    type: programmeType(library, schema),
    description: 'The programme of an edition, by day and room; null when there is no such edition.',
    args: { edition, ...shared },
    resolve: (_, args: Args, context) => scheduleOf(readingRequest(context, args), args),
  }
  fields.now = {
    type: momentOf(library, schema),
    description: 'What takes place at a moment in an edition, and what begins next.',
    args: { at: { type: moment, description: 'The moment; now when it is absent.' }, edition, ...shared },
    resolve: (_, args: Args, context) => sessionsAt(readingRequest(context, args), args),
  }
}

/** The root fields, for the cost of a query: which of their fields hold others, and which list how many documents. */
export const scheduleCosts = {
  currentEdition: { containers: [], lists: {} },
  programme: { containers: ['days', 'rooms'], lists: { sessions: 200, unscheduled: 200 } },
  now: { containers: [], lists: { current: 20, next: 20 } },
} as const

/** The parts of a session that place it in time. */
type HeldSession = Doc & { startsAt?: Instant | null; endsAt?: Instant | null; status?: string | null }

async function scheduleOf(req: PayloadRequest, { edition }: Args): Promise<Schedule | null> {
  const draft = asksForDrafts(req)
  const id = edition
    ? (await findAddress(req, 'editions', { slug: edition }, { draft }))?.id
    : (await findCurrentEdition(req, { draft }))?.id
  return (id && (await findSchedule(req, id, { depth: 0, draft, select: 'all' }))) || null
}

async function sessionsAt(req: PayloadRequest, args: Args) {
  const schedule = await scheduleOf(req, args)
  if (!schedule) return null
  const sessions = schedule.days.flatMap(({ rooms }) => rooms.flatMap((room) => room.sessions as HeldSession[]))
  const held = sessions.filter(takesPlace)
  const timed = held.flatMap((session) => (isTimed(session) ? [{ session, interval: session }] : []))
  timed.sort((one, other) => one.interval.startsAt.localeCompare(other.interval.startsAt))
  const found = atMoment<Doc>(timed, (args.at ?? new Date()).toISOString())
  if (!args.at && found.until) trackExpiry(Date.parse(found.until))
  return { edition: schedule.edition, ...found }
}

function programmeType({ GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString }: GraphQL, schema: Schema) {
  const listOf = (type: GraphQLOutputType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))
  const [edition, session, room] = ['editions', 'sessions', 'rooms'].map((slug) => typesOf(schema, slug).type)
  const sessions = { type: listOf(session as GraphQLOutputType), description: 'Its sessions, in order.' }
  const roomOfDay = new GraphQLObjectType({
    name: 'ProgrammeRoom',
    description: 'The sessions of one day in one room.',
    fields: {
      room: { type: room as GraphQLOutputType, description: 'The room; null for sessions without one.' },
      sessions,
    },
  })
  const day = new GraphQLObjectType({
    name: 'ProgrammeDay',
    description: 'A day of a programme, in the time zone of its edition.',
    fields: {
      date: { type: new GraphQLNonNull(GraphQLString), description: 'The day, as YYYY-MM-DD.' },
      rooms: { type: listOf(roomOfDay), description: 'The rooms with a session on that day, by name.' },
    },
  })
  return new GraphQLObjectType({
    name: 'Programme',
    description: 'The programme of an edition, by day and room.',
    fields: {
      edition: { type: new GraphQLNonNull(edition as GraphQLOutputType), description: 'The edition.' },
      days: { type: listOf(day), description: 'The days with a session, in order.' },
      unscheduled: { ...sessions, description: 'The sessions without a time.' },
    },
  })
}

function momentOf({ GraphQLList, GraphQLNonNull, GraphQLObjectType }: GraphQL, schema: Schema): RootField['type'] {
  const session = new GraphQLNonNull(typesOf(schema, 'sessions').type)
  const sessions = new GraphQLNonNull(new GraphQLList(session))
  return new GraphQLObjectType({
    name: 'ProgrammeMoment',
    description: 'What takes place at a moment in an edition. Sessions that are cancelled or postponed are left out.',
    fields: {
      edition: { type: new GraphQLNonNull(typesOf(schema, 'editions').type), description: 'The edition.' },
      current: { type: sessions, description: 'The sessions that take place.' },
      next: { type: sessions, description: 'The sessions that begin first afterwards.' },
      until: { type: momentType(schema), description: 'When this changes; null when nothing follows.' },
    },
  })
}
