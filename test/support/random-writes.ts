import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Session, TestApp } from './app'
import type { ChangingSite, Read } from './changing-site'
import { aSession, at, unique } from './fixtures'

/** A write of one kind; `nth` chooses among its documents and its variants. */
export type Write = (nth: number) => Promise<unknown>

/** What the writes need: the application, its site, an editor, and a reader that fills the cache. */
export interface Writing {
  app: TestApp
  site: ChangingSite
  editor: Session
  read(read: Read): Promise<unknown>
}

/** A header that makes a write fail once it has changed rows: the id of the document at which it fails, or `any`. */
const FAILS_AT = 'x-fails-at'

/** Adds hooks that throw at the end of a write whose request asks for it, after its rows are changed. */
export function failOnRequest({ payload }: TestApp): void {
  const fail = ({ doc, req }: { doc: { id: string }; req: { headers?: Headers } }) => {
    const at = req.headers?.get(FAILS_AT)
    if (at && [doc.id, 'any'].includes(at)) throw new Error('A failure of the test.')
  }
  // Each would be an error in the log.
  payload.logger.level = 'fatal'
  for (const { config } of Object.values(payload.collections)) {
    config.hooks.afterChange = [...(config.hooks.afterChange ?? []), fail]
    config.hooks.afterDelete = [...(config.hooks.afterDelete ?? []), fail]
  }
}

/** Every kind of write by its name, those that are refused and those that fail included. */
export function randomWrites({ app, site, editor, read }: Writing): Record<string, Write> {
  const { world } = site
  const send = (method: string, path: string, json?: object, headers?: HeadersInit) =>
    app.fetch(`/api/${path}`, { method, as: editor, json, headers })
  const patch = (path: string, json: object, headers?: HeadersInit) => send('PATCH', path, json, headers)
  const remove = (path: string, headers?: HeadersInit) => send('DELETE', path, undefined, headers)
  const pick = (collection: keyof typeof world, nth: number) =>
    String(world[collection][nth % world[collection].length])
  const one = (collection: keyof typeof world, nth: number) => `${collection}/${pick(collection, nth)}`
  const failing = (id = 'any') => ({ [FAILS_AT]: id })
  const now = () => new Date().toISOString()
  const slug = () => unique('adresse').replaceAll(' ', '-')
  const refused = async (response: Promise<Response>) => expect((await response).ok).toBe(false)
  /** A new programme that the cache holds. */
  const cachedProgramme = async (nth: number) => {
    const programme = await site.addProgramme(nth)
    for (const added of programme.reads) await read(added)
    return programme
  }

  return {
    'edit a speaker': (nth) => patch(one('speakers', nth), { name: unique('Renommée') }),
    'publish or withdraw a speaker': (nth) => patch(one('speakers', nth), { _status: nth % 2 ? 'published' : 'draft' }),
    'rename a session': (nth) => patch(one('sessions', nth), { title: unique('Titre') }),
    'draft a session': (nth) => patch(`${one('sessions', nth)}?draft=true`, { title: unique('Brouillon') }),
    'change an address': (nth) => patch(one('sessions', nth), { slug: slug(), _status: 'published' }),
    'publish or withdraw a session': (nth) => patch(one('sessions', nth), { _status: nth % 3 ? 'published' : 'draft' }),
    'trash or restore a session': (nth) =>
      patch(`${one('sessions', nth)}?trash=true`, { deletedAt: nth % 2 ? null : now() }),
    'change two sessions at once': (nth) =>
      patch(`sessions?${manyOf(world.sessions.slice(0, 2))}`, { title: unique('Ensemble'), status: statusOf(nth) }),
    'move a session to a time and a room': (nth) =>
      patch(one('sessions', nth), {
        ...{ startsAt: at(`${10 + (nth % 4)}:00`), endsAt: at(`${10 + (nth % 4)}:30`) },
        room: nth % 2 && nth % 3 < 2 ? pick('rooms', nth) : null,
      }),
    'change who takes part': (nth) =>
      patch(one('sessions', nth), { participants: [{ speaker: pick('speakers', nth), role: 'speaker' }] }),
    'publish or withdraw an edition': (nth) =>
      patch(one('editions', nth), { _status: nth % 3 ? 'published' : 'draft' }),
    'create and delete a session': async (nth) => {
      const created = aSession(app, pick('editions', nth), { startsAt: at('17:00'), endsAt: at('18:00') })
      // An edition in the trash takes no session.
      const session = await created.catch(() => undefined)
      if (session && nth % 2) await remove(`sessions/${session.id}`)
    },
    'publish the programme': (nth) => send('POST', `programme/${pick('editions', nth)}/release`, {}),
    'restore a version of a session': async (nth) => {
      const { docs } = await app.payload.findVersions({
        ...{ collection: 'sessions', where: { parent: { equals: pick('sessions', nth) } }, limit: 4, depth: 0 },
        overrideAccess: true,
      })
      await send('POST', `sessions/versions/${docs[nth % Math.max(1, docs.length)]?.id}`)
    },
    'give or withdraw a consent': (nth) => patch(one('consents', nth), { withdrawnAt: nth % 2 ? null : now() }),
    'trash or restore an edition': (nth) =>
      patch(`${one('editions', nth)}?trash=true`, { deletedAt: nth % 2 ? null : now() }),
    'describe an image': (nth) => patch(one('media', nth), { alt: unique('Une salle'), credit: unique('Crédit') }),
    'withhold or show an image': (nth) => patch(one('media', nth), { needsConsent: nth % 2 === 1 }),
    'rename an organisation': (nth) => patch(one('organisations', nth), { name: unique('Réseau') }),
    'publish or withdraw an organisation': (nth) =>
      patch(one('organisations', nth), { _status: nth % 2 ? 'published' : 'draft' }),
    'rename a room': (nth) => patch(one('rooms', nth), { name: unique('Salle') }),
    'publish or withdraw a commitment': (nth) =>
      patch(one('commitments', nth), { _status: nth % 2 ? 'published' : 'draft' }),
    'delete an edition for good': async (nth) => {
      const { edition, room, session } = await cachedProgramme(nth)
      await remove(nth % 2 ? `editions/${edition}` : `editions?where[id][equals]=${edition}`)
      if (nth % 3) expect((await app.fetch(`/api/sessions/${session}`)).status).toBe(404)
      if (nth % 3) expect((await app.fetch(`/api/rooms/${room}`)).status).toBe(404)
    },
    'delete what others refer to': async (nth) => {
      const { room, speaker, organisation, picture } = await cachedProgramme(nth)
      const paths = [`rooms/${room}`, `speakers/${speaker}`, `organisations/${organisation}`, `media/${picture}`]
      await remove(String(paths[nth % paths.length]))
    },
    'delete what others refer to, and write those meanwhile': async (nth) => {
      const { edition, room, speaker, organisation, session } = await cachedProgramme(nth)
      const paths = [`rooms/${room}`, `speakers/${speaker}`, `organisations/${organisation}`]
      await Promise.all([
        remove(String(paths[nth % paths.length])),
        patch(`sessions/${session}`, { title: unique('Meanwhile') }),
        patch(`editions/${edition}`, { title: unique('Meanwhile') }),
        patch(`speakers/${speaker}`, { name: unique('Meanwhile') }),
      ])
    },
    'move one session twice at the same time': async (nth) => {
      const { session, room } = await cachedProgramme(nth)
      const moved = (hour: string) => ({ slug: slug(), startsAt: at(`${hour}:00`), endsAt: at(`${hour}:30`) })
      await Promise.all([
        patch(`sessions/${session}`, { ...moved('10'), room: null }),
        patch(`sessions/${session}`, moved('12')),
        patch(`rooms/${room}`, { name: unique('Salle') }),
      ])
    },
    'let a consent end': async (nth) => {
      const end = Date.now() + 150
      const id = pick('testimonials', nth)
      const data = { consentUntil: new Date(end).toISOString() }
      await app.payload.db.updateOne({ collection: 'testimonials', id, data, returning: false })
      await Promise.all(site.reads.map(read))
      await wait(Math.max(0, end - Date.now()) + 100)
    },
    'run a scheduled publication': async (nth) => {
      await app.payload.jobs.queue({
        task: 'schedulePublish',
        waitUntil: new Date(Date.now() - 1_000),
        input: { type: 'publish', doc: { relationTo: 'speakers', value: pick('speakers', nth) } },
        overrideAccess: true,
      })
      await app.payload.jobs.run({ queue: 'default', overrideAccess: true, silent: true })
    },
    'refused: a required field is empty': (nth) =>
      refused(patch(one('sessions', nth), { title: '', _status: 'published' })),
    'refused: the room is occupied': async (nth) => {
      const { edition, room } = await cachedProgramme(nth)
      const times = { startsAt: at('09:30'), endsAt: at('10:30') }
      const data = { title: unique('Refusée'), edition, room, format: 'workshop', status: 'scheduled', ...times }
      await refused(send('POST', 'sessions', { ...data, _status: 'published' }))
    },
    'refused: somebody else wrote first': (nth) =>
      refused(patch(one('speakers', nth), { name: unique('Refusée') }, { 'if-match': '"another"' })),
    'failed: a save': (nth) => refused(patch(one('speakers', nth), { name: unique('Échec') }, failing())),
    'failed: a publication or a withdrawal': (nth) =>
      refused(patch(one('sessions', nth), { _status: nth % 2 ? 'published' : 'draft' }, failing())),
    'failed: an edition to the trash': (nth) =>
      refused(patch(`${one('editions', nth)}?trash=true`, { deletedAt: now() }, failing())),
    'failed: a creation': async (nth) => {
      const { edition } = await cachedProgramme(nth)
      await refused(send('POST', 'rooms', { name: unique('Échec'), edition, _status: 'published' }, failing()))
    },
    'failed: one document of a change of many': (nth) =>
      patch(`sessions?${manyOf(world.sessions)}`, { title: unique('Échec') }, failing(pick('sessions', nth))),
    'failed: a deletion': async (nth) => {
      const { edition, room, speaker, organisation } = await cachedProgramme(nth)
      const paths = [`rooms/${room}`, `speakers/${speaker}`, `organisations/${organisation}`, `editions/${edition}`]
      await refused(remove(String(paths[nth % paths.length]), failing()))
    },
    'failed: a release': async (nth) => {
      const { edition, session } = await cachedProgramme(nth)
      await patch(`sessions/${session}?draft=true`, { title: unique('Échec') })
      await refused(send('POST', `programme/${edition}/release`, {}, failing()))
    },
  }
}

const statusOf = (nth: number) => (nth % 4 === 0 ? 'cancelled' : 'scheduled')

const manyOf = (ids: string[]) => ids.map((id, nth) => `where[id][in][${nth}]=${id}`).join('&')
