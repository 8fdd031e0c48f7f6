import { expect, test } from 'vitest'
import { formOf, keyOf, keysToRemove } from '../../src/domain/unsaved/stored-entries'
import { mergedFields, parseUnsavedText, unsavedFields } from '../../src/domain/unsaved/unsaved-text'

const form = { user: 'claire', collection: 'sessions', document: '8a/é', locale: 'fr' }

test('the key of a stored text names its user, document and language', () => {
  expect(formOf(keyOf(form))).toEqual(form)
  const keys = [form, { ...form, user: 'lea' }, { ...form, document: 'create' }, { ...form, locale: 'en' }].map(keyOf)
  expect(new Set(keys).size).toBe(4)
  expect(formOf('theme')).toBeUndefined()
})

test('only the fields that differ from what the server has acknowledged are unsaved', () => {
  const base = { title: 'Un', capacity: null, slug: 'un' }
  expect(unsavedFields({ title: 'Deux', capacity: '', slug: 'un' }, base)).toEqual([
    { path: 'title', value: 'Deux', base: 'Un' },
  ])
})

test('what the server writes by itself is not unsaved text', () => {
  const local = { title: 'Un', updatedAt: '2026-11-26T12:00:00.000Z', _status: 'draft' }
  expect(unsavedFields(local, { title: 'Un', updatedAt: null, _status: 'published' })).toEqual([])
})

test('what is typed newly replaces what was found, field by field', () => {
  const found = [
    { path: 'title', value: 'Un', base: '' },
    { path: 'slug', value: 'un', base: '' },
  ]
  const typed = [{ path: 'title', value: 'Deux', base: 'Un' }]
  expect(mergedFields(found, typed).map(({ path, value }) => [path, value])).toEqual([
    ['slug', 'un'],
    ['title', 'Deux'],
  ])
})

test('a stored text that is not readable is none', () => {
  for (const stored of [null, '', '{', '[]', '{"at":"x"}', '{"at":"2026-11-26","fields":[]}']) {
    expect(parseUnsavedText(stored)).toBeUndefined()
  }
})

test('texts older than thirty days go, then the oldest beyond the most that a device holds', () => {
  const now = Date.parse('2026-11-26T12:00:00Z')
  const entries = [
    { key: 'old', length: 10, at: '2026-10-26T12:00:00.000Z' },
    { key: 'first', length: 1_500_000, at: '2026-11-24T12:00:00.000Z' },
    { key: 'second', length: 900_000, at: '2026-11-25T12:00:00.000Z' },
    { key: 'third', length: 900_000, at: '2026-11-26T11:00:00.000Z' },
  ]
  expect(keysToRemove(entries, now)).toEqual(['first', 'old'])
})
