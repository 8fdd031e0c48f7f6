import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { richTextOf } from '../../src/domain/rich-text'
import type { Session, TestApp } from './app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from './fixtures'
import { aPersonLink, PersonVisit } from './person-visit'
import { jpeg, upload } from './uploads'
import { wholeDatabase } from './whole-database'

let count = 0

/** A word that nothing else contains, in everything that belongs to a person. */
const newCanary = () => {
  count += 1
  return `Zkanari${process.pid.toString(36)}${count}`
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')

/** A speaker and a testimonial of one person with their canary in every field, and in the records about them. */
export async function aPersonEverywhere(app: TestApp, editor: Session) {
  const canary = newCanary()
  const person = `Zoé ${canary}`
  const email = `${canary}@exemple.fr`.toLowerCase()
  const edition = await anEdition(app)
  const image = async (name: string) =>
    (await upload(app, await jpeg(600, 800), { as: editor, name: `${canary}-${name}.jpg`, data: imageOf(canary) })).doc
  const [portrait, former, photo] = [await image('portrait'), await image('ancien'), await image('temoignage')]
  const { id: speaker } = await aSpeaker(app, {
    ...{ name: person, headline: `Directrice ${canary}`, bio: richTextOf(`Née ${canary}.`), photo: former.id },
    ...{ links: [{ kind: 'website', url: `https://${canary.toLowerCase()}.example` }], declaredAs: 'woman' },
  })
  const { id: testimonial } = await aTestimonial(app, {
    ...{ name: person, displayMode: 'full-name', before: `Avant ${canary}`, after: `Après ${canary}`, photo: photo.id },
    ...{ quote: `Citation ${canary}`, story: richTextOf(`Récit ${canary}.`), editions: [edition.id] },
    pathway: [{ year: 2019, label: `Étape ${canary}` }],
    video: {
      url: `https://video.example/${canary}`,
      captionsUrl: `https://video.example/${canary}.vtt`,
      transcript: canary,
    },
  })
  const signed = await upload(app, PDF, {
    ...{
      as: editor,
      to: '/api/documents',
      name: `${canary}.pdf`,
      type: 'application/pdf',
      data: { title: `Accord ${person}` },
    },
  })
  await aConsent(app, 'testimonials', testimonial, { person, evidence: signed.doc.id })
  await aConsent(app, 'speakers', speaker, { person })
  await aConsent(app, 'media', portrait.id, { person, scope: ['photo'] })
  const session = await aSession(app, edition.id, {
    ...{ title: `Parcours de ${person}`, participants: [{ speaker, role: 'speaker' }] },
  })
  const send = (method: string, path: string, json: object) => app.fetch(path, { method, as: editor, json })
  // Versions, a draft beside the published one, a release and what the admin stores about forms and lists.
  await send('PATCH', `/api/speakers/${speaker}`, {
    photo: portrait.id,
    headline: `Ancienne ${canary}`,
    _status: 'published',
  })
  await send('PATCH', `/api/speakers/${speaker}?draft=true`, { headline: `Brouillon ${canary}` })
  await send('PATCH', `/api/speakers/${speaker}?locale=en&draft=true`, { headline: `Draft ${canary}` })
  const summary = { fr: `« Parcours de ${person} » entre au programme.`, en: `"${person}" joins the programme.` }
  const release = {
    ...{ edition: edition.id, number: 1, releasedAt: new Date().toISOString() },
    ...{ programme: { sessions: { [session.id]: { title: { fr: `Parcours de ${person}` } } }, rooms: {} } },
    changes: [{ kind: 'added', session: session.id, summary }],
  }
  await app.payload.create({
    ...{ collection: 'releases', data: release as never, locale: 'all' as never, overrideAccess: true },
  })
  await send('POST', '/api/payload-preferences/sessions-list', { value: { search: person } })
  await send('POST', `/api/payload-preferences/collection-speakers-${speaker}`, { value: { note: canary } })
  const record = {
    created: [],
    changed: [{ collection: 'speakers', id: speaker, label: person, before: { data: { bio: canary } } }],
  }
  const about = { fileName: 'programme.csv', format: 'csv', edition: edition.id, state: 'applied' }
  const answers = { people: { [person]: speaker } }
  await app.payload.db.create({ collection: 'imports', data: { ...about, record, answers } })
  const visit = new PersonVisit()
  const link = await aPersonLink(app, editor, { collection: 'speakers', id: speaker, person })
  await visit.open(link)
  await visit.send('accord', { scope: ['name', 'photo'], email })
  await visit.sendPhoto(new Blob([new Uint8Array(await jpeg(500, 700, '#aa3311'))], { type: 'image/jpeg' }))
  const doc = await (await app.fetch(`/api/speakers/${speaker}`)).json()
  return {
    canary,
    person,
    email,
    edition,
    speaker,
    testimonial,
    session,
    slug: String(doc.slug),
    portrait,
    photo,
    link,
    visit,
  }
}

const imageOf = (canary: string) => ({ alt: `Portrait ${canary}`, credit: `Photo ${canary}`, needsConsent: true })

/** The places in the database and the folders of an application that contain a word in any case. */
export async function placesOf(app: TestApp, word: string): Promise<string[]> {
  const wanted = word.toLowerCase()
  const found: string[] = []
  for (const [place, content] of await wholeDatabase(app.database.url))
    if (content.toLowerCase().includes(wanted)) found.push(place)
  for (const name of await readdir(app.database.folder, { recursive: true })) {
    const bytes = await readFile(join(app.database.folder, name)).catch(() => Buffer.alloc(0))
    // The raw bytes of the database file are among them: what was deleted may still be in its free pages.
    if (`${name} ${bytes.toString('latin1')}`.toLowerCase().includes(wanted)) found.push(name)
  }
  return found
}
