import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { halves, type Uploaded } from '../support/uploads'

/** A request to the server: the route that it belongs to, and its path. */
interface Question {
  route: string
  path: string
  method: 'GET' | 'POST'
}

let server: RunningServer
let authorization: string

beforeAll(async () => {
  server = await startServer()
  const login = { email: server.adminEmail, password: server.adminPassword }
  authorization = `JWT ${(await send<{ token: string }>('POST', '/api/users/login', login)).token}`
})
afterAll(() => server?.stop())

async function send<Body>(method: string, path: string, json?: object | FormData): Promise<Body> {
  const headers: Record<string, string> = authorization ? { authorization } : {}
  if (json && !(json instanceof FormData)) headers['Content-Type'] = 'application/json'
  const body = json instanceof FormData ? json : json && JSON.stringify(json)
  const response = await fetch(`${server.url}${path}`, { method, headers, body })
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
  return response.json() as Promise<Body>
}

/** The routes that Next built, those of Payload and of this project, and those that Next and the delivery answer by themselves. */
async function routes(): Promise<{ route: string; method: string }[]> {
  const built: Record<string, string> = JSON.parse(await readFile('.next/app-path-routes-manifest.json', 'utf8'))
  // The configuration reads the environment; it connects to nothing.
  process.env.DATABASE_URL = `file:${join(tmpdir(), 'assises-file-routes.db')}`
  process.env.PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
  const [{ default: config }, { sitePrefixes }] = await Promise.all([
    import('../../payload.config'),
    import('../../src/site/pages'),
  ])
  const { collections, endpoints, globals } = await config
  const listed = [
    ...(endpoints ?? []).map(({ path, method }) => ({ route: `/api${path}`, method })),
    ...[...collections, ...globals].flatMap(({ slug, endpoints: own }) =>
      (own || []).map(({ path, method }) => ({ route: `/api/${slug}${path === '/' ? '' : path}`, method })),
    ),
  ]
  const answeredBefore = ['/_next/image', '/_next/static/:file', '/_next/data/:file', '/metrics', '/health/:file']
  const pages = sitePrefixes.map((prefix) => (prefix.endsWith('/') ? `${prefix}:file` : prefix))
  const get = [...Object.values(built), ...answeredBefore, ...pages].map((route) => ({ route, method: 'get' }))
  return [...get, ...listed]
}

const parameter = /\[{1,2}(?:\.{3})?\w+\]{1,2}|:\w+/g

/** Fills the parameters of each route with everything that could name the file. */
async function questions(image: Uploaded): Promise<Question[]> {
  const names = [image.filename, String(image.sizes.portrait?.filename)]
  const candidates = [image.id, ...names]
  const asked = (await routes())
    .filter(({ method }) => ['get', 'post'].includes(method))
    .flatMap(({ route, method }) => {
      const filled = candidates.map((value) => route.replace(parameter, value))
      return [...new Set(filled)].map((path) => ({ route, path, method: method.toUpperCase() as 'GET' | 'POST' }))
    })
  const url = encodeURIComponent(image.url)
  return [
    ...asked,
    { route: '/_next/image', path: `/_next/image?url=${url}&w=640&q=75`, method: 'GET' },
    ...names.map((name) => ({ route: 'media', path: `/media/${name}`, method: 'GET' as const })),
  ]
}

/** The routes that answer with an image of the site, or with bytes of one of `files`. */
async function routesThatReturn(asked: Question[], files: Buffer[], as?: string): Promise<string[]> {
  const limit = pLimit(8)
  const found = await Promise.all(
    asked.map(({ route, path, method }) =>
      limit(async () => {
        const headers = as ? { authorization: as } : undefined
        const response = await fetch(`${server.url}${path}`, { method, headers, redirect: 'manual' })
        const body = Buffer.from(await response.arrayBuffer())
        const isImage = /^image\/(?!svg)/.test(response.headers.get('content-type') ?? '')
        return isImage || files.some((file) => body.includes(file.subarray(0, 64))) ? [route] : []
      }),
    ),
  )
  return [...new Set(found.flat())]
}

/** A page may show how far it is, and a CDN split the file: each response says how long it is. */
async function expectLength(url: string, length: number) {
  const lengthOf = async (init: RequestInit) => {
    const response = await fetch(server.url + url, init)
    await response.arrayBuffer()
    return [response.status, response.headers.get('content-length'), response.headers.get('x-body-length')]
  }
  expect(await lengthOf({})).toEqual([200, String(length), null])
  expect(await lengthOf({ method: 'HEAD' })).toEqual([200, String(length), null])
  expect(await lengthOf({ headers: { range: 'bytes=0-99' } })).toEqual([206, '100', null])
}

test('no route of the running build returns bytes of a file after a withdrawal, nor after a deletion', async () => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(await halves(900, 900))], 'p.png', { type: 'image/png' }))
  form.append('_payload', JSON.stringify({ alt: 'Une personne sourit' }))
  const { doc: image } = await send<{ doc: Uploaded }>('POST', '/api/media', form)
  const agree = async () => {
    const subject = { relationTo: 'media', value: image.id }
    const consent = { person: 'Awa Ndiaye', subject, scope: ['photo'], givenOn: '2024-01-15', wording: '2024-1' }
    return (await send<{ doc: { id: string } }>('POST', '/api/consents', consent)).doc.id
  }
  const consent = await agree()
  const urls = [image.url, ...Object.values(image.sizes).map(({ url }) => String(url))]
  const files = await Promise.all(
    urls.map(async (url) => Buffer.from(await (await fetch(`${server.url}${url}`)).arrayBuffer())),
  )
  for (const [nth, url] of urls.entries()) await expectLength(url, files[nth]?.length ?? 0)
  const asked = await questions(image)
  expect(asked.length).toBeGreaterThan(200)
  expect(await routesThatReturn(asked, files)).toEqual(['/api/media/file/:filename'])

  await send('PATCH', `/api/consents/${consent}`, { withdrawnAt: new Date().toISOString() })
  expect(await routesThatReturn(asked, files)).toEqual([])

  await agree()
  expect(await routesThatReturn(asked, files)).toEqual(['/api/media/file/:filename'])
  await send('DELETE', `/api/media/${image.id}`)
  expect(await routesThatReturn(asked, files)).toEqual([])
  const reading = asked.filter(({ method }) => method === 'GET')
  expect(await routesThatReturn(reading, files, authorization)).toEqual([])
}, 240_000)
