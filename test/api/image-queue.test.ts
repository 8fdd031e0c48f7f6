import { afterAll, beforeAll, expect, test } from 'vitest'
import { inImageTurn } from '../../collections/media/image-queue'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { jpeg } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

/** Occupies the queue of images until it is full; returns the function that lets it go on. */
function fillQueue(): () => Promise<unknown> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const turns: Promise<void>[] = []
  for (let turn = inImageTurn(() => held); turn; turn = inImageTurn(() => held)) turns.push(turn)
  return () => {
    release()
    return Promise.all(turns)
  }
}

async function send() {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(await jpeg(300, 200))], 'salle.jpg', { type: 'image/jpeg' }))
  form.append('_payload', JSON.stringify({ alt: 'Une salle vide', needsConsent: false }))
  return app.fetch('/api/media', { method: 'POST', as: editor, body: form, headers: { 'accept-language': 'fr' } })
}

test('an image that comes while too many wait is refused at once, and is accepted later', async () => {
  const before = await app.payload.count({ collection: 'media', overrideAccess: true })
  const empty = fillQueue()
  const refused = await send()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '20'])
  const [error] = (await refused.json()).errors
  expect(error).toMatchObject({ code: 'IMAGES_BUSY', message: expect.stringMatching(/^Beaucoup d’images/) })
  expect(await app.payload.count({ collection: 'media', overrideAccess: true })).toEqual(before)
  expect((await app.fetch('/api/editions')).status).toBe(200)
  await empty()
  expect((await send()).status).toBe(201)
})
