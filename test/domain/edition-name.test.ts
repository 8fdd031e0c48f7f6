import { expect, test } from 'vitest'
import { editionName } from '../../src/domain/edition-name'

test.each([
  [{ startsOn: '2027-06-10', city: 'Toulouse' }, '2027 · Toulouse'],
  [{ startsOn: '2027-06-10', city: '  ' }, '2027'],
  [{ startsOn: null, city: 'Saint-Denis' }, 'Saint-Denis'],
  [{ startsOn: 'bientôt', city: 'Nîmes' }, 'Nîmes'],
  [{}, null],
])('the short name of %j is %s', (edition, name) => {
  expect(editionName(edition)).toBe(name)
})
