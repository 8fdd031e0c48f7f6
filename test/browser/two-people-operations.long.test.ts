import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { choose, toast } from '../support/admin-form'
import { aPerson, seededSession } from '../support/admin-people'
import { openBrowser, type TestBrowser } from '../support/browser'
import { holdSaves } from '../support/held-saves'
import { plainSpaces } from '../support/plain-spaces'
import { type RunningServer, startServer } from '../support/production-server'
import { saveScreenshot } from '../support/screenshot'

let browser: TestBrowser
let server: RunningServer
let claire: Page
let lea: Page
let edition: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  ;[{ page: claire }, { page: lea }] = await Promise.all([
    aPerson(browser, server, 'Claire Martin'),
    aPerson(browser, server, 'Léa Petit'),
  ])
  const found = await fetch(`${server.url}/api/editions?where[slug][equals]=montpellier-2024&depth=0`)
  edition = (await found.json()).docs[0].id
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const title = () => claire.locator('#field-title')
const places = () => claire.getByLabel('Nombre de places')
const status = () => claire.locator('.doc-controls__meta')
const question = () => claire.locator('.edit-conflict')
const note = async () => plainSpaces((await claire.locator('.others-note').textContent()) ?? '')

/** What the database has: the newest version, and what the public reads. */
const newest = async (id: string) =>
  (await claire.request.get(`/api/sessions/${id}?draft=true&depth=0&locale=fr`)).json()
const published = async (id: string) => (await fetch(`${server.url}/api/sessions/${id}?depth=0&locale=fr`)).json()

/** Claire opens the form of a session. */
async function openForm(slug: string): Promise<string> {
  const id = await seededSession(server, slug)
  await claire.goto(`/admin/collections/sessions/${id}`)
  await claire.locator('form[data-form-ready="true"]').waitFor()
  await title().waitFor()
  return id
}

/** Léa imports a table into the edition, and undoes her latest import. */
async function importTable(...rows: string[]): Promise<void> {
  await lea.goto(`/admin/collections/editions/${edition}/importer`)
  await lea
    .locator('.choose-file input[type=file]')
    .setInputFiles({ name: 'sessions.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await lea.getByRole('button', { name: /^Importer 1 / }).click()
  await lea.getByText(/^C’est importé/).waitFor()
}

async function undoImport(): Promise<void> {
  await lea
    .getByRole('button', { name: /^Annuler cet import/ })
    .first()
    .click()
  await lea.getByRole('dialog').getByRole('button', { name: 'Annuler cet import' }).click()
}

describe('while somebody writes in the form of a session', () => {
  let release: () => Promise<void>

  beforeEach(async () => {
    release = await holdSaves(claire)
    return release
  })

  describe('somebody else changes many sessions in the list', () => {
    async function postpone(id: string): Promise<void> {
      await lea.goto(`/admin/collections/sessions?where[id][equals]=${id}`)
      await lea.locator('.row-1 .select-row input').check()
      await lea.getByRole('button', { name: 'Changer la salle ou la tenue' }).click()
      await lea.getByRole('dialog').getByLabel('Tenue').selectOption('postponed')
      await lea.getByRole('dialog').getByRole('button', { name: 'Enregistrer en brouillon' }).click()
      await toast(lea, /Une session modifiée/)
    }

    test('the form shows it, and both changes stay', async () => {
      const id = await openForm('ouverture')
      await title().fill('Ouverture en fanfare')
      await postpone(id)
      await release()
      await expect.poll(async () => (await newest(id)).title).toBe('Ouverture en fanfare')
      expect((await newest(id)).status).toBe('postponed')
      await expect.poll(() => claire.locator('#field-status').innerText()).toContain('Reportée')
      expect(await title().inputValue()).toBe('Ouverture en fanfare')
      await expect.poll(note).toContain('Léa Petit a changé : Tenue de la session.')
      await saveScreenshot(claire, 'deux-personnes-lot')
    })

    test('the field that both have changed is asked about', async () => {
      const id = await openForm('faire-le-point-sur-vos-competences')
      await choose(claire, 'status', 'Annulée')
      await title().fill('Faire le point')
      await postpone(id)
      await release()
      await question().waitFor()
      const text = plainSpaces((await question().textContent()) ?? '')
      for (const part of ['La version de Léa Petit', 'Annulée', 'Reportée']) expect(text).toContain(part)
      await saveScreenshot(claire, 'deux-personnes-lot-question')
      await expect.poll(async () => (await newest(id)).title).toBe('Faire le point')
      expect((await newest(id)).status).toBe('postponed')
      await claire.getByRole('button', { name: 'Garder la mienne' }).click()
      await expect.poll(async () => (await newest(id)).status).toBe('cancelled')
    })
  })

  test('an import changes another field than the one that is typed: both stay, and undoing it would not lose either', async () => {
    const id = await openForm('ecrire-vos-premieres-lignes-de-code')
    const { number, title: before } = await newest(id)
    await title().fill('Vos premières lignes')
    await importTable('Numéro;Titre;Places', `${number};${before};120`)
    await release()
    await expect.poll(async () => (await newest(id)).title).toBe('Vos premières lignes')
    await expect.poll(() => places().inputValue()).toBe('120')
    await expect.poll(note).toContain('Léa Petit a changé : Nombre de places.')
    await saveScreenshot(claire, 'deux-personnes-import')
    await undoImport()
    await lea
      .getByText(/ne peut plus être annulé d’un coup.*a été modifié depuis/)
      .first()
      .waitFor()
    expect(await newest(id)).toMatchObject({ title: 'Vos premières lignes', capacity: 120 })
  })

  test('an import that brings another value for the field that is typed is asked about', async () => {
    const id = await openForm('reussir-un-entretien-dans-le-numerique')
    const { number } = await newest(id)
    await title().fill('Le titre de Claire')
    await importTable('Numéro;Titre', `${number};Le titre du fichier`)
    await release()
    await question().waitFor()
    expect((await newest(id)).title).toBe('Le titre du fichier')
    expect(await title().inputValue()).toBe('Le titre de Claire')
    await claire.getByRole('button', { name: 'Garder la sienne' }).click()
    await expect.poll(() => title().inputValue()).toBe('Le titre du fichier')
  })

  test('a release publishes what was saved; what is typed stays in the form and is a draft afterwards', async () => {
    const id = await openForm('financer-votre-formation')
    await release()
    await places().fill('55')
    await expect.poll(async () => (await newest(id)).capacity).toBe(55)
    await expect.poll(() => status().innerText()).toContain('Modifié')
    release = await holdSaves(claire)
    await title().fill('Un titre que personne ne publie')
    await lea.goto(`/admin/collections/editions/${edition}/publication`)
    await lea.getByRole('button', { name: 'Publier le programme' }).click()
    await lea.getByRole('dialog').getByRole('button', { name: 'Publier le programme' }).click()
    await lea.getByText(/C’est publié/).waitFor()
    expect((await published(id)).capacity).toBe(55)
    expect(await title().inputValue()).toBe('Un titre que personne ne publie')
    await release()
    await expect.poll(async () => (await newest(id)).title).toBe('Un titre que personne ne publie')
    expect(await newest(id)).toMatchObject({ _status: 'draft', capacity: 55 })
    expect(await question().count()).toBe(0)
    const now = await published(id)
    expect([now.capacity, now.title]).toEqual([55, expect.not.stringContaining('personne')])
  })
})

test('an idle form shows an import, and that it was undone', async () => {
  const id = await openForm('decouvrir-les-metiers-de-la-donnee')
  const { number, title: name, capacity } = await newest(id)
  const shown = await places().inputValue()
  await importTable('Numéro;Titre;Places', `${number};${name};120`)
  await expect.poll(() => places().inputValue()).toBe('120')
  await undoImport()
  await lea.getByText(/^C’est annulé/).waitFor()
  await expect.poll(() => places().inputValue()).toBe(shown)
  await title().fill('Les métiers de la donnée')
  await expect.poll(async () => (await newest(id)).title).toBe('Les métiers de la donnée')
  expect((await newest(id)).capacity).toBe(capacity)
})

test('an idle form shows that a release has published its session', async () => {
  const id = await openForm('parler-salaire-sans-detour')
  await places().fill('33')
  await expect.poll(() => status().innerText()).toContain('Modifié')
  await expect.poll(async () => (await newest(id)).capacity).toBe(33)
  const released = await lea.request.post(`/api/programme/${edition}/release`)
  expect(released.status()).toBe(201)
  await expect.poll(() => status().innerText()).toMatch(/Publié/)
  await saveScreenshot(claire, 'deux-personnes-publication')
  await places().fill('34')
  await expect.poll(async () => (await newest(id)).capacity).toBe(34)
  expect((await published(id)).capacity).toBe(33)
})
