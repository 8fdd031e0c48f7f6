import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aPersonEverywhere } from '../support/erased-person'
import { aConsent, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'

let app: TestApp
let editor: Session & { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const archiveOf = (collection: string, id: string, query = '', as: Session = editor) =>
  app.fetch(`/api/person-data/${collection}/${id}/archive${query}`, { as })

async function unzipped(response: Response) {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  return { files, names: Object.keys(files), data: JSON.parse(text('donnees.json')), text }
}

test('the archive of a person has every field under its French label, versions, consents, events, links and files', async () => {
  const { canary, person, email, speaker, testimonial, session, portrait } = await aPersonEverywhere(app, editor)
  const { data, names, text, files } = await unzipped(await archiveOf('speakers', speaker))
  expect(data).toMatchObject({
    Personne: person,
    Identifiant: speaker,
    Contenu: { Nom: person, Biographie: `Née ${canary}.`, 'Se déclare': 'Une femme' },
    Sessions: [{ Titre: session.title, Rôle: 'speaker' }],
    'Liens reçus': [{ Adresse: email, Réponse: 'accord donné' }],
  })
  expect(JSON.stringify(data.Versions)).toContain(`Brouillon ${canary}`)
  expect(JSON.stringify(data.Versions)).toContain(`Draft ${canary}`)
  expect(data['Évènements des accords'].map((event: Record<string, string>) => event.Évènement)).toEqual(
    expect.arrayContaining(['demandé', 'donné']),
  )
  expect(names).toContain(`images/${portrait.filename}`)
  expect(files[`images/${portrait.filename}`]?.length).toBeGreaterThan(500)
  // The portrait, the former one, and the one that they proposed.
  expect(data.Images).toHaveLength(3)
  expect(JSON.parse(text('trace-des-accords.jsonld'))['@type']).toBeTruthy()
  expect(text('LISEZ-MOI.txt')).toContain('donnees.json')
  const own = await unzipped(await archiveOf('testimonials', testimonial))
  expect(own.data.Contenu).toMatchObject({ Citation: `Citation ${canary}`, Récit: `Récit ${canary}.` })
  expect(own.names.some((name) => name.startsWith('accords/') && name.endsWith('.pdf'))).toBe(true)
})

test('the archive has nothing of other people, no account of the staff and no secret', async () => {
  const { person, speaker, edition } = await aPersonEverywhere(app, editor)
  const other = await aSpeaker(app, { name: 'Autre Intervenante' })
  const participants = [speaker, other.id].map((id) => ({ speaker: id, role: 'speaker' }))
  await aSession(app, edition.id, { title: 'À deux', from: '11:00', to: '12:00', participants })
  await aConsent(app, 'speakers', speaker, { person: 'Signataire Tierce' })
  expect((await archiveOf('speakers', speaker)).status).toBe(400)
  const { data, files } = await unzipped(await archiveOf('speakers', speaker, `?person=${encodeURIComponent(person)}`))
  const all = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  expect(JSON.stringify(data)).toContain('À deux')
  for (const word of ['Autre Intervenante', other.id, 'Signataire Tierce', 'Compte editor', editor.id, 'Hash']) {
    expect(all, word).not.toContain(word)
  }
})

test('the person downloads theirs from their open page, and nobody else does', async () => {
  const { id } = await aTestimonial(app, { name: 'Lina', quote: 'Ma phrase.' })
  const link = await aPersonLink(app, editor, { collection: 'testimonials', id, person: 'Lina Page' })
  const visit = new PersonVisit()
  await visit.open(link)
  expect(visit.html).toContain('href="/ma-page/donnees"')
  const { data } = await unzipped(await visit.request('/ma-page/donnees'))
  expect(data).toMatchObject({ Personne: 'Lina Page', Contenu: { Citation: 'Ma phrase.' } })
  expect((await new PersonVisit().request('/ma-page/donnees')).status).toBe(403)
  for (const as of [{ authorization: '' }, await signIn(app, 'contributor')]) {
    expect((await archiveOf('testimonials', id, '', as)).status).toBe(403)
  }
  expect((await archiveOf('media', id)).status).toBe(404)
})

test('says which file is missing, and one sentence when the data cannot be read', async () => {
  const { speaker, portrait, visit } = await aPersonEverywhere(app, editor)
  const { stores } = await import('../../collections/shared/uploads/stores')
  await stores.media.remove([portrait.filename])
  const { data, names } = await unzipped(await archiveOf('speakers', speaker))
  expect(data['Fichiers introuvables']).toEqual([`images/${portrait.filename}`])
  expect(names).not.toContain(`images/${portrait.filename}`)
  const { findVersions } = app.payload
  app.payload.findVersions = () => Promise.reject(new Error('The database is away.'))
  const failed = await archiveOf('speakers', speaker)
  const page = await visit.request('/ma-page/donnees')
  app.payload.findVersions = findVersions
  expect([failed.status, (await failed.json()).errors[0].message]).toEqual([
    503,
    'Les données n’ont pas pu être réunies. Réessayez dans un instant.',
  ])
  expect([page.status, (await page.text()).includes('Vos données ne sont pas prêtes')]).toEqual([503, true])
})
