import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { type ReceiptEvent, receiptOf } from '../../src/consent/receipt-format'
import { consentEventKinds } from '../../src/domain/consent-event'
import { currentWording } from '../../src/domain/consent-wordings'

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(new URL('../../docs/consent-receipt.schema.json', import.meta.url), 'utf8')),
)
const about = { collection: 'testimonials', id: '42', person: 'Amina Benali' }
const events: ReceiptEvent[] = consentEventKinds.map((kind, order) => ({
  kind,
  at: `2026-01-1${order}T10:00:00.000Z`,
  from: '2026-01-15',
  to: '2027-01-15',
  scope: ['name', 'quote', 'social'],
  displayMode: 'first-name',
  how: 'link',
  wording: currentWording.version,
  wordingText: currentWording.text,
}))
const status = (receipt: ReturnType<typeof receiptOf>) => receipt['dpv:hasRecordOfActivity']['dpv:hasConsentStatus']

test.each([
  [
    'given',
    { current: { scope: ['name', 'quote'] as const, expiresOn: '2027-01-15' }, events: events.slice(0, 3) },
    'dpv:ConsentGiven',
  ],
  [
    'expired',
    { current: { scope: ['name'] as const, expiresOn: '2026-01-31' }, events: events.slice(0, 3) },
    'dpv:ConsentExpired',
  ],
  ['withdrawn', { events: events.slice(0, 4) }, 'dpv:ConsentWithdrawn'],
  ['deleted', { events }, 'dpv:ConsentRevoked'],
  ['never requested', { events: [] }, 'dpv:ConsentUnknown'],
])('the receipt of a consent that was %s is valid, and says so', (_, source, expected) => {
  const receipt = receiptOf({ about, today: '2026-11-27', site: 'https://www.example.org', ...source })
  expect(validate(JSON.parse(JSON.stringify(receipt))), JSON.stringify(validate.errors)).toBe(true)
  expect(status(receipt)).toBe(expected)
  expect(receipt['dpv:hasRecordOfActivity']['dct:hasPart']).toHaveLength(source.events.length)
})

test('a receipt holds each event in order, with the text that the person read', () => {
  const receipt = receiptOf({ about, today: '2026-11-27', events })
  const parts = receipt['dpv:hasRecordOfActivity']['dct:hasPart']
  expect(parts.map((part) => part['@type'])).toEqual([
    'dpv:ConsentRequested',
    'dpv:ConsentGiven',
    'dpv:RenewedConsentGiven',
    'dpv:ConsentWithdrawn',
    'dpv:ConsentRevoked',
  ])
  expect(JSON.stringify(parts[1])).toContain(JSON.stringify(currentWording.text))
})

test('the schema refuses a receipt without its person or with an unknown state', () => {
  const receipt = JSON.parse(JSON.stringify(receiptOf({ about, today: '2026-11-27', events })))
  receipt['dpv:hasRecordOfActivity']['dpv:hasConsentStatus'] = 'dpv:ConsentMaybe'
  expect(validate(receipt)).toBe(false)
  const nameless = JSON.parse(JSON.stringify(receiptOf({ about, today: '2026-11-27', events })))
  delete nameless['dpv:hasRecordOfActivity']['dpv:hasDataSubject']
  expect(validate(nameless)).toBe(false)
})
