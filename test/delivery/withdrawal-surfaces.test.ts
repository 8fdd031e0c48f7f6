import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { richTextOf } from '../../src/domain/rich-text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { lastByteAfter, publicSurfaces, siteOf } from '../support/public-surfaces'
import { anImage } from '../support/visibility-fixtures'

const WORD = 'kanarizoe'
const person = `Zoe ${WORD}`

let app: TestApp
let cached: CachedApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
  cached = await startCachedApp(app)
  // Of each kind of page there is one that stays.
  await aSpeaker(app)
  await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
})
afterAll(async () => {
  await cached.close()
  await app.close()
})

/** A person with a photo, in a session of a published edition that was released. */
async function aPublicPerson(collection: 'speakers' | 'testimonials') {
  const photo = await app.payload.create({
    ...{ collection: 'media', data: { alt: WORD, credit: WORD }, file: await anImage(WORD), overrideAccess: true },
  })
  const edition = await anEdition(app)
  const text = { name: person, photo: photo.id }
  const isSpeaker = collection === 'speakers'
  const { id } = isSpeaker
    ? await aSpeaker(app, { ...text, headline: WORD, bio: richTextOf(WORD) })
    : await aTestimonial(app, { ...text, quote: WORD, displayMode: 'full-name', editions: [edition.id] })
  const participants = isSpeaker ? [{ speaker: id, role: 'speaker' }] : []
  const session = await aSession(app, edition.id, { title: 'Parcours', participants })
  if (!isSpeaker) {
    const json = { session: session.id, _status: 'published' }
    await app.fetch(`/api/testimonials/${id}`, { method: 'PATCH', as: editor, json })
  }
  await aConsent(app, collection, id, { person })
  return { id, filename: String(photo.filename).replace(/\.webp$/, '') }
}

const atOnce = pLimit(6)

/** The paths that show the word, or a file of the photo, and when; `isStale` says that the cache knew it might be older. */
async function showing(paths: readonly string[], filename: string) {
  const found = await Promise.all(
    paths.map((path) =>
      atOnce(async () => {
        const response = await fetch(`${cached.url}${path}`, { redirect: 'manual' })
        const bytes = Buffer.from(await response.arrayBuffer())
          .toString('latin1')
          .toLowerCase()
        const isFile = path.includes(filename) && response.status === 200
        const names = bytes.includes(WORD) || bytes.includes(filename) || isFile
        return names ? [{ path, at: performance.now(), isStale: response.headers.get('x-cache') === 'STALE' }] : []
      }),
    ),
  )
  return found.flat()
}

test.each(['speakers', 'testimonials'] as const)(
  'from the click of a person on, every surface that shows their page of %s stops within seconds, and none is stale',
  async (collection) => {
    const { id, filename } = await aPublicPerson(collection)
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection, id, person }))
    const paths = await publicSurfaces(siteOf(app))
    // Once to fill the cache, once from it.
    await showing(paths, filename)
    const before = (await showing(paths, filename)).map(({ path }) => path)
    const ofSpeakers = collection === 'speakers' ? ['/api/sessions', '/feeds/'] : []
    for (const kind of ['/api/graphql', `/api/${collection}/`, '/fr/', '/api/media/file/', ...ofSpeakers]) {
      expect(
        before.some((path) => path.startsWith(kind)),
        kind,
      ).toBe(true)
    }

    const { lastByte, seen } = await lastByteAfter(
      () => showing(before, filename),
      () => visit.send('retrait'),
    )
    process.stdout.write(
      `${collection}: last public byte at most ${Math.round(lastByte)} ms after the click, on ${before.length} surfaces\n`,
    )
    expect(lastByte).toBeLessThan(20_000)
    expect(seen.filter(({ isStale }) => isStale)).toEqual([])
    expect(await showing([...paths, ...(await publicSurfaces(siteOf(app)))], filename)).toEqual([])
  },
  120_000,
)
