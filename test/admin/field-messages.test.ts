import { describe, expect, test } from 'vitest'
import type { FieldClock } from '../../src/admin/fields/edition-clock'
import { formatClockChange, formatIncompleteMoment, formatZone } from '../../src/admin/fields/messages'
import { plainSpaces } from '../support/plain-spaces'

const edition: FieldClock = { zone: 'Europe/Paris', origin: 'chosen' }
const morning = '2024-05-21T07:00:00.000Z'

describe('the note under a time', () => {
  test('names the zone of the edition', () => {
    expect(formatZone(edition, 'Europe/Paris', morning, 'fr')).toBe('Heure de l’édition (Europe/Paris).')
  })

  test('does not mention a device whose clock shows the same time', () => {
    expect(formatZone(edition, 'Europe/Brussels', morning, 'fr')).toBe('Heure de l’édition (Europe/Paris).')
  })

  test('adds the time of a device that is set to another zone', () => {
    expect(plainSpaces(formatZone(edition, 'America/Montreal', morning, 'fr'))).toBe(
      'Heure de l’édition (Europe/Paris), soit 3 h 00 à l’heure de votre appareil.',
    )
  })

  test('adds the day when it is another day on the device', () => {
    expect(plainSpaces(formatZone(edition, 'America/Montreal', '2024-05-21T02:00:00.000Z', 'fr'))).toBe(
      'Heure de l’édition (Europe/Paris), soit lun. 20 mai 2024, 22 h 00 à l’heure de votre appareil.',
    )
  })

  test('warns about a device that is set to another zone before a time is entered', () => {
    expect(formatZone(edition, 'America/Montreal', undefined, 'fr')).toBe(
      'Heure de l’édition (Europe/Paris), et non celle de votre appareil.',
    )
  })

  test('says that no edition is chosen, or that its zone could not be read', () => {
    expect(formatZone({ ...edition, origin: 'default' }, 'Europe/Paris', undefined, 'fr')).toBe(
      'Heure par défaut (Europe/Paris) tant qu’aucune édition n’est choisie.',
    )
    expect(formatZone({ ...edition, origin: 'unread' }, 'Europe/Paris', morning, 'fr')).toContain('Rechargez la page')
  })

  test('is in English for an editor who chose English', () => {
    expect(formatZone(edition, 'America/Montreal', morning, 'en')).toBe(
      'Time of the edition (Europe/Paris), which is 03:00 on your device.',
    )
  })
})

describe('the note on summer and winter time', () => {
  test('is absent on any other day', () => {
    expect(formatClockChange('2024-05-21T09:00', 'Europe/Paris', morning, 'fr')).toBe('')
  })

  test('names the hour that replaces one that does not exist', () => {
    expect(plainSpaces(formatClockChange('2024-03-31T02:30', 'Europe/Paris', '2024-03-31T01:30:00.000Z', 'fr'))).toBe(
      'Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : 3 h 30 est retenue.',
    )
  })

  test.each([
    ['2024-10-27T00:30:00.000Z', 'première'],
    ['2024-10-27T01:30:00.000Z', 'seconde'],
  ])('says that %s is the %s of two', (instant, which) => {
    expect(formatClockChange('2024-10-27T02:30', 'Europe/Paris', instant, 'fr')).toContain(`la ${which} est retenue`)
  })
})

test('the note of an incomplete date names the former value, or what is missing', () => {
  expect(plainSpaces(formatIncompleteMoment('mar. 21 mai 2024, 9 h 00', 'fr'))).toContain('9 h 00 est conservé')
  expect(formatIncompleteMoment(undefined, 'fr')).toBe('Complétez la date et l’heure.')
})
