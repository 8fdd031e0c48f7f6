import type { ClientField } from 'payload'
import { expect, test } from 'vitest'
import { tabOfField } from '../../src/admin/checks/tab-of-field'
import { editAddress, fieldInFragment } from '../../src/domain/checks/address'

const text = (name: string) => ({ type: 'text', name })
const fields = [
  {
    type: 'tabs',
    tabs: [
      { fields: [text('title')] },
      { fields: [{ type: 'row', fields: [text('startsAt')] }] },
      { name: 'seo', fields: [text('image')] },
      {
        fields: [
          { type: 'group', name: 'recording', fields: [text('url')] },
          { type: 'array', name: 'participants', fields: [text('speaker')] },
        ],
      },
    ],
  },
  text('slug'),
] as unknown as ClientField[]

test.each([
  ['title', 0],
  ['startsAt', 1],
  ['seo.image', 2],
  ['recording.url', 3],
  ['participants.12.speaker', 3],
  ['slug', undefined],
  ['url', undefined],
  ['unknown', undefined],
])('the field %s is in tab %s', (path, tab) => {
  expect(tabOfField(fields, path)).toBe(tab)
})

test('the address of a field contains its form and its language, and the field is read from it', () => {
  const address = editAddress(
    { collection: 'sessions', id: 'a b', path: 'participants.0.speaker', locale: 'en' },
    '/admin',
  )
  expect(address).toBe('/admin/collections/sessions/a%20b?locale=en#field=participants.0.speaker')
  expect(fieldInFragment(new URL(address, 'http://x').hash)).toBe('participants.0.speaker')
})

test.each(['', '#', '#field=', '#other=title', '#field=<img>', '#field=a b'])('"%s" names no field', (fragment) => {
  expect(fieldInFragment(fragment)).toBeUndefined()
})
