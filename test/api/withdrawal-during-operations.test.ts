import type { CollectionSlug, Where } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsideTransactions } from '../../src/database/transaction-scope'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { anEdition, aRoom, aSession, aSpeaker, unique } from '../support/fixtures'
import { sendFile } from '../support/import-files'

/** An operation on many documents, and what is read once it was answered. */
interface Operation {
  run(): Promise<{ status: number }>
  read(): Promise<unknown>
  expected: unknown
}

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const send = (path: string, json: object = {}) => app.fetch(`/api/${path}`, { method: 'POST', as: editor, json })
const count = async (collection: CollectionSlug, where: Where) =>
  (await app.payload.count({ collection, where, trash: true, overrideAccess: true })).totalDocs
const publicTitles = async (edition: string) => {
  const response = await app.fetch(`/api/sessions?where[edition][equals]=${edition}&sort=startsAt&depth=0`)
  return (await response.json()).docs.map(({ title }: { title: string }) => title)
}
const titles = ['Un', 'Deux', 'Trois']

/** An edition with three sessions. */
async function aProgramme(values: object = {}) {
  const { id } = await anEdition(app)
  const sessions = titles.map((title, index) => ({ title, from: `1${index}:00`, to: `1${index}:30`, ...values }))
  const ids: string[] = []
  for (const session of sessions) ids.push((await aSession(app, id, session)).id)
  return { edition: id, sessions: ids }
}

async function copyOf(source: string, city = unique('Nîmes')) {
  const order = {
    startsOn: '2026-05-21',
    endsOn: '2026-05-21',
    city,
    partners: false,
    participants: false,
  }
  return send(`programme/${source}/copy`, order)
}

const operations: Record<string, () => Promise<Operation>> = {
  'a release': async () => {
    const { edition } = await aProgramme({ _status: 'draft' })
    const read = async () => [await publicTitles(edition), await count('releases', { edition: { equals: edition } })]
    return { run: () => send(`programme/${edition}/release`), read, expected: [titles, 1] }
  },
  'a restored release': async () => {
    const { edition, sessions } = await aProgramme({ _status: 'draft' })
    await send(`programme/${edition}/release`)
    for (const id of sessions) {
      await app.fetch(`/api/sessions/${id}`, {
        method: 'PATCH',
        as: editor,
        json: { title: 'Autre', _status: 'published' },
      })
    }
    await send(`programme/${edition}/release`)
    const read = async () => [await publicTitles(edition), await count('releases', { edition: { equals: edition } })]
    return { run: () => send(`programme/${edition}/releases/1/restore`), read, expected: [titles, 3] }
  },
  'a new edition': async () => {
    const { edition } = await aProgramme()
    await aRoom(app, edition)
    const city = unique('Nîmes')
    const read = async () => [
      await count('editions', { city: { equals: city } }),
      await count('sessions', { 'edition.city': { equals: city } }),
    ]
    return { run: () => copyOf(edition, city), read, expected: [1, 3] }
  },
  'the undo of a new edition': async () => {
    const { edition: source } = await aProgramme()
    const edition = String((await (await copyOf(source)).json()).edition.id)
    const read = async () => [
      await count('editions', { id: { equals: edition } }),
      await count('sessions', { edition: { equals: edition } }),
    ]
    return { run: () => send(`programme/${edition}/copy/undo`), read, expected: [0, 0] }
  },
  'an import': async () => {
    const { id } = await anEdition(app)
    const lines = titles.map((title, index) => `${title};Pause;1${index}h;1${index}h30`)
    const file = ['Titre;Format;Début;Fin', ...lines].join('\r\n')
    const read = async () => [
      await count('sessions', { edition: { equals: id } }),
      await count('imports', { edition: { equals: id } }),
    ]
    return { run: () => sendFile(app, editor, id, file, { apply: 'true' }), read, expected: [3, 1] }
  },
}

/** Holds the write number `position` of an operation back until it is let go, between two writes of its transaction. */
function holdWrite(position: number) {
  const { db } = app.payload
  const { updateOne, create } = db
  let seen = 0
  let [letGo, arrive] = [() => {}, () => {}]
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const isReached = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const held =
    <Args extends [{ req?: object }], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const isCounted = Boolean(args[0].req && 'transactionID' in args[0].req && args[0].req.transactionID)
      if (isCounted && ++seen === position) {
        arrive()
        await gone
      }
      return write.apply(db, args)
    }
  Object.assign(db, { updateOne: held(updateOne.bind(db) as never), create: held(create.bind(db) as never) })
  return { isReached, letGo: () => Object.assign(db, { updateOne, create }) && letGo() }
}

test.each(Object.entries(operations))(
  'a withdrawal does not wait for %s, which is then done once and whole',
  async (_, prepare) => {
    const { run, read, expected } = await prepare()
    const { id } = await aSpeaker(app)
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(200)
    const { isReached, letGo } = holdWrite(hasTransactions(app.payload.db) ? 3 : 1)
    const running = outsideTransactions(run)
    await isReached
    // The operation ends only after this: one that waited for it would never end.
    const withdrawn = await outsideTransactions(() => send('person-pages/withdrawals', { collection: 'speakers', id }))
    expect(withdrawn.status).toBe(200)
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(404)
    letGo()
    expect((await running).status).toBeLessThan(300)
    expect(await read()).toEqual(expected)
    expect((await app.fetch(`/api/speakers/${id}`)).status).toBe(404)
  },
  60_000,
)
