import { describe, expect, test } from 'vitest'
import { ALWAYS, NEVER } from '../../src/domain/consent'
import { activePhotoConsents, photoConsent, type StoredConsent } from '../../src/domain/photo-consent'

const now = '2026-11-27T09:00:00.000Z'
const consent = (values: Partial<StoredConsent> = {}): StoredConsent => ({
  id: 'one',
  person: 'Awa Ndiaye',
  scope: ['photo'],
  givenOn: '2026-11-01',
  ...values,
})

describe('the consent of a photo', () => {
  test.each([
    ['needs none', { needsConsent: false, consentUntil: ALWAYS }, [], { kind: 'not-needed' }],
    ['is withheld though it is said to need none', { needsConsent: false, consentUntil: NEVER }, [], { kind: 'none' }],
    ['is missing', { consentUntil: NEVER }, [], { kind: 'none' }],
    ['covers without end', { consentUntil: ALWAYS }, [consent()], { kind: 'covered', until: undefined }],
    [
      'covers until a day',
      { consentUntil: '2027-01-01T00:00:00.000Z' },
      [],
      { kind: 'covered', until: '2027-01-01T00:00:00.000Z' },
    ],
    ['waits for the publication of its document', { consentUntil: NEVER }, [consent()], { kind: 'at-publication' }],
    [
      'was withdrawn',
      { consentUntil: NEVER },
      [consent({ withdrawnAt: '2026-11-20T08:00:00.000Z' })],
      { kind: 'withdrawn', at: '2026-11-20T08:00:00.000Z' },
    ],
    [
      'has ended',
      { consentUntil: '2026-11-11T23:00:00.000Z' },
      [consent({ expiresOn: '2026-11-11' })],
      { kind: 'ended', on: '2026-11-11' },
    ],
    ['is not that of a name', { consentUntil: NEVER }, [consent({ scope: ['name'] })], { kind: 'none' }],
  ])('%s', (_title, photo, consents, state) => {
    expect(photoConsent(photo, consents, now)).toEqual(state)
  })

  test('can be withdrawn while it covers the photo', () => {
    const ended = consent({ id: 'ended', expiresOn: '2026-11-11' })
    const withdrawn = consent({ id: 'withdrawn', withdrawnAt: now })
    const ofName = consent({ id: 'name', scope: ['name'] })
    expect(activePhotoConsents([consent(), ended, withdrawn, ofName], now).map(({ id }) => id)).toEqual(['one'])
  })
})
