import { expect, test } from 'vitest'
import { editionOfList } from '../../src/admin/lists/edition-of-list'

test.each([
  [undefined, 'all'],
  [{ edition: { equals: 'a' } }, { id: 'a' }],
  [{ or: [{ and: [{ edition: { equals: 'a' } }, { room: { exists: 'false' } }] }] }, { id: 'a' }],
  [{ and: { 0: { edition: { in: ['a'] } } } }, { id: 'a' }],
  [{ edition: { in: ['a', 'b'] } }, 'other'],
  [{ edition: { not_equals: 'a' } }, 'other'],
  [{ or: [{ edition: { equals: 'a' } }, { edition: { equals: 'b' } }] }, 'other'],
  [{ 'edition.city': { equals: 'Nîmes' } }, 'all'],
])('the edition in the filter %j is %j', (where, edition) => {
  expect(editionOfList(where, 'edition')).toEqual(edition)
})
