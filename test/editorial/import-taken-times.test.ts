import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition } from '../support/fixtures'
import { newestOf, sendFile } from '../support/import-files'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let edition: { id: string }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())
beforeEach(async () => {
  edition = await anEdition(app)
})

const header = 'Titre;Format;Début;Fin;Salle;Intervenants'
const table = (...lines: string[]) => [header, ...lines].join('\r\n')
const apply = (...lines: string[]) => sendFile(app, editor, edition.id, table(...lines), { apply: 'true' })
const sessionsHere = () => newestOf(app, 'sessions', { edition: { equals: edition.id } })

/** The remarks about a file that is tried. */
async function remarks(...lines: string[]) {
  const { plan } = await sendFile(app, editor, edition.id, table(...lines), {})
  return plan?.problems.map(({ level, row, column, message }) => plainSpaces(`${level} ${row} ${column} ${message}`))
}

test('a line whose room or person is taken then is remarked once, and imported all the same', async () => {
  const lines = [
    'Atelier de code;Atelier;9 h 30;10 h 30;Grande salle;Ada Exemple',
    'Deux à la fois;Atelier;10 h 00;11 h 00;Grande salle;Zoé Exemple',
    'Ada ailleurs;Atelier;10 h 15;10 h 45;Petite salle;Ada Exemple | Zoé Exemple',
    'Juste après;Atelier;11 h 00;12 h 00;Grande salle;Ada Exemple',
  ]
  expect(await remarks(...lines)).toEqual([
    'warning 3 Début La salle « Grande salle » accueille déjà « Atelier de code » (mar. 21 mai 2024, 9 h 30 – 10 h 30).',
    'warning 4 Intervenants Ada Exemple participe déjà à « Atelier de code » (mar. 21 mai 2024, 9 h 30 – 10 h 30).',
  ])
  expect((await apply(...lines)).status).toBe(201)
  // What was imported changes nothing, and is in nobody’s way a second time.
  expect(await remarks(...lines)).toEqual([])
  expect(await remarks('De plus;Atelier;11 h 30;12 h 30;Grande salle;')).toEqual([
    'warning 2 Début La salle « Grande salle » accueille déjà « Juste après » (mar. 21 mai 2024, 11 h 00 – 12 h 00).',
  ])
})

test('a line is not remarked when that session is cancelled, or moves away in the same file', async () => {
  const lines = ['Première;Atelier;9 h 30;10 h 30;Grande salle;', 'Annulée;Atelier;14 h 00;15 h 00;Grande salle;']
  await apply(...lines)
  const cancelled = (await sessionsHere()).find(({ title }) => title === 'Annulée')
  await app.payload.update({
    collection: 'sessions',
    id: String(cancelled?.id),
    data: { status: 'cancelled' },
    draft: true,
    overrideAccess: true,
  })
  expect(
    await remarks(
      'Première;Atelier;16 h 00;17 h 00;Grande salle;',
      'Deuxième;Atelier;9 h 30;10 h 30;Grande salle;',
      'Troisième;Atelier;14 h 00;15 h 00;Grande salle;',
    ),
  ).toEqual([])
})
