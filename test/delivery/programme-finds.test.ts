import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, create, unique } from '../support/fixtures'

const programme = readFileSync('docs/queries/programme.graphql', 'utf8')

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

/** Creates a published edition. Each session has its own room and its own speaker, with its own organisation. Returns the slug. */
async function anEditionOf(sessions: number): Promise<string> {
  const edition = await anEdition(app)
  for (let number = 0; number < sessions; number += 1) {
    const room = await aRoom(app, edition.id)
    const organisation = await create(app, 'organisations', { name: unique('Association'), _status: 'published' })
    const speaker = await aSpeaker(app, { organisation: organisation.id })
    await aSession(app, edition.id, { room: room.id, participants: [{ speaker: speaker.id, role: 'speaker' }] })
  }
  return String(edition.slug)
}

/** The collections that the database is queried for by the programme of an edition, once for each query. */
async function findsOf(edition: string, sessions: number): Promise<string[]> {
  const find = vi.spyOn(app.payload.db, 'find')
  const { data } = await app.graphql<{ Editions: { docs: { sessions: { docs: unknown[] } }[] } }>(programme, {
    variables: { edition },
  })
  expect(data.Editions.docs[0]?.sessions.docs).toHaveLength(sessions)
  const queried = find.mock.calls.map(([{ collection }]) => collection)
  find.mockRestore()
  return queried
}

test('a programme takes the same queries whatever the number of its sessions, rooms, speakers and organisations', async () => {
  const [few, many] = [await anEditionOf(5), await anEditionOf(40)]
  const finds = await findsOf(few, 5)
  expect((await findsOf(many, 40)).sort()).toEqual(finds.sort())
  expect(finds.length).toBeLessThanOrEqual(12)
}, 120_000)
