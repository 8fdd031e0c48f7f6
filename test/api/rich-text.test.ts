import { Ajv } from 'ajv'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heading, linkNode, paragraph, richTextRoot, textNode } from '../../src/domain/rich-text-nodes'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'

const ORIGIN = 'http://localhost:3000'

let app: TestApp
let editor: Session
let edition: { id: string; slug: string }
let session: { id: string; slug: string }
let open: string
let portrait: { id: string; consent: string }

interface Doc {
  [name: string]: unknown
}

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  open = await picture({ alt: 'Une salle « pleine »', credit: 'A & B', needsConsent: false })
  const decorative = await picture({ decorative: true, needsConsent: false })
  const withheld = await picture({ alt: 'Un visage', needsConsent: true })
  const consented = await picture({ alt: 'Une oratrice', needsConsent: true })
  portrait = { id: consented, consent: (await aConsent(app, 'media', consented)).id }
  edition = (await anEdition(app, { summary: textWith('Le programme', open, decorative, withheld) })) as never
  const speaker = await aSpeaker(app, { bio: textWith('Elle parle', consented) })
  const participants = [{ speaker: speaker.id, role: 'speaker' }]
  session = (await aSession(app, edition.id, { abstract: textWith('Venez !', open), participants })) as never
  await app.payload.update({
    ...{ collection: 'sessions', id: session.id, locale: 'en', overrideAccess: true },
    data: { title: 'Opening', abstract: textWith('Come !', open) } as never,
  })
})
afterAll(() => app.close())

let colours = 0

async function picture(values: object): Promise<string> {
  colours += 5
  const background = { r: colours, g: 80, b: 200 }
  const data = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer()
  const file = { data, mimetype: 'image/png', name: 'salle.png', size: data.length }
  const made = await app.payload.create({
    collection: 'media',
    data: values as never,
    file,
    depth: 0,
    overrideAccess: true,
  })
  return String(made.id)
}

const upload = (value: string) => ({ type: 'upload', version: 3, format: '', relationTo: 'media', fields: {}, value })

const textWith = (text: string, ...pictures: string[]) =>
  richTextRoot([
    heading('h2', [textNode(text)]),
    paragraph([textNode('<b> & '), linkNode('https://exemple.fr/?a&b', [textNode('ici', 1)])]),
    ...pictures.map(upload),
  ] as never)

const get = async (path: string, as?: Session): Promise<Doc> => (await app.fetch(`/api/${path}`, { as })).json()
const docsOf = ({ docs }: Doc) => docs as Doc[]

describe('REST', () => {
  test('returns every long text as HTML: documents by id and by address, lists, programmes', async () => {
    const one = await get(`editions/${edition.id}?richText=html`)
    const html = String(one.summary)
    expect(html).toContain(
      '<h2>Le programme</h2>\n<p>&lt;b&gt; &amp; <a href="https://exemple.fr/?a&amp;b"><strong>ici</strong></a></p>',
    )
    expect((await get(`editions/by-slug/${edition.slug}?richText=html`)).summary).toBe(html)
    expect(docsOf(await get(`editions?where[id][equals]=${edition.id}&richText=html&depth=0`))[0]?.summary).toBe(html)
    expect(
      docsOf(await get(`editions?where[id][equals]=${edition.id}&select[summary]=true&richText=html`))[0]?.summary,
    ).toBe(html)
    const programme = await get(`editions/by-slug/${edition.slug}/programme?richText=html&depth=2`)
    expect((programme.edition as Doc).summary).toBe(html)
    expect(JSON.stringify(programme)).toContain('<h2>Venez\u202f!</h2>')
    expect(JSON.stringify(programme)).toContain('<h2>Elle parle</h2>')
    expect(JSON.stringify(programme)).not.toContain('"root"')
  })

  test('shows the pictures that are public as the site does: description, credit, sizes, absolute addresses', async () => {
    const html = String((await get(`editions/${edition.id}?richText=html`)).summary)
    expect(html.match(/<img alt="[^"]*"/g)).toEqual(['<img alt="Une salle «\u00a0pleine\u00a0»"', '<img alt=""'])
    expect(html).toContain('<figcaption>A &amp; B</figcaption>')
    const media = await get(`media/${open}`)
    const { sizes } = media as unknown as { sizes: Record<string, { filename: string; width: number }> }
    const [, srcset = ''] = /srcset="([^"]*)"/.exec(html) ?? []
    const candidates = srcset.split(', ')
    expect(candidates.every((candidate) => candidate.startsWith(`${ORIGIN}/api/media/file/`))).toBe(true)
    expect(candidates.some((candidate) => candidate.includes('-portrait') || candidate.includes('-og'))).toBe(false)
    expect(html).toContain(`${ORIGIN}/api/media/file/${sizes.thumbnail?.filename} ${sizes.thumbnail?.width}w`)
    expect(html).not.toContain('Un visage')
  })

  test('returns them as Markdown', async () => {
    const { summary } = await get(`editions/${edition.id}?richText=markdown`)
    const text = String(summary)
    expect(text).toContain('## Le programme\n\n\\<b> & [**ici**](https://exemple.fr/?a\\&b)\n\n![Une salle')
    expect(text).toContain('\\\nA & B\n\n![](http://localhost:3000/api/media/file/')
    expect(text).not.toContain('Un visage')
  })

  test('writes each language of a text in all languages', async () => {
    const { abstract } = (await get(`sessions/${session.id}?richText=html&locale=all`)) as { abstract: Doc }
    expect(abstract.fr).toContain('<h2>Venez\u202f!</h2>')
    expect(abstract.en).toContain('<h2>Come !</h2>')
    expect(abstract.en).toContain('lang="fr"')
    expect((await get(`sessions/${session.id}?richText=html&locale=en`)).abstract).toBe(abstract.en)
  })

  test('returns JSON without the parameter and with json', async () => {
    const plain = await get(`editions/${edition.id}`)
    expect(plain.summary).toHaveProperty('root.children')
    expect(await get(`editions/${edition.id}?richText=json`)).toEqual(plain)
  })

  test('returns JSON whose nodes are those of the generated types', async () => {
    const { richTextSchemas } = await import('../../collections/shared/fields/rich-text-schema')
    const definitions = { ...richTextSchemas, media: { type: 'object', required: ['id', 'url'] } }
    const fits = new Ajv({ strict: false }).compile({ $ref: '#/definitions/RichText', definitions })
    for (const depth of [0, 1]) {
      const { summary } = await get(`editions/${edition.id}?depth=${depth}`)
      expect([fits(summary), fits.errors]).toEqual([true, null])
    }
    expect(fits({ root: { type: 'root', children: [{ type: 'script', children: [] }] } })).toBe(false)
  })

  test.each(['text', 'HTML', '', 'html,markdown'])('refuses the form « %s » with a code', async (format) => {
    const response = await app.fetch(`/api/editions?richText=${format}`)
    expect([response.status, (await response.json()).errors[0].code]).toEqual([400, 'INVALID_RICH_TEXT'])
  })

  test('refuses the parameter where there is no text: counts and writes', async () => {
    for (const [method, path] of [
      ['GET', 'editions/count'],
      ['PATCH', `editions/${edition.id}`],
    ] as const) {
      const response = await app.fetch(`/api/${path}?richText=html`, {
        method,
        as: editor,
        ...(method === 'PATCH' ? { json: {} } : {}),
      })
      expect([response.status, (await response.json()).errors[0].code]).toEqual([400, 'UNKNOWN_PARAMETER'])
    }
  })
})

describe('GraphQL', () => {
  const query = `query ($slug: String) { Edition(slug: $slug) { summary summaryHtml summaryMarkdown }
    again: Edition(slug: $slug) { summaryHtml } }`

  test('has each long text as HTML and Markdown, the same as REST', async () => {
    const { data } = await app.graphql<Record<string, Doc>>(query, { variables: { slug: edition.slug } })
    expect(data.Edition?.summaryHtml).toBe((await get(`editions/${edition.id}?richText=html`)).summary)
    expect(data.Edition?.summaryMarkdown).toBe((await get(`editions/${edition.id}?richText=markdown`)).summary)
    expect(data.again?.summaryHtml).toBe(data.Edition?.summaryHtml)
    expect(data.Edition?.summary).toHaveProperty('root.children')
  })

  test('has them in lists, related documents and with select, in the language that is asked for', async () => {
    const { data, errors } = await app.graphql<{ Sessions: { docs: Doc[] } }>(
      `{ Sessions(select: true, locale: en, where: { slug: { equals: "${session.slug}" } }) {
        docs { abstractHtml participants { speaker { bioHtml } } } } }`,
    )
    expect(errors).toBeUndefined()
    const [doc] = data.Sessions.docs
    expect(doc?.abstractHtml).toBe((await get(`sessions/${session.id}?richText=html&locale=en`)).abstract)
    expect(JSON.stringify(doc?.participants)).toContain('<h2>Elle parle</h2>')
  })

  test('has null for a text that is empty', async () => {
    const empty = await anEdition(app, { summary: richTextRoot([paragraph([textNode('  ')])]) })
    const { data } = await app.graphql<Record<string, Doc>>(query, { variables: { slug: empty.slug } })
    expect([data.Edition?.summaryHtml, data.Edition?.summaryMarkdown]).toEqual([null, null])
    expect((await get(`editions/${empty.id}?richText=html`)).summary).toBeNull()
  })

  test('has them for every long text of every public collection', async () => {
    const { publicCollections } = await import('../../src/domain/public-collections')
    const { richTextNames } = await import('../support/rich-text-names')
    const { data } = await app.graphql<{ __schema: { types: { name: string; fields: { name: string }[] | null }[] } }>(
      '{ __schema { types { name fields { name } } } }',
    )
    const names = data.__schema.types.flatMap(({ fields }) => (fields ?? []).map(({ name }) => name))
    const texts = [...publicCollections].flatMap((slug) =>
      richTextNames(app.payload.collections[slug as 'sessions'].config.flattenedFields),
    )
    expect(texts.length).toBeGreaterThan(3)
    for (const name of texts) expect(names).toEqual(expect.arrayContaining([`${name}Html`, `${name}Markdown`]))
  })
})

describe('what may not be shown', () => {
  test('is gone from the HTML and the Markdown when consent is withdrawn', async () => {
    const [speaker] = docsOf(await get('speakers?limit=1&sort=-createdAt'))
    const read = async () => [
      ...['html', 'markdown'].map(async (format) => (await get(`speakers/${speaker?.id}?richText=${format}`)).bio),
      (await app.graphql<{ Speaker: Doc }>(`{ Speaker(id: "${speaker?.id}") { bioHtml } }`)).data.Speaker.bioHtml,
    ]
    for (const text of await Promise.all(await read())) expect(text).toContain('Une oratrice')
    const withdrawn = { withdrawnAt: new Date().toISOString() }
    await app.fetch(`/api/consents/${portrait.consent}`, { method: 'PATCH', as: editor, json: withdrawn })
    for (const text of await Promise.all(await read())) {
      expect(text).toContain('Elle parle')
      expect(text).not.toContain('Une oratrice')
      expect(text).not.toMatch(/img|!\[/)
    }
  })

  test('is the draft of a text, for everybody but its readers', async () => {
    await app.fetch(`/api/sessions/${session.id}?draft=true`, {
      method: 'PATCH',
      as: editor,
      json: { abstract: textWith('Secret') },
    })
    expect(JSON.stringify(await get(`sessions/${session.id}?richText=html`))).not.toContain('Secret')
    expect((await get(`sessions/${session.id}?richText=html&draft=true`, editor)).abstract).toContain('<h2>Secret</h2>')
  })

  test('is a testimonial without consent', async () => {
    const testimonial = await aTestimonial(app, { story: textWith('Mon récit') })
    expect((await app.fetch(`/api/testimonials/${testimonial.id}?richText=html`)).status).toBe(404)
    const { data } = await app.graphql<{ Testimonials: { docs: Doc[] } }>('{ Testimonials { docs { storyHtml } } }')
    expect(data.Testimonials.docs).toEqual([])
  })
})
