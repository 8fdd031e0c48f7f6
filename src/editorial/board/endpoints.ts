import type { Endpoint, PayloadRequest } from 'payload'
import * as z from 'zod'
import { isStaff } from '../../../collections/shared/access/roles'
import { messageFor } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { createSession } from './create-session'
import { moveSession } from './move-session'
import { readBoard } from './read-board'
import { readChanges } from './read-changes'

const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString())

const requestedMove = z
  .strictObject({
    session: z.string().min(1).max(64),
    seen: z.string().max(40),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    room: z.string().min(1).max(64).nullable(),
    anyway: z.boolean().optional(),
  })
  .refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null))

const newSession = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    format: z.string().max(40).nullable(),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    room: z.string().min(1).max(64).nullable(),
  })
  .refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null))

/** `GET /api/programme/:edition/board` returns the board; with `?since=`, its changes since that instant. */
const readEndpoint: Endpoint = {
  path: '/programme/:edition/board',
  method: 'get',
  custom: { parameters: ['since'] },
  handler: async (req) => {
    const refused = refuseOthersThanStaff(req)
    if (refused) return refused
    const edition = editionIn(req)
    const since = req.searchParams.get('since')
    if (since !== null) {
      if (Number.isNaN(Date.parse(since))) return refusal(req, 400, messages.since)
      const changes = await readChanges(req.payload, req.user, edition, since)
      return changes ? respond(changes) : refusal(req, 404, messages.unknown)
    }
    const board = await readBoard(req.payload, req.user, edition)
    return board ? respond(board) : refusal(req, 404, messages.unknown)
  },
}

/** `POST /api/programme/:edition/moves` saves the placement of a session as a draft, unless it was changed meanwhile. */
const moveEndpoint: Endpoint = {
  path: '/programme/:edition/moves',
  method: 'post',
  handler: async (req) => {
    const refused = refuseOthersThanStaff(req)
    if (refused) return refused
    const move = requestedMove.safeParse(await req.json?.().catch(() => undefined))
    if (!move.success) return refusal(req, 400, messages.body)
    const outcome = await moveSession(req, editionIn(req), move.data)
    if (!outcome) return refusal(req, 404, messages.gone)
    if (outcome.moved) return respond({ session: outcome.session })
    return respond({ ...errors(req, messages.changed, 'changed-since'), session: outcome.session, by: outcome.by }, 409)
  },
}

/** `POST /api/programme/:edition/sessions` creates a session as a draft. */
const createEndpoint: Endpoint = {
  path: '/programme/:edition/sessions',
  method: 'post',
  handler: async (req) => {
    const refused = refuseOthersThanStaff(req)
    if (refused) return refused
    const created = newSession.safeParse(await req.json?.().catch(() => undefined))
    if (!created.success) return refusal(req, 400, messages.newBody)
    if (!isFormat(req, created.data.format)) return refusal(req, 400, messages.format)
    const session = await createSession(req, editionIn(req), created.data)
    return session ? respond({ session }, 201) : refusal(req, 404, messages.unknown)
  },
}

/** The endpoints of the programme board. */
export const boardEndpoints: Endpoint[] = [readEndpoint, moveEndpoint, createEndpoint]

// Payload does not validate the options of a draft.
function isFormat({ payload }: PayloadRequest, format: string | null): boolean {
  if (format === null) return true
  const field = payload.collections.sessions.config.flattenedFields.find(({ name }) => name === 'format')
  if (field?.type !== 'select') return false
  return field.options.some((option) => (typeof option === 'string' ? option : option.value) === format)
}

const editionIn = (req: PayloadRequest) => String(req.routeParams?.edition ?? '')

function refuseOthersThanStaff(req: PayloadRequest): Response | undefined {
  if (!req.user) return refusal(req, 401, messages.login)
  return isStaff(req.user) ? undefined : refusal(req, 403, messages.staff)
}

const respond = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

const errors = (req: PayloadRequest, text: Bilingual, code?: string) => ({
  errors: [{ message: messageFor(req, text), ...(code ? { code } : {}) }],
})

const refusal = (req: PayloadRequest, status: number, text: Bilingual) => respond(errors(req, text), status)

const messages = {
  login: { fr: 'Connectez-vous de nouveau.', en: 'Log in first.' },
  staff: { fr: 'Le programme en cours est réservé à l’équipe.', en: 'The programme board is for the staff.' },
  unknown: { fr: 'Cette édition n’existe pas, ou ne vous est pas ouverte.', en: 'There is no such edition.' },
  gone: {
    fr: 'Cette session n’existe plus dans cette édition. Rechargez le programme.',
    en: 'There is no such session in this edition. Reload the programme.',
  },
  since: { fr: '« since » est une date ISO 8601.', en: '"since" is an ISO 8601 moment.' },
  body: {
    fr: 'Envoyez la session, la version vue (« seen »), le début, la fin et la salle.',
    en: 'Send {session, seen, startsAt, endsAt, room} as JSON; both times, or neither.',
  },
  newBody: {
    fr: 'Envoyez le titre (200 caractères au plus), le format, le début, la fin et la salle.',
    en: 'Send {title, format, startsAt, endsAt, room} as JSON; a title of at most 200 characters, both times, or neither.',
  },
  format: { fr: 'Ce format de session n’existe pas.', en: 'There is no such format of sessions.' },
  changed: {
    fr: 'Cette session a été modifiée entre-temps.',
    en: 'The session was changed since the version you saw.',
  },
}
