import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedExample } from '../../src/seed'
import { bootApp, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'

const run = promisify(execFile)
const edition = 'montpellier-2024'

let app: TestApp
let site: CachedApp
let folder: string

beforeAll(async () => {
  app = await bootApp()
  await seedExample(app.payload)
  site = await startCachedApp(app)
  // As a project of its own, that finds its packages as any project does.
  folder = await mkdtemp(join(tmpdir(), 'assises_test_clients-'))
  await cp('test/clients', folder, { recursive: true })
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
}, 120_000)
afterAll(async () => {
  await site.close()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a module in a process of its own, and returns what it prints as JSON. */
async function runModule(code: string) {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: folder,
    env: { ...process.env, CMS_URL: site.url },
  })
  return JSON.parse(stdout)
}

const tsc = (client: string) =>
  run(process.execPath, [
    resolve('node_modules/typescript/bin/tsc'),
    '-p',
    join(folder, client, 'tsconfig.json'),
  ]).catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)))

describe('the client of fetch', () => {
  test('receives a body once while nothing changed, and follows a former slug', async () => {
    const before = site.delivery.counts.hits
    const result = await runModule(`
      import { read, programmeOf } from './fetch/cms.mjs'
      const statuses = []
      const send = globalThis.fetch
      globalThis.fetch = async (...request) => {
        const response = await send(...request)
        statuses.push(response.status)
        return response
      }
      const [first, second] = [await read('/api/editions?limit=1'), await read('/api/editions?limit=1')]
      const programme = await programmeOf('${edition}', 'en')
      const nothing = await read('/api/editions/by-slug/nulle-part')
      const error = await read('/api/editions?where[nothing][equals]=1').catch(({ message }) => message)
      console.log(JSON.stringify({ statuses, same: first.body === second.body, days: programme.days.length, nothing, error }))
    `)
    expect(result.statuses).toEqual([200, 304, 200, 404, 400])
    expect(result).toMatchObject({ same: true, days: 1, error: expect.stringMatching(/^[A-Z_]+: /) })
    expect(result).not.toHaveProperty('nothing')
    expect(site.delivery.counts.hits).toBeGreaterThan(before)
  })

  test('gives its language to a text without translation, and every width to an image', async () => {
    const { html, picture } = await runModule(`
      import { read } from './fetch/cms.mjs'
      import { text, image } from './fetch/html.mjs'
      const { body } = await read('/api/sessions?locale=en&limit=100')
      const { body: media } = await read('/api/media?limit=1&where[mimeType][contains]=image')
      console.log(JSON.stringify({ html: body.docs.map((doc) => [doc.untranslated, text(doc, 'title')]), picture: image(media.docs[0]) }))
    `)
    for (const [untranslated, title] of html) {
      expect([title, title.startsWith('<span lang="fr">')]).toEqual([title, untranslated.includes('title')])
    }
    expect(picture).toMatch(/^<img src="[^"]+" srcset="[^"]+ \d+w, [^"]+" sizes="100vw" width="\d+"/)
  })
})

describe('the client of Apollo', () => {
  test('normalises documents, and mixes no languages when the reader changes between them', async () => {
    const result = await runModule(`
      import { sessionOf } from './apollo/client.mjs'
      const sent = []
      const send = globalThis.fetch
      globalThis.fetch = (...request) => (sent.push(String(request[0])), send(...request))
      const answers = []
      for (const locale of ['fr', 'en', 'fr', 'en']) answers.push(await sessionOf('${edition}', 'ouverture', locale))
      const nothing = await sessionOf('${edition}', 'nulle-part')
      console.log(JSON.stringify({ answers, nothing, requests: sent.length }))
    `)
    const [french, english, ...again] = result.answers
    expect(again).toEqual([french, english])
    expect([english.id, english.__typename]).toEqual([french.id, 'Session'])
    expect(english.title).not.toBe(french.title)
    expect(english.edition.title).not.toBe(french.edition.title)
    expect([result.nothing, result.requests]).toEqual([null, 3])
  })
})

describe('the client of gql.tada', () => {
  test('compiles against the schema that this server serves, and its types are those of the answer', async () => {
    const client = join(folder, 'gql-tada')
    await writeFile(join(client, 'schema.graphql'), await (await fetch(`${site.url}/api/schema.graphql`)).text())
    await run(join(folder, 'node_modules/.bin/gql.tada'), ['generate-output'], { cwd: client })
    const use = (line: string) =>
      writeFile(
        join(client, 'use.ts'),
        `import type { Session } from './client'\nexport const use = (session: Session): string => ${line}\n`,
      )
    await use('session.title + session.untranslated.join()')
    await tsc('gql-tada')
    await use('session.startsAt')
    await expect(tsc('gql-tada')).rejects.toThrow(/null/)
    const sessions = await runModule(`
      import { sessionsOf } from './gql-tada/client.ts'
      console.log(JSON.stringify(await sessionsOf(process.env.CMS_URL, '${edition}', 'en')))
    `)
    expect(sessions.length).toBeGreaterThan(3)
    expect(sessions[0]).toMatchObject({ title: expect.any(String), untranslated: expect.any(Array) })
  }, 120_000)
})

describe('the client of the Payload SDK', () => {
  test('compiles with the types of this repository, and reads what REST answers', async () => {
    const client = join(folder, 'payload-sdk')
    await cp('src/payload-types.ts', join(client, 'payload-types.ts'))
    await cp(join(folder, 'gql-tada/tsconfig.json'), join(client, 'tsconfig.json'))
    await tsc('payload-sdk')
    const titles = await runModule(`
      import { titlesOf } from './payload-sdk/client.ts'
      console.log(JSON.stringify(await titlesOf(process.env.CMS_URL, '${edition}')))
    `)
    const where = `where[edition.slug][equals]=${edition}&where[status][not_equals]=cancelled`
    const { docs } = await (await app.fetch(`/api/sessions?${where}&sort=startsAt&limit=100&depth=0`)).json()
    expect(titles).toEqual(docs.map(({ title }: { title: string }) => title))
    expect(titles.length).toBeGreaterThan(3)
  }, 120_000)
})
