import type { ClientField } from 'payload'
import { expect, test } from 'vitest'
import { changedFields } from '../../src/admin/status/changed-fields'

const fields = [
  {
    type: 'tabs',
    tabs: [
      { label: 'Présentation', fields: [{ type: 'text', name: 'title', label: 'Titre', localized: true }] },
      { label: 'Salle', fields: [{ type: 'row', fields: [{ type: 'number', name: 'capacity', label: 'Places' }] }] },
    ],
  },
  { type: 'array', name: 'participants', label: 'Personnes', fields: [] },
  { type: 'text', name: 'searchKey', label: 'Clé', admin: { hidden: true } },
  { type: 'ui', name: 'help' },
] as unknown as ClientField[]

test('a changed field has its label, in the order of the form, and the languages in which it changed', () => {
  const before = { title: { fr: 'Un', en: 'One' }, capacity: 10, participants: [], searchKey: 'un', updatedAt: '1' }
  const after = { title: { fr: 'Un', en: 'Two' }, capacity: 12, participants: null, searchKey: 'deux', updatedAt: '2' }
  expect(changedFields(fields, before, after)).toEqual([
    { name: 'title', label: 'Titre', locales: ['en'] },
    { name: 'capacity', label: 'Places' },
  ])
})

test('an empty text, an empty list and no value are the same', () => {
  const before = { title: { fr: 'Un', en: null }, participants: [] }
  const after = { title: { fr: 'Un', en: '' }, capacity: null }
  expect(changedFields(fields, before, after)).toEqual([])
})

test('a language that is new is named', () => {
  const before = { title: { fr: 'Un' } }
  expect(changedFields(fields, before, { title: { fr: 'Un', en: 'One' } })).toMatchObject([{ locales: ['en'] }])
})
