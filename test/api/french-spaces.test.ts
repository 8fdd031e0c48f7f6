import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRecord } from '../../src/domain/record'
import { typographyApplied } from '../../src/domain/writing/french-typography'
import { seedExample } from '../../src/seed'
import { bootApp, type TestApp } from '../support/app'

// The rule of docs/decisions/015-french-spaces.md, written a second time: an ordinary or a wrong space in any place.
const wrongSpaces = [
  /[ \u00A0][;!?]/,
  /[ \u202F][:»%€]/,
  /«[ \u202F]/,
  /\d h \d\d/,
  /\d (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/,
]
const hasWrongSpace = (text: string) => wrongSpaces.some((pattern) => pattern.test(text))

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
  await seedExample(app.payload)
}, 60_000)
afterAll(() => app.close())

/** Returns the labels of a configuration in French: they are functions. */
function labelsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if ((!isRecord(value) && !Array.isArray(value)) || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([key, inner]) =>
    ['label', 'plural', 'singular'].includes(key) && typeof inner === 'function'
      ? [String(inner({ i18n: { language: 'fr', t: String }, t: String }))]
      : labelsIn(inner, seen),
  )
}

/** Returns every text under a key `fr`, at any depth, without following a cycle. Search keys are no texts. */
function frenchTexts(value: unknown, seen = new Set<unknown>()): string[] {
  if ((!isRecord(value) && !Array.isArray(value)) || seen.has(value)) return []
  seen.add(value)
  const entries = Object.entries(value).filter(([key]) => !key.endsWith('Key'))
  return entries.flatMap(([key, inner]) =>
    key === 'fr' && typeof inner === 'string' ? [inner] : frenchTexts(inner, seen),
  )
}

function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return isRecord(value) ? Object.values(value).flatMap(allTexts) : []
}

test('the labels of the admin have the spaces of French', () => {
  const texts = app.payload.config.collections
    .filter(({ slug }) => !slug.startsWith('payload-'))
    .flatMap((collection) => [...frenchTexts(collection), ...labelsIn(collection)])
  expect(texts.length).toBeGreaterThan(200)
  expect(texts.filter(hasWrongSpace)).toEqual([])
})

test('the messages of Payload have the spaces of French', () => {
  const { supportedLanguages, translations } = app.payload.config.i18n
  const texts = [...allTexts(supportedLanguages.fr?.translations), ...allTexts(translations.fr)]
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.filter(hasWrongSpace)).toEqual([])
})

test('the example content has the spaces of French', async () => {
  const found = await Promise.all(
    (['editions', 'sessions', 'speakers', 'testimonials', 'key-figures', 'commitments', 'media'] as const).map(
      async (collection) => {
        const { docs } = await app.payload.find({ collection, locale: 'all', depth: 0, limit: 500 })
        return docs.flatMap((doc) => [...frenchTexts(doc), ...richTexts(doc)])
      },
    ),
  )
  const texts = found.flat()
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter(hasWrongSpace)).toEqual([])
})

/** Returns the runs of text of the French of rich text fields. */
function richTexts(value: unknown, isFrench = false): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => richTexts(inner, isFrench))
  if (!isRecord(value)) return []
  if (isFrench && typeof value.text === 'string') return [value.text]
  return Object.entries(value).flatMap(([key, inner]) => richTexts(inner, isFrench || key === 'fr'))
}

test('the pages of the site have the spaces of French', async () => {
  const html = await (await app.fetch('/fr/editions/montpellier-2024')).text()
  const body = html.slice(html.indexOf('<body'))
  const texts = body.split(/<[^>]*>/).filter((text) => text.trim() !== '')
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter(hasWrongSpace)).toEqual([])
})

test('the advice to editors writes the spaces of French', () => {
  const text = 'Le 21 mai, à 9 h 30 : « oser » ; 27 % des emplois, 12 €. Prêtes ? Oui !'
  expect(hasWrongSpace(text)).toBe(true)
  expect(hasWrongSpace(typographyApplied(text))).toBe(false)
})
