import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { richTextOf } from '../../src/domain/rich-text'
import type { AdminClient, KillableSite } from './killable-site'
import { jpeg } from './uploads'
import { wholeDatabase } from './whole-database'

let count = 0

/** A public speaker of a running server, with a word that nothing else contains in every field and in the records about them. */
export interface PersonOnServer {
  /** In lower case. */
  canary: string
  name: string
  id: string
  slug: string
  edition: string
}

/** Creates a speaker with a photo, versions, a consent, a link, and a session and a release that name them. */
export async function aPersonOnServer(admin: AdminClient): Promise<PersonOnServer> {
  count += 1
  const canary = `zkanari${process.pid.toString(36)}${count}x`
  const name = `Zoé ${canary}`
  const send = async (method: string, path: string, body: object | FormData) => {
    const response = await admin(path, body instanceof FormData ? { method, body } : { method, json: body })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const form = new FormData()
  const colour = `#44${(count * 3).toString(16).padStart(2, '0')}66`
  const bytes = new Uint8Array(await jpeg(600, 800, colour))
  form.append('file', new File([bytes], `${canary}.jpg`, { type: 'image/jpeg' }))
  form.append('_payload', JSON.stringify({ alt: `Portrait ${canary}`, credit: canary, needsConsent: true }))
  const photo = (await send('POST', 'media', form)).doc.id
  const texts = { headline: `Directrice ${canary}`, bio: richTextOf(`Née ${canary}. `.repeat(200)) }
  const speaker = (await send('POST', 'speakers', { name, photo, ...texts, _status: 'published' })).doc
  const subject = { relationTo: 'speakers', value: speaker.id }
  const consent = { person: name, subject, scope: ['name', 'photo'], givenOn: '2024-01-15', wording: '2024-1' }
  await send('POST', 'consents', consent)
  await send('PATCH', `speakers/${speaker.id}`, { headline: `Ancienne ${canary}`, _status: 'published' })
  await send('PATCH', `speakers/${speaker.id}?draft=true`, { headline: `Brouillon ${canary}` })
  const days = { startsOn: '2026-05-21', endsOn: '2026-05-21', timezone: 'Europe/Paris' }
  const place = { city: 'Nîmes', attendance: 'onsite', _status: 'published' }
  const edition = (await send('POST', 'editions', { title: `Édition ${count}`, ...days, ...place })).doc.id
  const times = { startsAt: '2026-05-21T08:00:00Z', endsAt: '2026-05-21T09:00:00Z' }
  const session = { edition, title: `Parcours de ${name}`, format: 'workshop', status: 'scheduled', ...times }
  await send('POST', 'sessions', { ...session, participants: [{ speaker: speaker.id, role: 'speaker' }] })
  await send('POST', `programme/${edition}/release`, {})
  await send('POST', 'person-pages', { collection: 'speakers', id: speaker.id, person: name })
  await send('POST', 'payload-preferences/sessions-list', { value: { search: name } })
  return { canary, name, id: speaker.id, slug: speaker.slug, edition }
}

type SiteFiles = Pick<KillableSite, 'databaseUrl' | 'mediaDir' | 'server'>

/**
 * The places of a stopped or running server that contain a word: rows of its database, its files with the raw bytes of an SQLite database
 * and its journal, its output, and what Next has written.
 */
export async function placesOnServer(site: SiteFiles, word: string, since: number): Promise<string[]> {
  const rows = await wholeDatabase(site.databaseUrl)
  const found = rows.flatMap(([name, content]) => (content.toLowerCase().includes(word) ? [name] : []))
  if (site.server.logs().toLowerCase().includes(word)) found.push('output')
  const built = fileURLToPath(new URL('../../.next', import.meta.url))
  for (const folder of [join(site.mediaDir, '..'), built]) {
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name)
      const file = await stat(path).catch(() => undefined)
      // What was built before has nobody of the site.
      if (!file?.isFile() || (folder === built && file.mtimeMs < since)) continue
      const bytes = (await readFile(path)).toString('latin1')
      if (`${name} ${bytes}`.toLowerCase().includes(word)) found.push(path)
    }
  }
  return found
}
