import { spawnSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let edition: string
let recoverAbandoned: typeof import('../../src/editorial/exclusive/recovery').recoverAbandoned

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  ;({ recoverAbandoned } = await import('../../src/editorial/exclusive/recovery'))
})
afterAll(() => app.close())
beforeEach(async () => {
  edition = (await anEdition(app)).id
})
afterEach(() => app.payload.db.deleteMany({ collection: 'leases', where: {} }))

const headers = { 'accept-language': 'fr' }
const post = (path: string, json?: object) =>
  app.fetch(`/api/programme/${edition}/${path}`, { method: 'POST', as: editor, headers, json })
async function importFile(lines: string[], fields: Record<string, string> = { apply: 'true' }) {
  const body = new FormData()
  body.append('file', new File([['Titre;Format;Début;Fin', ...lines].join('\r\n')], 'programme.csv'))
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const response = await app.fetch(`/api/programme/${edition}/import`, { method: 'POST', as: editor, headers, body })
  const answer = await response.json()
  return { status: response.status, ...answer }
}
const titles = async (draft: boolean) => {
  const where = { edition: { equals: edition } }
  const { docs } = await app.payload.find({
    collection: 'sessions',
    where,
    draft,
    trash: true,
    overrideAccess: true,
    pagination: false,
  })
  return docs.map(({ title }) => title).sort()
}
const versions = async () => {
  const where = { 'version.edition': { equals: edition } }
  return (await app.payload.countVersions({ collection: 'sessions', where, overrideAccess: true })).totalDocs
}
const importsHere = async () => {
  const where = { edition: { equals: edition } }
  return (await app.payload.find({ collection: 'imports', where, depth: 0, overrideAccess: true })).docs
}

/** Leaves the lease of an operation: of a living process of this machine, or of one that has ended, by default. */
async function leaveLease(task: object, { isAlive = false, minutesAgo = 0 } = {}) {
  const time = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const pid = isAlive ? process.ppid : spawnSync(process.execPath, ['--version']).pid
  const until = time(isAlive ? 5 : -1)
  const data = {
    key: 'programme',
    owner: unique('owner'),
    pid,
    token: 'other',
    task,
    until,
    createdAt: time(-minutesAgo),
  }
  await app.payload.db.create({ collection: 'leases', data })
}

describe('while an operation runs on another node', () => {
  test('a release, an import, a new edition and the undo of either are refused with 409, and change nothing', async () => {
    const { import: done } = await importFile(['Avant;Pause;9h;10h'])
    const before = [await titles(true), await versions()]
    await leaveLease({ operation: 'import', edition, fileName: 'x.csv', format: 'csv' }, { isAlive: true })
    const [imported, ...answers] = await Promise.all([
      importFile(['Pendant;Pause;11h;12h']),
      post('release'),
      post('copy', { startsOn: '2026-05-21', city: 'Nîmes' }),
      post(`import/${done.id}/undo`),
      post('copy/undo'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409])
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    const [error] = bodies[0].errors
    for (const body of bodies) expect(body.errors).toEqual([error])
    expect(plainSpaces(error.message)).toBe(
      'Un import est en cours. Votre demande n’a rien changé : recommencez dans un instant.',
    )
    expect(error.code).toBe('OPERATION_UNDER_WAY')
    expect(imported).toMatchObject({ status: 409, errors: [error] })
    expect([await titles(true), await versions()]).toEqual(before)
    expect((await importFile(['Pendant;Pause;11h;12h'], {})).status).toBe(200)
  })
})

describe('a request that is sent twice', () => {
  test('imports a file once, and both answers name that import', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `Session ${at};Pause;${9 + (at % 8)}h;${10 + (at % 8)}h`)
    const { plan } = await importFile(lines, {})
    const fields = { apply: 'true', digest: plan.digest }
    const [one, two] = await Promise.all([importFile(lines, fields), importFile(lines, fields)])
    expect([one.status, two.status].sort()).toEqual([200, 201])
    expect(one.import).toEqual(two.import)
    expect(await titles(true)).toHaveLength(12)
    expect(await importsHere()).toHaveLength(1)
    // After the import was undone, the same plan is a new import.
    expect((await post(`import/${one.import.id}/undo`)).status).toBe(200)
    expect((await importFile(lines, fields)).status).toBe(201)
  })

  test('imports a file once without the digest of its plan too', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => importFile(['Seule;Pause;9h;10h'])))
    expect([one?.status, two?.status].sort()).toEqual([200, 201])
    expect(await titles(true)).toEqual(['Seule'])
    expect(await importsHere()).toHaveLength(1)
  })
})

test('importing a file again changes nothing: no version, nothing pending, nothing in the public changelog', async () => {
  const lines = ['Première ;Atelier;9 h 30;10:15', 'Seconde: suite;Pause;10:15;10:30']
  expect((await importFile(lines)).status).toBe(201)
  expect((await post('release')).status).toBe(201)
  const before = [await versions(), await titles(false)]
  expect(await importFile(lines)).toMatchObject({
    status: 200,
    import: null,
    counts: { created: 0, updated: 0, same: 2 },
  })
  expect([await versions(), await titles(false)]).toEqual(before)
  const plan = await (await app.fetch(`/api/programme/${edition}/release`, { as: editor })).json()
  expect(plan).toMatchObject({ pending: [], changes: [] })
  expect((await post('release')).status).toBe(409)
})

describe('an import whose process died', () => {
  test('is noted for its editor once, when nothing is left of it', async () => {
    await leaveLease({ operation: 'import', edition, fileName: 'perdu.csv', format: 'csv' }, { minutesAgo: 2 })
    expect(await recoverAbandoned(app.payload)).toBe(true)
    expect(await recoverAbandoned(app.payload)).toBe(false)
    expect(await importsHere()).toMatchObject([{ fileName: 'perdu.csv', state: 'interrupted' }])
    const response = await post(`import/${(await importsHere())[0]?.id}/undo`)
    expect(response.status).toBe(409)
    expect(plainSpaces((await response.json()).errors[0].message)).toContain('il n’en reste rien à annuler')
  })

  test('is not noted when it was finished just before', async () => {
    await importFile(['Finie;Pause;9h;10h'])
    await leaveLease({ operation: 'import', edition, fileName: 'programme.csv', format: 'csv' }, { minutesAgo: 2 })
    await recoverAbandoned(app.payload)
    expect(await importsHere()).toMatchObject([{ state: 'applied' }])
  })

  test('is never published: a release rolls it back first', async () => {
    const announced = await aSession(app, edition, { title: 'Annoncée', _status: 'draft' })
    const { import: done } = await importFile([
      'Orpheline;Pause;9h;10h',
      'Fantôme;Pause;11h;12h',
      'Trace;Pause;13h;14h',
    ])
    await leaveHalf(done.id)
    expect((await post('release')).status).toBe(201)
    expect(await titles(false)).toEqual([announced.title])
    expect(await titles(true)).toEqual([announced.title])
    expect(await importsHere()).toMatchObject([{ state: 'interrupted' }])
  })

  test('is undone at the next start, also the documents of which only a row or only a version is left', async () => {
    const { import: done } = await importFile([
      'Orpheline;Pause;9h;10h',
      'Fantôme;Pause;11h;12h',
      'Trace;Pause;13h;14h',
    ])
    await leaveHalf(done.id)
    expect(await recoverAbandoned(app.payload)).toBe(true)
    expect([await titles(true), await titles(false), await versions()]).toEqual([[], [], 0])
  })

  test('is finished when it was being undone', async () => {
    const { import: done } = await importFile(['Orpheline;Pause;9h;10h'])
    await app.payload.db.updateOne({ collection: 'imports', id: done.id, data: { state: 'undoing' } })
    expect((await post(`import/${done.id}/undo`)).status).toBe(409)
    expect(await titles(true)).toEqual([])
    expect(await importsHere()).toMatchObject([{ state: 'undone' }])
  })

  /** The state of an import that is killed on a database without transactions: a row without version, and the other way round. */
  async function leaveHalf(id: string) {
    await app.payload.db.updateOne({ collection: 'imports', id, data: { state: 'under-way' } })
    const { docs } = await app.payload.find({
      collection: 'sessions',
      where: { edition: { equals: edition } },
      draft: true,
      overrideAccess: true,
    })
    const idOf = (title: string) => String(docs.find((doc) => doc.title === title)?.id)
    await app.payload.db.deleteVersions({ collection: 'sessions', where: { parent: { equals: idOf('Fantôme') } } })
    await app.payload.db.deleteOne({ collection: 'sessions', where: { id: { equals: idOf('Trace') } } })
  }
})

describe('a new edition whose process died', () => {
  const order = {
    isPlan: false,
    startsOn: '2026-05-21',
    endsOn: '2026-05-21',
    city: 'Nîmes',
    partners: false,
    participants: false,
  }
  const copies = async () =>
    (
      await app.payload.find({
        collection: 'editions',
        where: { copiedFrom: { equals: edition } },
        draft: true,
        overrideAccess: true,
        showHiddenFields: true,
      })
    ).docs
  const sessionsOf = async (id: unknown) =>
    (
      await app.payload.find({
        collection: 'sessions',
        where: { edition: { equals: id } },
        draft: true,
        overrideAccess: true,
      })
    ).docs

  test('is finished at the next start, once, without duplicates', async () => {
    for (const title of ['Un', 'Deux'])
      await aSession(app, edition, { title, startsAt: null, endsAt: null, _status: 'draft' })
    await post('copy', order)
    const [copy] = await copies()
    const [one, two] = await sessionsOf(copy?.id)
    await app.payload.delete({ collection: 'sessions', id: String(one?.id), overrideAccess: true })
    await app.payload.db.deleteVersions({ collection: 'sessions', where: { parent: { equals: two?.id } } })
    await leaveLease({ operation: 'copy', edition, order })
    await recoverAbandoned(app.payload)
    const [again, ...others] = await copies()
    expect([again?.id, others]).toEqual([copy?.id, []])
    expect((await sessionsOf(copy?.id)).map(({ title }) => title).sort()).toEqual(['Deux', 'Un'])
  })

  test('is made by the same order again when only the row of its edition was written', async () => {
    await post('copy', order)
    const [copy] = await copies()
    await app.payload.db.deleteVersions({ collection: 'editions', where: { parent: { equals: copy?.id } } })
    expect((await post('copy', order)).status).toBe(201)
    expect(await copies()).toHaveLength(1)
  })
})
