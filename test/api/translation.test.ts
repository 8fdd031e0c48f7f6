import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession } from '../support/fixtures'

let app: TestApp
let editor: Session
let edition: string

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  edition = (await anEdition(app)).id
})
afterAll(() => app.close())

const save = async (id: string, locale: string, json: object) => {
  const response = await app.fetch(`/api/sessions/${id}?draft=true&locale=${locale}`, {
    method: 'PATCH',
    as: editor,
    json,
  })
  expect(response.status, await response.clone().text()).toBe(200)
}
const ask = (id: string, as?: Session) => app.fetch(`/api/translation/sessions/${id}`, { as })
const review = (id: string, as: Session, path = 'title') =>
  app.fetch(`/api/translation/sessions/${id}`, { method: 'POST', as, json: { path } })
const titleOf = async (id: string) => {
  const { texts } = (await (await ask(id, editor)).json()) as { texts: { path: string; state: string; by?: string }[] }
  return texts.find(({ path }) => path === 'title')
}

const outdatedInChecks = async () => {
  const checked = await (await app.fetch(`/api/programme/${edition}/checks`, { as: editor })).json()
  const findings = checked.findings as { rule: string; id: string }[]
  return findings.filter(({ rule }) => rule === 'outdated-english').map(({ id }) => id)
}

test('a translation is missing, then up to date, then outdated once the French changes, until it is changed or said to hold', async () => {
  const { id } = await aSession(app, edition, { title: 'Ouverture' })
  expect(await titleOf(id)).toMatchObject({ state: 'missing' })
  await save(id, 'en', { title: 'Opening' })
  expect(await titleOf(id)).toMatchObject({ state: 'current' })
  await save(id, 'fr', { title: 'Ouverture des portes' })
  expect(await titleOf(id)).toMatchObject({ state: 'outdated', by: 'Compte editor' })
  expect(await outdatedInChecks()).toEqual([id])
  await save(id, 'en', { title: 'Opening of the doors' })
  expect(await titleOf(id)).toMatchObject({ state: 'current' })
  await save(id, 'fr', { title: 'Ouverture des portes, 9 h' })
  expect((await review(id, editor)).status).toBe(200)
  expect(await titleOf(id)).toMatchObject({ state: 'current' })
  expect(await outdatedInChecks()).toEqual([])
  await save(id, 'fr', { title: 'Ouverture des portes, 8 h' })
  expect(await titleOf(id)).toMatchObject({ state: 'outdated' })
})

test('the French is that of the newest version, without fallback', async () => {
  const { id } = await aSession(app, edition, { title: 'Publiée' })
  await save(id, 'fr', { title: 'En brouillon' })
  await save(id, 'en', { title: 'Draft' })
  expect(await (await ask(id, editor)).json()).toMatchObject({ french: { title: 'En brouillon' } })
})

test('only the staff who may read a draft learn its French, and only those who may write say that its English holds', async () => {
  const hidden = (await anEdition(app, { _status: 'draft' })).id
  const { id } = await aSession(app, hidden, { title: 'Secret', _status: 'draft' })
  const outsider = await signIn(app, 'contributor', [edition])
  const insider = await signIn(app, 'contributor', [hidden])
  expect((await ask(id)).status).toBe(401)
  // A key writes nothing, whatever the document is.
  for (const [reader, refusedWrite] of [
    [outsider, 404],
    [await createApiClient(app, 'preview'), 403],
  ] as const) {
    const response = await ask(id, reader)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('Secret')
    expect((await review(id, reader)).status).toBe(refusedWrite)
  }
  expect((await ask(id, insider)).status).toBe(200)
  expect((await review(id, insider)).status).toBe(200)
  expect((await review(id, insider, 'number')).status).toBe(400)
  for (const path of ['/api/translation/users/x', '/api/translation/nothing/x', '/api/translation/sessions/x']) {
    expect((await app.fetch(path, { as: editor })).status).toBe(404)
  }
})
