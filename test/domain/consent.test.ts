import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALWAYS, type Consent, consentScopes, coveredUntil, NEVER } from '../../src/domain/consent'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const consent: fc.Arbitrary<Consent> = fc.record({
  person: fc.constantFrom('Amina Exemple', 'Élodie Exemple', 'Zoé Exemple'),
  scope: fc.uniqueArray(fc.constantFrom(...consentScopes)),
  givenOn: day,
  expiresOn: fc.option(day),
  withdrawnAt: fc.option(fc.constant('2024-06-01T00:00:00.000Z'), { freq: 3 }),
})
const scopes = fc.uniqueArray(fc.constantFrom(...consentScopes), { minLength: 1 })

describe('coveredUntil', () => {
  test('is never without a consent', () => {
    fc.assert(fc.property(scopes, (needed) => coveredUntil([], needed) === NEVER))
  })

  test('never grows when a consent is withdrawn', () => {
    fc.assert(
      fc.property(fc.array(consent, { minLength: 1, maxLength: 6 }), scopes, fc.nat(), (consents, needed, pick) => {
        const index = pick % consents.length
        const after = consents.map((one, at) =>
          at === index ? { ...one, withdrawnAt: '2025-01-01T00:00:00.000Z' } : one,
        )
        expect(coveredUntil(after, needed) <= coveredUntil(consents, needed)).toBe(true)
      }),
    )
  })

  test('never grows when more is needed or when one more person must agree', () => {
    fc.assert(
      fc.property(fc.array(consent, { minLength: 1, maxLength: 6 }), scopes, scopes, (consents, needed, more) => {
        const until = coveredUntil(consents, needed)
        expect(coveredUntil(consents, [...needed, ...more]) <= until).toBe(true)
        const stranger: Consent = { person: 'Personne de plus', scope: [], givenOn: '2024-01-01' }
        expect(coveredUntil([...consents, stranger], needed)).toBe(NEVER)
      }),
    )
  })

  test('lasts through the last day in Paris, and for ever without one', () => {
    const given: Consent = { person: 'Amina', scope: ['quote'], givenOn: '2024-01-01' }
    expect(coveredUntil([given], ['quote'])).toBe(ALWAYS)
    expect(coveredUntil([{ ...given, expiresOn: '2024-06-30' }], ['quote'])).toBe('2024-06-30T22:00:00.000Z')
  })

  test('takes the spelling of a name as the same person, accents or not', () => {
    const refused: Consent = { person: 'Élodie  Exemple', scope: ['quote'], givenOn: '2024-01-01', withdrawnAt: NEVER }
    const renewed: Consent = { person: 'elodie exemple', scope: ['quote'], givenOn: '2024-02-01' }
    expect(coveredUntil([refused, renewed], ['quote'])).toBe(ALWAYS)
  })
})
