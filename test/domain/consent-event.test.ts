import { expect, test } from 'vitest'
import { consentEventsOf, type RecordedConsent } from '../../src/domain/consent-event'
import { consentWordings, currentWording, wordingText } from '../../src/domain/consent-wordings'
import { allowsDisplay } from '../../src/domain/display-mode'

const given: RecordedConsent = {
  person: 'Amina Benali',
  subject: { relationTo: 'testimonials', value: '1' },
  scope: ['name', 'quote'],
  givenOn: '2026-01-15',
}

test.each([
  ['given', undefined, given, ['given']],
  [
    'given and withdrawn at once',
    undefined,
    { ...given, withdrawnAt: '2026-02-01T00:00:00.000Z' },
    ['given', 'withdrawn'],
  ],
  [
    'refused on the page of the person',
    undefined,
    { ...given, how: 'link', withdrawnAt: '2026-02-01T00:00:00.000Z' },
    ['withdrawn'],
  ],
  ['withdrawn', given, { ...given, scope: [], withdrawnAt: '2026-02-01T00:00:00.000Z' }, ['withdrawn']],
  ['given again', { ...given, withdrawnAt: '2026-02-01T00:00:00.000Z' }, given, ['given']],
  ['changed', given, { ...given, displayMode: 'pseudonym' }, ['changed']],
  ['changed by its end', given, { ...given, expiresOn: '2027-01-01' }, ['changed']],
  ['saved as it was, with its scopes in another order', given, { ...given, scope: ['quote', 'name'] }, []],
] as const)('a consent that is %s', (_, before, after, expected) => {
  expect(consentEventsOf(before, after as RecordedConsent)).toEqual(expected)
})

test('every wording has a version of its own and a text, and the last one is proposed', () => {
  expect(new Set(consentWordings.map(({ version }) => version)).size).toBe(consentWordings.length)
  expect(consentWordings.every(({ text }) => text.length > 100)).toBe(true)
  expect(wordingText(currentWording.version)).toBe(currentWording.text)
  expect(wordingText('papier-2019')).toBeUndefined()
})

test('a person may be shown as they chose or with less of their name', () => {
  expect(allowsDisplay('first-name', 'full-name')).toBe(false)
  expect(allowsDisplay('first-name', 'first-name')).toBe(true)
  expect(allowsDisplay('first-name', 'pseudonym')).toBe(true)
  expect(allowsDisplay(null, 'full-name')).toBe(true)
})
