import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminThrough } from '../support/front'
import { type AdminClient, adminOf, databaseKinds, everyRow } from '../support/killable-site'
import { type Readers, startReaders } from '../support/readers'
import { hasRedis } from '../support/redis'
import { type Saves, startSteadyEditor } from '../support/steady-editor'
import { jpeg, sendFile, type Uploaded } from '../support/uploads'
import { hasVarnish } from '../support/varnish'
import { until } from '../support/wait-until'
import { NOTICED_MS, type Nth, startWholeSite, type WholeSite } from '../support/whole-site'
import { findHalfUploads } from './half-uploads'

/** The description of the images whose uploads are interrupted. */
const CROWD = 'Une foule'

/** Headers of one connection, one request or one cache. */
const ofOneAnswer = ['age', 'cache-status', 'connection', 'date', 'keep-alive', 'x-cache', 'x-request-id']

describe.runIf(hasVarnish() && hasRedis()).each(databaseKinds)(
  'two nodes on one %s database, with their files in one bucket, behind Varnish and nginx',
  (kind) => {
    let site: WholeSite
    let paths: string[]
    let speaker: string

    beforeAll(async () => {
      site = await startWholeSite(kind)
      const { url } = site.node(0)
      const read = async (path: string) => (await fetch(url + path)).json()
      const [edition] = (await read('/api/editions?limit=1')).docs
      speaker = (await read('/api/speakers?limit=1')).docs[0].id
      const query = encodeURIComponent('{ Speakers(limit: 20) { docs { name } } currentEdition { title } }')
      paths = [
        ...['/', '/fr/editions', `/fr/editions/${edition.slug}`, '/api/sessions?limit=50&depth=1'],
        ...[`/api/speakers/${speaker}`, `/api/graphql?query=${query}`, '/api/testimonials?limit=5'],
        ...[`/feeds/${edition.slug}/calendar.ics`, (await sendPicture(0, 'Une salle vide')).url],
      ]
      await until(async () => (await fetch(`${site.varnish.url}/fr/editions`)).status === 200, 30_000)
    }, 300_000)
    afterAll(() => site?.close())

    const onNode = (nth: Nth) => adminOf(site.node(nth))

    async function sendPicture(nth: Nth, alt: string, needsConsent = false, replaced?: Uploaded): Promise<Uploaded> {
      const [path, method] = replaced ? ([`media/${replaced.id}`, 'PATCH'] as const) : (['media', 'POST'] as const)
      const colour = `#${Math.floor(Math.random() * 0xffffff)
        .toString(16)
        .padStart(6, '0')}`
      const file = await jpeg(900, 700, colour)
      const response = await sendFile(await onNode(nth), path, method, file, 'salle.jpg', { alt, needsConsent })
      const { doc } = await response.json()
      expect([200, 201], JSON.stringify(doc)).toContain(response.status)
      return doc
    }

    const readersOf = (read: readonly string[]) =>
      [site.varnish, ...(site.nginx ? [site.nginx] : [])].map((front) => startReaders(front, read, 3, 20))

    async function stopAll(readers: readonly Readers[]) {
      for (const each of readers) await each.stop()
      // A bucket has 800 ms, too few where all these processes share two cores: 503, or the 502 of nginx without another node.
      const isOfBucket = ({ url, what }: Readers['errors'][number]) =>
        url.includes('/api/media/file/') && /^50[23] /.test(what)
      const errors = readers.flatMap((each) => each.errors).filter((error) => !isOfBucket(error))
      return { errors, counts: readers.map(({ count }) => count()) }
    }

    /** Renames a speaker through Varnish. */
    async function renamer() {
      const save = await adminThrough(site.varnish, site.node(1))
      return startSteadyEditor('Nom', (name) => save('PATCH', `speakers/${speaker}`, { name, _status: 'published' }))
    }

    /** Makes one draft after the other through nginx: one that was made again would be there twice. */
    async function drafter(prefix: string) {
      const save = await adminThrough(site.nginx ?? site.varnish, site.node(1))
      return startSteadyEditor(prefix, (name) => save('POST', 'speakers?draft=true', { name }))
    }

    /** How often each draft is there: those that were acknowledged, and those that were not. */
    async function foundOf({ acknowledged, refused }: Saves) {
      const rows = await everyRow(await onNode(1), 'speakers', '&draft=true')
      const count = (name: string) => rows.filter((row) => row.name === name).length
      return { acknowledged: acknowledged.map(count), refused: refused.map(({ name }) => count(name)) }
    }

    /** nginx sends a save to a node that starts: it is refused with a sentence, and nothing was saved. */
    const isRefusedByStart = ({ status, what }: Saves['refused'][number]) =>
      site.nginx !== undefined && status === 503 && what.includes('STARTING')

    /** Restarts a node as an operator does, while readers read the other one beside the fronts. */
    async function restart(nth: Nth): Promise<Readers['errors']> {
      const { url } = site.node(nth)
      const ofOther = startReaders(site.node(nth === 0 ? 1 : 0), paths, 2, 30)
      const ofNode = startReaders(site.node(nth), paths, 1, 30)
      process.kill(site.node(nth).pid, 'SIGTERM')
      expect(await site.node(nth).exitCode).toBe(0)
      await ofNode.stop()
      await site.startAgain(nth)
      await wait(NOTICED_MS)
      // Whoever reads a node that is gone finds its port closed; no answer is cut.
      const isRefused = ({ what }: { what: string }) => ['ECONNREFUSED', 'ECONNRESET'].includes(what)
      const { errors } = await stopAll([ofOther, ofNode])
      return errors.filter((error) => !(error.url.startsWith(url) && isRefused(error)))
    }

    test('restarted one after the other under load: no reader gets an error, no save is lost or made twice', async () => {
      const readers = readersOf(paths)
      const [renaming, drafting] = [await renamer(), await drafter('Brouillon')]
      const beside = [...(await restart(0)), ...(await restart(1))]
      const [renamed, drafts] = [await renaming.stop(), await drafting.stop()]
      const { errors, counts } = await stopAll(readers)
      const saves = [renamed, drafts].map(({ acknowledged }) => acknowledged.length)
      process.stdout.write(
        `${kind}: ${counts.join(' and ')} reads through Varnish and nginx, ${saves.join(' and ')} saves in two restarts; ` +
          `${drafts.refused.length} refused by a node that started.\n`,
      )
      expect(errors).toEqual([])
      expect(beside).toEqual([])
      expect(renamed.refused).toEqual([])
      expect(drafts.refused.filter((refused) => !isRefusedByStart(refused))).toEqual([])
      for (const count of [...counts, ...saves]) expect(count).toBeGreaterThan(10)
      const nameAt = async (base: string) => (await (await fetch(`${base}/api/speakers/${speaker}`)).json()).name
      for (const { url } of [site.varnish, site.node(0), site.node(1)])
        await until(async () => (await nameAt(url)) === renamed.acknowledged.at(-1))
      const found = await foundOf(drafts)
      expect(new Set(found.acknowledged)).toEqual(new Set([1]))
      expect(found.refused.filter(Boolean)).toEqual([])
    })

    async function answerAt({ url }: { url: string }, path: string, range?: string) {
      const response = await fetch(url + path, range ? { headers: { range } } : {})
      const bytes = Buffer.from(await response.arrayBuffer()).toString('base64')
      const headers = [...response.headers].filter(([name]) => !ofOneAnswer.includes(name)).sort()
      return { status: response.status, headers, bytes }
    }

    /** Waits until a file is gone from both nodes and from the edge. */
    async function untilGone(path: string) {
      for (const place of [site.node(0), site.node(1), site.varnish])
        await until(async () => (await answerAt(place, path)).status === 404)
    }

    test('an image of one node is served by the other as by itself, and gone from both and the edge at once', async () => {
      const shown = await sendPicture(0, 'Une salle')
      for (const range of [undefined, 'bytes=10-29', 'bytes=99999999-']) {
        const [own, other, edge] = await Promise.all(
          [site.node(0), site.node(1), site.varnish].map((place) => answerAt(place, shown.url, range)),
        )
        expect(own?.status).toBe(range ? (range.startsWith('bytes=10-') ? 206 : 416) : 200)
        expect(other).toEqual(own)
        expect(edge).toMatchObject({ status: own?.status, bytes: own?.bytes })
      }
      const next = await sendPicture(1, 'Une autre salle', false, shown)
      for (const { url } of [shown, ...Object.values(shown.sizes)]) if (url) await untilGone(url)
      expect((await answerAt(site.node(0), next.url)).status).toBe(200)
      expect((await (await onNode(0))(`media/${next.id}`, { method: 'DELETE' })).status).toBe(200)
      await untilGone(next.url)

      const portrait = await sendPicture(0, 'Une personne', true)
      const subject = { relationTo: 'media', value: portrait.id }
      const json = { person: 'Amina B.', subject, scope: ['photo'], givenOn: '2024-01-15', wording: '2024-1' }
      const consent = (await (await (await onNode(0))('consents', { method: 'POST', json })).json()).doc.id
      for (const place of [site.node(1), site.varnish])
        await until(async () => (await answerAt(place, portrait.url)).status === 200)
      const withdrawn = { method: 'PATCH', json: { withdrawnAt: new Date().toISOString() } }
      expect((await (await onNode(1))(`consents/${consent}`, withdrawn)).status).toBe(200)
      await untilGone(portrait.url)
      await untilGone(`/api/media/${portrait.id}`)
    })

    test('one that is frozen costs readers seconds and no error', async () => {
      const readers = readersOf([`/api/speakers/${speaker}`])
      process.kill(site.node(1).pid, 'SIGSTOP')
      try {
        const before = readers.map((each) => each.count())
        await until(() => readers.every((each, nth) => each.count() > (before[nth] ?? 0) + 4), 60_000)
      } finally {
        process.kill(site.node(1).pid, 'SIGCONT')
      }
      expect((await stopAll(readers)).errors).toEqual([])
    })

    /** Uploads images at the first node, two at a time, until it ends. */
    async function uploadUntilEnd(admin: AdminClient, file: Buffer): Promise<void> {
      const send = () => sendFile(admin, 'media', 'POST', file, 'foule.jpg', { alt: CROWD, needsConsent: false })
      const sendOn = async () => {
        while ((await send()).status === 201);
      }
      await Promise.allSettled([sendOn(), sendOn()])
    }

    const halfUploads = async (bucket: NonNullable<WholeSite['bucket']>) =>
      findHalfUploads(bucket, (await everyRow(await onNode(1), 'media')) as unknown as Uploaded[], CROWD)

    test('one that is killed under load: no reader gets an error, no save is lost or made twice, no upload is half there', async () => {
      const readers = readersOf(paths)
      const drafting = await drafter('Autre brouillon')
      const uploading = uploadUntilEnd(await onNode(0), await jpeg(600, 600))
      await wait(1_000)
      await site.node(0).kill()
      await uploading
      if (site.bucket) expect(await halfUploads(site.bucket)).toMatchObject({ missing: [], unnamed: [] })
      await site.startAgain(0)
      await wait(NOTICED_MS)
      const drafts = await drafting.stop()
      const { errors } = await stopAll(readers)
      expect(errors).toEqual([])
      // The save that was under way at the kill, and no other.
      expect(drafts.refused.filter((refused) => !isRefusedByStart(refused)).length).toBeLessThan(2)
      const found = await foundOf(drafts)
      expect(new Set(found.acknowledged)).toEqual(new Set([1]))
      expect(Math.max(0, ...found.refused)).toBeLessThan(2)
      // On MongoDB what an ended process has noted is removed after ten minutes: another machine may still write it.
      const bucket = site.bucket
      if (bucket && kind === 'sqlite') {
        await expect.poll(() => halfUploads(bucket)).toEqual({ missing: [], unnamed: [], noted: 0 })
      }
    })
  },
)
