import { readdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allEnded } from '../../src/consent/withdraw/until-closed'
import { richTextOf } from '../../src/domain/rich-text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'

const CANARY = 'kanaribyte'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })

/** The files of the database, its journal included, in which the canary stands: how often in each. */
async function bytesWithCanary(): Promise<Record<string, number>> {
  const folder = dirname(fileURLToPath(app.database.url))
  const found: Record<string, number> = {}
  for (const name of await readdir(folder)) {
    if (!name.startsWith('assises.db')) continue
    const count = (await readFile(`${folder}/${name}`)).toString('latin1').split(CANARY).length - 1
    if (count > 0) found[name] = count
  }
  return found
}

/** A text of many pages of the database, with the canary in each. */
const long = (words: number) => Array.from({ length: words }, (_, index) => `${CANARY} ${index}`).join(' ')

/** Somebody whose former texts have the canary and whose present ones do not, among others who are written meanwhile. */
async function aRewrittenPerson(collection: 'speakers' | 'testimonials'): Promise<string> {
  const isSpeaker = collection === 'speakers'
  const values = (index: number) => {
    const text = index === 12 ? 'Autre texte' : long(index % 3 === 0 ? 1_500 : 10 * index + 1)
    return isSpeaker
      ? { headline: CANARY.slice(index), bio: richTextOf(text) }
      : { quote: text.slice(0, 280), story: richTextOf(text) }
  }
  const { id } = isSpeaker ? await aSpeaker(app, { headline: CANARY }) : await aTestimonial(app, { quote: CANARY })
  await aConsent(app, collection, id)
  const edition = await anEdition(app)
  for (let index = 1; index <= 12; index += 1) {
    const path = `${collection}/${id}${index % 2 ? '?draft=true' : ''}`
    expect((await patch(path, { ...values(index), ...(index % 2 ? {} : { _status: 'published' }) })).status).toBe(200)
    await aSession(app, edition.id, {
      from: `0${index % 9}:00`,
      to: `0${index % 9}:10`,
      abstract: richTextOf('Mot '.repeat(40 * index)),
    })
  }
  return id
}

describe.runIf(process.env.TEST_DATABASE !== 'mongodb')('after a withdrawal', () => {
  test.each(['speakers', 'testimonials'] as const)(
    'no byte of the former texts of %s is in the file of the database or its journal',
    async (collection) => {
      const id = await aRewrittenPerson(collection)
      expect(Object.values(await bytesWithCanary())[0]).toBeGreaterThan(100)
      const json = { collection, id }
      expect((await app.fetch('/api/person-pages/withdrawals', { method: 'POST', as: editor, json })).status).toBe(200)
      await allEnded()
      expect(await bytesWithCanary()).toEqual({})
      const { docs } = await (await app.fetch(`/api/withdrawals?where[subject][equals]=${id}`, { as: editor })).json()
      expect(docs).toMatchObject([{ surfaces: { versions: expect.any(Number), journal: expect.any(Number) } }])
      expect((await (await app.fetch(`/api/${collection}/${id}?draft=true`, { as: editor })).json()).name).toBeTruthy()
    },
    60_000,
  )
})
