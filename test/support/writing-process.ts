/**
 * A process of the application that is killed while it writes. It starts as the server does, sends what is wrong in the
 * database and what of the acknowledged writes in its journal is lost, and then writes until it is killed.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import config from '@payload-config'
import { getPayload } from 'payload'
import sharp from 'sharp'
import { sweepFiles } from '../../collections/shared/uploads/sweep-files'
import { restApi } from '../../src/api/rest/rest-api'
import { boot } from '../../src/boot/boot'
import { LEASE_MS } from '../../src/database/job-lease'
import type { ReleasedProgramme } from '../../src/domain/release/programme'
import { recoverAbandoned } from '../../src/editorial/exclusive/recovery'
import { brokenInvariants } from '../server/invariants'
import { randomOf } from './random'
import { until } from './wait-until'

const { JOURNAL = '', MEDIA_DIR = '', RANDOM_SEED: seed = '1' } = process.env
const PASSWORD = 'Quatre-mots-au-hasard-7'

await boot()
const payload = await getPayload({ config })
await recoverAbandoned(payload)
await sweepFiles(payload)
// The jobs of a process that died are due again. The scheduler of this process may have them already; on MongoDB the
// transactions of the dead one hold their documents for up to a minute, and they are tried again.
await payload.jobs.run({ queue: 'default', limit: 50, overrideAccess: true, silent: true })
const isUnderWay = { collection: 'payload-jobs', where: { processing: { equals: true } } } as const
await until(async () => (await payload.db.find(isUnderWay)).docs.length === 0, LEASE_MS).catch(() => undefined)
const rest = restApi(Promise.resolve(config))

/** One line of the journal: a write that was tried, or one that was acknowledged. */
interface Entry {
  doc: string
  /** The title that was written, of a consent its state; `null` for a deletion. */
  mark: string | null
  isDone: boolean
}

async function lostWrites(): Promise<string[]> {
  const lines = existsSync(JOURNAL) ? readFileSync(JOURNAL, 'utf8').split('\n') : []
  const allowed = new Map<string, (string | null)[]>()
  for (const line of lines.filter(Boolean)) {
    const { doc, mark, isDone }: Entry = JSON.parse(line)
    allowed.set(doc, isDone ? [mark] : [...(allowed.get(doc) ?? [null]), mark])
  }
  writeFileSync(JOURNAL, '')
  const lost: string[] = []
  for (const [id, marks] of allowed) {
    const mark = id.startsWith(CONSENT) ? await consentMark(id.slice(CONSENT.length)) : await titleOf(id)
    if (!marks.includes(mark)) lost.push(`${id} is ${mark} rather than ${marks.join(' or ')}`)
  }
  return lost
}

/** Before the id of a consent in the journal; the others are sessions. */
const CONSENT = 'consent '

async function titleOf(id: string): Promise<string | null> {
  const where = { id: { equals: id } }
  const find = { collection: 'sessions', where, draft: true, trash: true, depth: 0, overrideAccess: true } as const
  const { docs } = await payload.find({ ...find, locale: 'fr' })
  return docs[0] ? String(docs[0].title) : null
}

async function consentMark(id: string): Promise<string> {
  const { withdrawnAt } = await payload.findByID({ collection: 'consents', id, depth: 0, overrideAccess: true })
  return withdrawnAt ? 'withdrawn' : 'given'
}

const note = (entry: Entry) => appendFileSync(JOURNAL, `${JSON.stringify(entry)}\n`)

process.send?.({ broken: [...(await brokenInvariants(payload, MEDIA_DIR)), ...(await lostWrites())] })

const random = randomOf(Number(seed))

const email = `editor-${seed}-${Date.now()}@exemple.fr`
const account = { email, password: PASSWORD, name: 'Kill', role: 'admin' as const }
await payload.create({ collection: 'users', data: account, depth: 0, overrideAccess: true })
const { token } = await payload.login({ collection: 'users', data: account, overrideAccess: true })

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST'

async function send(method: Method, path: string, body?: FormData | object): Promise<Record<string, unknown>> {
  const headers = new Headers({ authorization: `JWT ${token}` })
  const isForm = body instanceof FormData
  if (body && !isForm) headers.set('content-type', 'application/json')
  const url = new URL(`/api/${path}`, 'http://localhost:3000')
  const request = new Request(url, { method, headers, body: isForm ? body : body && JSON.stringify(body) })
  const slug = url.pathname.replace('/api/', '').split('/')
  const response = await rest[method](request, { params: Promise.resolve({ slug }) })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer).slice(0, 300)}`)
  return answer
}

let count = 0
const newMark = () => `${seed}-${count++}`

/** Writes a title, noted before and after. */
async function marked(id: string, write: (title: string) => Promise<unknown>): Promise<void> {
  const mark = newMark()
  note({ doc: id, mark, isDone: false })
  await write(mark)
  note({ doc: id, mark, isDone: true })
}

interface Programme {
  edition: string
  sessions: string[]
}

const pick = ({ sessions }: Programme): string => String(sessions[random(sessions.length)])

async function createSession({ edition, sessions }: Programme): Promise<void> {
  const title = newMark()
  // A person of its own, so that no two sessions overlap.
  const speaker = { name: newMark(), _status: 'published' } as const
  const { id: person } = await payload.create({ collection: 'speakers', data: speaker, depth: 0, overrideAccess: true })
  const participants = [{ speaker: person, role: 'speaker' }]
  const times = { startsAt: '2029-05-21T08:00:00.000Z', endsAt: '2029-05-21T09:00:00.000Z' }
  const data = { title, edition, format: 'panel', status: 'scheduled', participants, ...times }
  const { doc } = await send('POST', `sessions?draft=${random(2) === 0}`, { ...data, _status: 'draft' })
  const id = String((doc as { id: string }).id)
  note({ doc: id, mark: title, isDone: true })
  sessions.push(id)
}

async function picture(): Promise<FormData> {
  const background = { r: random(255), g: random(255), b: random(255) }
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], `${newMark()}.png`, { type: 'image/png' }))
  form.set('_payload', JSON.stringify({ alt: 'Une couleur', needsConsent: false }))
  return form
}

/** Uploads a picture, replaces its file, and deletes it or not. */
async function replacePicture(): Promise<void> {
  const { doc } = await send('POST', 'media', await picture())
  const path = `media/${(doc as { id: string }).id}`
  await send('PATCH', path, await picture())
  if (random(2) === 0) await send('DELETE', path)
}

async function abandonDraft(programme: Programme): Promise<void> {
  const id = pick(programme)
  const { title } = await send('GET', `sessions/${id}?depth=0`)
  note({ doc: id, mark: String(title), isDone: false })
  await send('POST', `sessions/${id}/abandon`)
  note({ doc: id, mark: String(title), isDone: true })
}

/** Deletes an edition for good, with its programme. */
async function deleteEdition(): Promise<void> {
  const { edition, sessions } = await newProgramme()
  for (const doc of sessions) note({ doc, mark: null, isDone: false })
  await send('DELETE', `editions/${edition}`)
  for (const doc of sessions) note({ doc, mark: null, isDone: true })
}

async function restoreVersion(id: string): Promise<void> {
  const find = { collection: 'sessions', where: { parent: { equals: id } }, limit: 1, depth: 0 } as const
  const { docs } = await payload.findVersions({ ...find, sort: 'createdAt', overrideAccess: true })
  const mark = String(docs[0]?.version.title)
  note({ doc: id, mark, isDone: false })
  await send('POST', `sessions/versions/${docs[0]?.id}?draft=true`)
  note({ doc: id, mark, isDone: true })
}

async function removeSession(programme: Programme): Promise<void> {
  const id = pick(programme)
  programme.sessions = programme.sessions.filter((one) => one !== id)
  note({ doc: id, mark: null, isDone: false })
  await send('DELETE', `sessions/${id}?trash=true`)
  note({ doc: id, mark: null, isDone: true })
}

async function changeMany({ sessions }: Programme): Promise<void> {
  const ids = sessions.slice(0, 4)
  const mark = newMark()
  for (const doc of ids) note({ doc, mark, isDone: false })
  const chosen = ids.map((id, nth) => `where[id][in][${nth}]=${id}`).join('&')
  const { docs } = await send('PATCH', `sessions?draft=true&${chosen}`, { title: mark })
  // Those in the trash are not changed.
  for (const { id } of docs as { id: string }[]) note({ doc: id, mark, isDone: true })
}

/** Shows a testimonial with the consent of its person, takes that back, and sometimes gives it again. */
async function withdrawConsent(): Promise<void> {
  const named = { name: newMark(), displayMode: 'first-name', quote: 'J’ai osé.', _status: 'published' }
  const { doc } = await send('POST', 'testimonials', named)
  const subject = { relationTo: 'testimonials', value: (doc as { id: string }).id }
  const given = { person: newMark(), subject, scope: ['name', 'quote'], wording: '2024-1', givenOn: '2024-01-15' }
  const consent = String(((await send('POST', 'consents', given)).doc as { id: string }).id)
  for (const mark of random(2) === 0 ? ['withdrawn'] : ['withdrawn', 'given']) {
    const withdrawnAt = mark === 'given' ? null : new Date().toISOString()
    note({ doc: CONSENT + consent, mark: mark === 'given' ? 'withdrawn' : 'given', isDone: true })
    note({ doc: CONSENT + consent, mark, isDone: false })
    await send('PATCH', `consents/${consent}`, { withdrawnAt })
    note({ doc: CONSENT + consent, mark, isDone: true })
  }
}

const release = ({ edition }: Programme) => send('POST', `programme/${edition}/release`, {})

const save = (id: string, query = 'draft=true') =>
  marked(id, (title) => send('PATCH', `sessions/${id}?${query}`, { title }))

/** Releases a programme twice with another title, and shows the first release again. */
async function restoreRelease(programme: Programme): Promise<void> {
  const { edition, sessions } = programme
  const where = { edition: { equals: edition } }
  const find = { collection: 'releases', where, sort: 'number', limit: 1, depth: 0, overrideAccess: true } as const
  const count = await payload.count({ collection: 'releases', where, overrideAccess: true })
  if (count.totalDocs === 0) await release(programme)
  await save(pick(programme))
  await release(programme)
  const [first] = (await payload.find({ ...find, showHiddenFields: true })).docs
  const released = (first?.programme as ReleasedProgramme | undefined)?.sessions ?? {}
  for (const id of sessions) {
    const mark = released[id]?.title?.fr
    if (mark) note({ doc: id, mark, isDone: false })
  }
  await send('POST', `programme/${edition}/releases/${first?.number}/restore`, {})
  for (const id of sessions) note({ doc: id, mark: await titleOf(id), isDone: true })
}

/** Duplicates a session, and gives the copy a time and nobody, so that the programme can be released. */
async function duplicate(programme: Programme): Promise<void> {
  const { doc } = await send('POST', `sessions/${pick(programme)}/duplicate?draft=true`, {})
  const placed = { participants: [], startsAt: '2029-05-21T12:00:00.000Z', endsAt: '2029-05-21T13:00:00.000Z' }
  await send('PATCH', `sessions/${(doc as { id: string }).id}?draft=true`, placed)
}

/** Makes a new edition from one, and undoes it or not. */
async function copyEdition(programme: Programme, isUndone: boolean): Promise<void> {
  const order = { startsOn: '2030-05-21', endsOn: '2030-05-21', city: newMark() }
  const { edition } = await send('POST', `programme/${programme.edition}/copy`, order)
  if (isUndone) await send('POST', `programme/${(edition as { id: string }).id}/copy/undo`, {})
}

/** Imports sessions with a room and people of their own, and undoes that or not. */
async function importSessions({ edition }: Programme, isUndone: boolean): Promise<void> {
  const titles = Array.from({ length: 5 }, newMark)
  const room = newMark()
  const lines = titles.map(
    (title, nth) => `${title};Atelier;${10 + nth}h;${10 + nth}h30;Salle ${room};Personne ${title}`,
  )
  const form = new FormData()
  form.set('file', new File([['Titre;Format;Début;Fin;Salle;Intervenants', ...lines].join('\r\n')], `${room}.csv`))
  form.set('apply', 'true')
  const done = await send('POST', `programme/${edition}/import`, form)
  const where = { title: { in: titles } }
  const find = { collection: 'sessions', where, draft: true, depth: 0, locale: 'fr', overrideAccess: true } as const
  const { docs } = await payload.find(find)
  if (docs.length !== titles.length) throw new Error(`${docs.length} of ${titles.length} sessions were imported.`)
  for (const { id, title } of docs) note({ doc: String(id), mark: String(title), isDone: true })
  if (!isUndone) return
  for (const { id } of docs) note({ doc: String(id), mark: null, isDone: false })
  await send('POST', `programme/${edition}/import/${(done.import as { id: string }).id}/undo`)
  for (const { id } of docs) note({ doc: String(id), mark: null, isDone: true })
}

async function planPublication(programme: Programme): Promise<void> {
  const doc = { relationTo: 'sessions' as const, value: pick(programme) }
  await payload.jobs.queue({ task: 'schedulePublish', input: { type: 'publish', doc }, overrideAccess: true } as never)
  await payload.jobs.run({ queue: 'default', limit: 5, overrideAccess: true, silent: true })
}

const writes: Record<string, (programme: Programme) => Promise<unknown>> = {
  create: createSession,
  save: (programme) => save(pick(programme)),
  autosave: (programme) => save(pick(programme), 'draft=true&autosave=true'),
  publish: (programme) => {
    const id = pick(programme)
    return marked(id, (title) => send('PATCH', `sessions/${id}`, { title, _status: 'published' }))
  },
  unpublish: (programme) => {
    const id = pick(programme)
    return marked(id, (title) => send('PATCH', `sessions/${id}`, { title, _status: 'draft' }))
  },
  trash: (programme) =>
    send('PATCH', `sessions/${pick(programme)}?trash=true`, { deletedAt: new Date().toISOString() }),
  untrash: (programme) => send('PATCH', `sessions/${pick(programme)}?trash=true`, { deletedAt: null }),
  delete: removeSession,
  restore: (programme) => restoreVersion(pick(programme)),
  duplicate,
  bulk: changeMany,
  upload: async () => send('POST', 'media', await picture()),
  replace: replacePicture,
  abandon: abandonDraft,
  'delete an edition': deleteEdition,
  move: (programme) =>
    send('POST', `programme/${programme.edition}/moves`, {
      ...{ session: pick(programme), seen: '', anyway: true, room: null },
      ...{ startsAt: '2029-05-21T10:00:00.000Z', endsAt: '2029-05-21T11:00:00.000Z' },
    }),
  login: () => send('POST', 'users/login', { email, password: PASSWORD }),
  plan: planPublication,
  release,
  'restore a release': restoreRelease,
  'withdraw a consent': withdrawConsent,
  clone: (programme) => copyEdition(programme, false),
  'undo a clone': (programme) => copyEdition(programme, true),
  import: (programme) => importSessions(programme, false),
  'undo an import': (programme) => importSessions(programme, true),
}
async function newProgramme(): Promise<Programme> {
  const days = { startsOn: '2029-05-21', endsOn: '2029-05-21', timezone: 'Europe/Paris' }
  const data = { title: `Éprouvée ${newMark()}`, city: 'Sète', attendance: 'onsite', ...days, _status: 'published' }
  const { doc } = await send('POST', 'editions', data)
  const programme: Programme = { edition: String((doc as { id: string }).id), sessions: [] }
  await createSession(programme)
  return programme
}

async function writeForEver(programme: Programme): Promise<never> {
  for (;;) {
    if (programme.sessions.length < 2) await createSession(programme)
    const names = Object.keys(writes)
    const name = String(names[random(names.length)])
    // Refusals are answers: an empty release, a document in the trash. The journal allows both states.
    await writes[name]?.(programme).catch((error: unknown) => {
      process.send?.({ refused: `${name}: ${String(error).slice(0, 200)}` })
    })
    process.send?.({ wrote: name })
  }
}

/** Tries for two minutes while the database is busy: MongoDB keeps the transactions of a dead process for one. */
async function onceFree<Result>(write: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + 120_000; ; ) {
    try {
      return await write()
    } catch (error) {
      if (!String(error).includes('DATABASE_BUSY') || Date.now() > deadline) throw error
    }
  }
}

process.on('disconnect', () => process.exit())
const programmes: Programme[] = []
while (programmes.length < 3) programmes.push(await onceFree(newProgramme))
process.send?.({ isWriting: true })
await Promise.all(programmes.map(writeForEver))
