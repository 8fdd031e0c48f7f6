import { expect, test } from 'vitest'
import { consentsEnding, type EndingConsent } from '../../src/domain/consent-ending'

const today = '2026-11-27'
const consent = (id: string, values: Partial<EndingConsent> = {}): EndingConsent => ({
  ...{ id, person: 'Amina Benali', scope: ['quote', 'name'], subject: 'testimonials#1', expiresOn: '2026-12-01' },
  ...values,
})
const idsOf = (...consents: EndingConsent[]) => consentsEnding(consents, today).map(({ id }) => id)

test('a consent is announced from thirty days before its end to its last day', () => {
  const days = ['2026-11-26', '2026-11-27', '2026-12-27', '2026-12-28']
  const each = days.map((expiresOn, nth) => consent(expiresOn, { expiresOn, subject: `testimonials#${nth}` }))
  expect(idsOf(...each)).toEqual(['2026-11-27', '2026-12-27'])
})

test('the consent that ends first comes first, and one that is withdrawn or has no end does not come', () => {
  const later = consent('later', { expiresOn: '2026-12-20', subject: 'speakers#1' })
  const withdrawn = consent('withdrawn', { withdrawnAt: '2026-11-01T00:00:00.000Z', subject: 'speakers#2' })
  const endless = consent('endless', { expiresOn: null, subject: 'speakers#3' })
  expect(idsOf(later, withdrawn, endless, consent('sooner'))).toEqual(['sooner', 'later'])
})

test('a consent is not announced when another one of the same person lasts longer for all that it covers', () => {
  const renewed = consent('renewed', { person: 'AMINA  BENALI', expiresOn: '2027-12-01' })
  expect(idsOf(consent('old'), renewed)).toEqual([])
  expect(idsOf(consent('old'), { ...renewed, scope: ['quote'] })).toEqual(['old'])
  expect(idsOf(consent('old'), { ...renewed, person: 'Léa Martin' })).toEqual(['old'])
  expect(idsOf(consent('old'), { ...renewed, subject: 'testimonials#2' })).toEqual(['old'])
})
