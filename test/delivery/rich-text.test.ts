import { afterAll, beforeAll, expect, test } from 'vitest'
import { paragraph, richTextRoot, textNode } from '../../src/domain/rich-text-nodes'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition } from '../support/fixtures'
import { anImage } from '../support/visibility-fixtures'

let app: TestApp
let cached: CachedApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  cached = await startCachedApp(app)
  editor = await signIn(app, 'editor')
}, 120_000)
afterAll(async () => {
  await cached?.close()
  await app?.close()
})

const editionWith = async (alt: string) => {
  const data = { alt, needsConsent: false }
  const file = await anImage('salle')
  const { id: picture } = await app.payload.create({ collection: 'media', data, file, depth: 0, overrideAccess: true })
  const upload = { type: 'upload', version: 3, format: '', relationTo: 'media', fields: {}, value: picture }
  const { id } = await anEdition(app, { summary: richTextRoot([paragraph([textNode('Venez')]), upload]) })
  const query = encodeURIComponent(`{ Edition(id: "${id}") { summaryHtml summaryMarkdown } }`)
  const paths = ['html', 'markdown'].map((format) => `/api/editions/${id}?depth=0&richText=${format}`)
  return { picture, paths: [...paths, `/api/graphql?query=${query}`] }
}

const read = async (path: string) => {
  const response = await fetch(`${cached.url}${path}`)
  return { state: response.headers.get('x-cache'), text: await response.text() }
}

const write = (method: string, path: string, json?: object) => app.fetch(`/api/${path}`, { method, as: editor, json })

test('the HTML and the Markdown of a text are cached until an image in them changes, is withheld or is removed', async () => {
  const { picture, paths } = await editionWith('Une salle vide')
  const other = await editionWith('Une autre salle')
  const expectMade = async (isShown: (text: string) => boolean) => {
    for (const path of paths) {
      const { state, text } = await read(path)
      expect([path, state, isShown(text)]).toEqual([path, 'MISS', true])
      expect((await read(path)).state).toBe('HIT')
    }
    for (const path of other.paths) expect((await read(path)).state).toBe('HIT')
  }
  for (const path of other.paths) await read(path)
  await expectMade((text) => text.includes('Une salle vide'))
  await write('PATCH', `media/${picture}`, { alt: 'Une salle pleine' })
  await expectMade((text) => text.includes('Une salle pleine'))
  await write('PATCH', `media/${picture}`, { needsConsent: true })
  await expectMade((text) => text.includes('Venez') && !text.includes('salle'))
  await write('PATCH', `media/${picture}`, { needsConsent: false })
  await expectMade((text) => text.includes('Une salle pleine'))
  await write('DELETE', `media/${picture}`)
  await expectMade((text) => text.includes('Venez') && !text.includes('salle'))
})
