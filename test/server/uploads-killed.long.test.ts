import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import {
  type AdminClient,
  adminOf,
  ageNotes,
  databaseKinds,
  everyRow,
  type KillableSite,
  killableSite,
} from '../support/killable-site'
import { jpeg } from '../support/uploads'
import { compareFilesAndRows } from './files-and-rows'

const KILLS = Number(process.env.KILLS ?? 10)
/** So many kills are tried until one has interrupted an upload. */
const MOST_KILLS = 40
const sites: KillableSite[] = []
afterAll(() => Promise.all(sites.map((site) => site.close())))

test.each(databaseKinds)(
  'uploads, replacements and deletions that are killed leave no row without files and no file without a row on %s',
  async (kind) => {
    const site = await killableSite(kind)
    sites.push(site)
    const images = await Promise.all([400, 500, 600].map((size) => jpeg(size, size, '#335577')))
    let interrupted = 0
    for (let kill = 0; kill < KILLS || (interrupted === 0 && kill < MOST_KILLS); kill += 1) {
      let isKilled = false
      const work = writePictures(await adminOf(site.server), images, () => isKilled)
      await wait(300 + Math.random() * 1_200)
      isKilled = true
      await site.server.kill()
      await work
      interrupted += await ageNotes(site.mediaDir)
      await site.restart()
      const admin = await adminOf(site.server)
      const differences = () => compareFilesAndRows(site.mediaDir, (collection) => everyRow(admin, collection))
      expect((await differences()).missing).toEqual([])
      await expect.poll(differences).toEqual({ missing: [], unnamed: [] })
    }
    expect(interrupted).toBeGreaterThan(0)
  },
)

/** Creates, replaces and deletes pictures until the server is killed. */
async function writePictures(admin: AdminClient, images: Buffer[], isOver: () => boolean): Promise<void> {
  const send = (path: string, method: string) => {
    const form = new FormData()
    const image = new Uint8Array(images[Math.floor(Math.random() * images.length)] ?? [])
    form.append('file', new File([image], `${randomBytes(4).toString('hex')}.jpg`, { type: 'image/jpeg' }))
    form.append('_payload', JSON.stringify({ alt: 'Une salle vide', needsConsent: false }))
    return admin(path, { method, body: form })
  }
  const write = async () => {
    while (!isOver()) {
      const { doc } = await (await send('media', 'POST')).json()
      await send(`media/${doc.id}`, 'PATCH')
      if (Math.random() < 0.7) await admin(`media/${doc.id}`, { method: 'DELETE' })
    }
  }
  await Promise.allSettled([write(), write()])
}
