import { AsyncResource } from 'node:async_hooks'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { aConsent, aSpeaker, aTestimonial } from '../support/fixtures'
import { jpeg, type Uploaded, upload } from '../support/uploads'

/** How many saves are interrupted, each of a random kind at a random read: few, so that the file stays short. */
const RUNS = Number(process.env.RACES_RUNS ?? 30)

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

/** A save, and the public address of what its consent covers. */
interface Race {
  consent: string
  path: string
  save(): Promise<Response>
}

const patch = (path: string, json: object) => app.fetch(path, { method: 'PATCH', as: editor, json })
let width = 200
/** A photo that is not public yet, of which no other has the same file. */
async function aPhoto(): Promise<Uploaded> {
  width += 1
  return (await upload(app, await jpeg(width, 250), { as: editor, data: { alt: 'Une personne sourit' } })).doc
}

const races: Record<string, () => Promise<Race>> = {
  testimonial: async () => {
    const { id } = await aTestimonial(app)
    const path = `/api/testimonials/${id}`
    const save = () => patch(path, { quote: 'Je recommence.', _status: 'published' })
    return { consent: (await aConsent(app, 'testimonials', id)).id, path, save }
  },
  'draft of a testimonial': async () => {
    const { id } = await aTestimonial(app)
    const path = `/api/testimonials/${id}`
    const save = async () => {
      const response = await patch(`${path}?draft=true`, { quote: 'Je recommence.' })
      return response.ok ? patch(path, { _status: 'published' }) : response
    }
    return { consent: (await aConsent(app, 'testimonials', id)).id, path, save }
  },
  image: async () => {
    const photo = await aPhoto()
    const save = () => patch(`/api/media/${photo.id}`, { alt: 'Une personne réfléchit' })
    return { consent: (await aConsent(app, 'media', photo.id)).id, path: `/api/media/${photo.id}`, save }
  },
  'photo of a speaker': async () => {
    const [photo, other] = [await aPhoto(), await aPhoto()]
    const speaker = await aSpeaker(app, { photo: other.id })
    const save = () => patch(`/api/speakers/${speaker.id}`, { photo: photo.id, _status: 'published' })
    return { consent: (await aConsent(app, 'speakers', speaker.id)).id, path: `/api/media/${photo.id}`, save }
  },
}

/** A request of its own, and not a part of the save that it interrupts. */
const somebodyElse = new AsyncResource('withdrawal')

/** Runs `action` to its end after the read number `position` of the database, while the reader waits for it. */
function afterRead(position: number, action: () => Promise<unknown>): () => void {
  const { db } = app.payload
  const { find, findOne } = db
  let count = 0
  const counted =
    (read: typeof find) =>
    async (...args: Parameters<typeof find>) => {
      const result = await read.apply(db, args)
      const isTurn = count === position
      count += 1
      if (isTurn) await action()
      return result
    }
  Object.assign(db, { find: counted(find), findOne: counted(findOne as never) })
  return () => Object.assign(db, { find, findOne })
}

test(
  'a save that races a withdrawal never wins, whenever the withdrawal comes',
  async ({ skip }) => {
    if (!hasTransactions(app.payload.db)) skip('This MongoDB has no transactions.')
    const positions = fc.integer({ min: 0, max: 24 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(races)), positions, async (name, position) => {
        const race = await (races[name] as () => Promise<Race>)()
        let withdrawn: Promise<Response> | undefined
        const withdraw = () => {
          const json = { withdrawnAt: new Date().toISOString() }
          withdrawn = somebodyElse.runInAsyncScope(() => patch(`/api/consents/${race.consent}`, json))
          // One that waits for the transaction of this save ends after it.
          return Promise.race([withdrawn, new Promise((resolve) => setTimeout(resolve, 150))])
        }
        const release = afterRead(position, withdraw)
        const saved = await race.save().finally(release)
        expect(saved.status).toBe(200)
        if (!withdrawn) await withdraw()
        expect((await (withdrawn as unknown as Promise<Response>)).status).toBe(200)
        expect((await app.fetch(race.path)).status).toBe(404)
      }),
      { numRuns: RUNS, seed: 13, interruptAfterTimeLimit: Math.max(60_000, RUNS * 1_000) },
    )
  },
  Math.max(120_000, RUNS * 2_000),
)
