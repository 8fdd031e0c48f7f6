import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBackupStatus } from '../../src/backup/status'
import { type BucketServer, hasBucketServer, startBucketServer } from '../support/bucket-server'
import { freePort } from '../support/free-port'
import { type AdminClient, adminOf, everyRow } from '../support/killable-site'
import { type RunningServer, startServer } from '../support/production-server'
import { fileNamesOf, jpeg, sendFile, type Uploaded } from '../support/uploads'

const KILLS = Number(process.env.KILLS ?? 5)
/** So many kills are tried until one has interrupted an upload. */
const MOST_KILLS = 20
const METRICS_TOKEN = 'a-token-of-tests'
const PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')

describe.skipIf(!hasBucketServer())('a site whose files are in object storage', () => {
  let bucket: BucketServer
  let folder: string
  let server: RunningServer
  let admin: AdminClient
  let port: number

  const start = async (settings = bucket.settings) => {
    server = await startServer({
      ...{ from: 'nothing', databaseUrl: databaseUrl(), mediaDir: join(folder, 'media'), port },
      env: { ...settings, PAYLOAD_SECRET, METRICS_TOKEN, SEED: 'none', ADMIN_PASSWORD: 'a-password-for-tests-only' },
    })
    admin = await adminOf(server)
  }
  const databaseUrl = () => `file:${join(folder, 'assises.db')}`
  /** The settings of a site whose archives are in the bucket too. */
  const withArchives = () => ({ ...bucket.settings, BACKUP_BUCKET: 's3://assises-tests/sauvegardes' })
  /** Runs the script of a command; `killed`: as far as its first lines. */
  const run = async (script: string, args: string[], end?: 'killed') => {
    const options = ['--conditions=production', '--import', 'tsx', `src/scripts/${script}.ts`, ...args]
    const own = { PATH: process.env.PATH, NODE_ENV: 'production' as const, HOST: '127.0.0.1', PORT: String(port) }
    const places = { DATABASE_URL: databaseUrl(), MEDIA_DIR: join(folder, 'media'), PAYLOAD_SECRET }
    const child = spawn(process.execPath, options, { env: { ...own, ...places, ...withArchives() } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
        if (end === 'killed' && /[3-9]0/.test(output)) child.kill('SIGKILL')
      })
    }
    const [code] = await once(child, 'close')
    return { code, output }
  }
  const move = (to: 'bucket' | 'disk', end?: 'killed') => run('move-files', ['--to', to], end)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assises_test_objects-'))
    bucket = await startBucketServer()
    port = await freePort()
    await start()
  })
  afterAll(async () => {
    bucket?.resume()
    await server?.stop()
    await bucket?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const send = (path: string, method: 'POST' | 'PATCH', file: Buffer, name: string, data: object) =>
    sendFile(admin, path, method, file, name, data)
  const picture = async (needsConsent = false) => {
    const data = { alt: 'Une salle vide', needsConsent }
    // Of its own colour: images of one file share their consents.
    const colour = `#${randomBytes(3).toString('hex')}`
    const response = await send('media', 'POST', await jpeg(900, 700, colour), 'salle.jpg', data)
    expect(response.status).toBe(201)
    return (await response.json()).doc as Uploaded
  }
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${server.url}${path}`, { method, headers, signal: AbortSignal.timeout(10_000) })
  const keysOf = (doc: Uploaded) => fileNamesOf(doc).map((name) => `assises/media/${name}`)
  const metric = async (name: string) => {
    const text = await (await get('/metrics', { authorization: `Bearer ${METRICS_TOKEN}` })).text()
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  }

  test('writes the file of an upload and its sizes there, and nothing on the disk', async () => {
    const doc = await picture()
    expect(keysOf(doc).length).toBeGreaterThan(4)
    expect(await bucket.keys('assises/media/')).toEqual(expect.arrayContaining(keysOf(doc)))
    expect(await bucket.keys('assises/media/.pending')).toEqual([])
    expect(await readdir(join(folder, 'media')).catch(() => [])).toEqual([])
  })

  test('serves them as from a disk: ranges, conditions, HEAD, the headers of their consent, and no address of the bucket', async () => {
    const doc = await picture()
    const bytes = await bucket.read(`assises/media/${doc.filename}`)
    const whole = await get(doc.url)
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes)
    const headers = Object.fromEntries(whole.headers)
    expect(headers).toMatchObject({
      ...{ 'accept-ranges': 'bytes', etag: `"${doc.filename}"` },
      ...{ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' },
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(JSON.stringify([headers, await (await get(`/api/media/${doc.id}`)).json()])).not.toMatch(
      /127\.0\.0\.1:(?!\d+\/api)|amz|assises-tests/,
    )
    const part = await get(doc.url, { range: 'bytes=10-29' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-29/${bytes.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 30))
    expect((await get(doc.url, { range: `bytes=${bytes.length}-` })).status).toBe(416)
    expect((await get(doc.url, { 'if-none-match': `"${doc.filename}"` })).status).toBe(304)
    const head = await get(doc.url, {}, 'HEAD')
    expect([head.status, head.headers.get('etag')]).toEqual([200, `"${doc.filename}"`])
    // The bucket itself gives nobody anything without a signature.
    const direct = `${bucket.settings.S3_ENDPOINT}/assises-tests/assises/media/${doc.filename}`
    expect((await fetch(direct)).status).toBe(403)
  })

  test('crops a stored image, and removes the files that a change or a deletion leaves without a row', async () => {
    const doc = await picture()
    const edits =
      'uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50'
    const cropped = await admin(`media/${doc.id}?${edits}`, { method: 'PATCH', json: { alt: 'Une salle' } })
    const after = (await cropped.json()).doc as Uploaded
    expect([cropped.status, after.width]).toEqual([200, 450])
    const present = async () => bucket.keys('assises/media/')
    expect((await present()).filter((key) => keysOf(doc).includes(key))).toEqual([])
    await admin(`media/${doc.id}`, { method: 'DELETE' })
    expect((await present()).filter((key) => keysOf(after).includes(key))).toEqual([])
  })

  test('shows a person while a consent covers it, and not once it is withdrawn; private documents to the staff alone', async () => {
    const portrait = await picture(true)
    expect((await get(portrait.url)).status).toBe(404)
    const subject = { relationTo: 'media', value: portrait.id }
    const given = { person: 'Amina B.', subject, scope: ['photo'], givenOn: '2024-01-15', wording: '2024-1' }
    const consent = (await (await admin('consents', { method: 'POST', json: given })).json()).doc.id
    const shown = await get(portrait.url)
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'public, no-cache'])
    await admin(`consents/${consent}`, { method: 'PATCH', json: { withdrawnAt: new Date().toISOString() } })
    const { status } = await get(portrait.url, { 'if-none-match': `"${portrait.filename}"` })
    expect(status).toBe(404)
    const sent = await send('documents', 'POST', pdf, 'accord.pdf', { title: 'Accord signé' })
    const { filename, url } = (await sent.json()).doc
    expect((await bucket.keys('assises/documents/')).at(-1)).toBe(`assises/documents/${filename}`)
    expect((await get(url)).status).toBe(404)
    const file = await admin(url.replace(/^\/api\//, ''))
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  })

  test('answers 404 for an object that is gone, and counts it', async () => {
    const doc = await picture()
    const before = await metric('assises_files_missing_total{collection="media"}')
    await bucket.remove(`assises/media/${doc.filename}`)
    expect((await get(doc.url)).status).toBe(404)
    expect(await metric('assises_files_missing_total{collection="media"}')).toBe(before + 1)
    expect(server.logs()).toContain(`The file ${doc.filename}, which a document of media names, is missing`)
    await admin(`media/${doc.id}`, { method: 'DELETE' })
  })

  test('answers 503 while the bucket does not, says so, stores nothing, and goes on afterwards', async () => {
    const doc = await picture()
    const rows = (await everyRow(admin, 'media')).length
    bucket.freeze()
    try {
      const startedAt = performance.now()
      const response = await get(doc.url)
      process.stderr.write(
        `A picture of a bucket that does not answer: 503 after ${Math.round(performance.now() - startedAt)} ms.\n`,
      )
      expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store'])
      expect((await response.json()).errors[0].code).toBe('FILES_UNREACHABLE')
      const ready = await (await get('/health/ready')).json()
      expect(ready).toMatchObject({ status: 'degraded', problems: [{ code: 'FILES_UNREACHABLE' }] })
      const refused = await send('media', 'POST', await jpeg(300, 300), 'refusee.jpg', {
        alt: 'Une salle',
        needsConsent: false,
      })
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
      expect((await refused.json()).errors[0]).toMatchObject({ code: 'FILES_UNREACHABLE' })
    } finally {
      bucket.resume()
    }
    expect((await everyRow(admin, 'media')).length).toBe(rows)
    expect((await get(doc.url)).status).toBe(200)
    expect(await (await get('/health/ready')).json()).toEqual({ status: 'ready' })
  })

  test('uploads, replacements and deletions that are killed leave no row without files and no object without a row', async () => {
    const images = await Promise.all([400, 500, 600].map((size) => jpeg(size, size)))
    let interrupted = 0
    for (let kill = 0; kill < KILLS || (interrupted === 0 && kill < MOST_KILLS); kill += 1) {
      let isKilled = false
      const write = async () => {
        while (!isKilled) {
          const image = images[Math.floor(Math.random() * images.length)] ?? Buffer.alloc(0)
          const data = { alt: 'Une salle vide', needsConsent: false }
          const { doc } = await (
            await send('media', 'POST', image, `${randomBytes(4).toString('hex')}.jpg`, data)
          ).json()
          await send(`media/${doc.id}`, 'PATCH', image, 'autre.jpg', data)
          if (Math.random() < 0.7) await admin(`media/${doc.id}`, { method: 'DELETE' })
        }
      }
      const work = Promise.allSettled([write(), write()])
      await wait(800 + Math.random() * 1_500)
      isKilled = true
      await server.kill()
      await work
      interrupted += (await bucket.keys('assises/media/.pending/')).length
      await start()
      const rows = (await everyRow(admin, 'media')) as unknown as Uploaded[]
      const named = new Set(rows.flatMap(keysOf))
      const difference = async () => {
        const present = await bucket.keys('assises/media/')
        const missing = [...named].filter((key) => !present.includes(key))
        return { missing, unnamed: present.filter((key) => !named.has(key)) }
      }
      expect((await difference()).missing).toEqual([])
      await expect.poll(difference).toEqual({ missing: [], unnamed: [] })
    }
    expect(interrupted).toBeGreaterThan(0)
  })

  test('files move to the disk and back by one command, which a kill does not hurt, while the server is stopped', async () => {
    const doc = await picture()
    const before = await bucket.keys()
    const bytes = await bucket.read(`assises/media/${doc.filename}`)
    expect((await move('bucket')).code).toBe(1)
    await server.stop()
    await move('disk', 'killed')
    expect((await move('disk')).output).toMatch(/fichiers sont déplacés, chacun relu et comparé/)
    expect(await bucket.keys()).toEqual([])
    await start({})
    expect(Buffer.from(await (await get(doc.url)).arrayBuffer())).toEqual(bytes)
    await server.stop()
    await move('bucket', 'killed')
    expect((await move('bucket')).code).toBe(0)
    expect(await bucket.keys()).toEqual(before)
    expect(await readdir(join(folder, 'media'), { withFileTypes: true }).then(filesIn)).toEqual([])
    await start()
    expect(Buffer.from(await (await get(doc.url)).arrayBuffer())).toEqual(bytes)
  })

  test('a backup has the objects, is verified as it is in a bucket of its own, and puts them back', async () => {
    const doc = await picture()
    const bytes = await bucket.read(`assises/media/${doc.filename}`)
    const made = await run('backup', ['--verify'])
    expect(made.output).toMatch(/Sauvegarde vérifiée/)
    const [archive = ''] = await bucket.keys('sauvegardes/assises-')
    expect(archive).toMatch(/\.tar$/)
    expect((await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.tar'))).toEqual([])
    const before = await bucket.keys('assises/media/')
    await admin(`media/${doc.id}`, { method: 'DELETE' })
    const later = await picture()
    await server.stop()
    const restored = await run('restore', ['--replace', `s3://assises-tests/${archive}`])
    expect(restored).toMatchObject({ code: 0 })
    await start(withArchives())
    await expect.poll(() => bucket.keys('assises/media/')).toEqual(before)
    expect(Buffer.from(await (await get(doc.url)).arrayBuffer())).toEqual(bytes)
    expect((await get(later.url)).status).toBe(404)
    expect(await metric('assises_backup_verified_age_seconds')).toBeLessThan(300)
    const ofAnotherNode = { ...withArchives(), BACKUP_DIR: join(folder, 'of-another-node'), S3_REGION: 'us-east-1' }
    expect((await readBackupStatus(ofAnotherNode)).verified?.archive).toBe(`s3://assises-tests/${archive}`)
  })
})

const filesIn = (entries: { isFile(): boolean; name: string }[]) =>
  entries.filter((entry) => entry.isFile()).map(({ name }) => name)
