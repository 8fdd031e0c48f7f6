import { describe, expect, test } from 'vitest'
import { type Clock, clockChangeNote, incompleteNote, zoneNote } from '../../src/admin/fields/zone-note'
import { plainSpaces } from '../support/plain-spaces'

const edition: Clock = { zone: 'Europe/Paris', origin: 'chosen' }
const morning = '2024-05-21T07:00:00.000Z'

describe('the note under a time', () => {
  test('names the clock of the edition', () => {
    expect(zoneNote(edition, 'Europe/Paris', morning, 'fr')).toBe('Heure de l’édition (Europe/Paris).')
  })

  test('says nothing of a device whose clock agrees', () => {
    expect(zoneNote(edition, 'Europe/Brussels', morning, 'fr')).toBe('Heure de l’édition (Europe/Paris).')
  })

  test('tells the same moment on a device set to another zone', () => {
    expect(plainSpaces(zoneNote(edition, 'America/Montreal', morning, 'fr'))).toBe(
      'Heure de l’édition (Europe/Paris), soit 3 h 00 à l’heure de votre appareil.',
    )
  })

  test('names the day when it is another one on the device', () => {
    expect(plainSpaces(zoneNote(edition, 'America/Montreal', '2024-05-21T02:00:00.000Z', 'fr'))).toBe(
      'Heure de l’édition (Europe/Paris), soit lun. 20 mai 2024, 22 h 00 à l’heure de votre appareil.',
    )
  })

  test('warns before a time is entered on a device set to another zone', () => {
    expect(zoneNote(edition, 'America/Montreal', undefined, 'fr')).toBe(
      'Heure de l’édition (Europe/Paris), et non celle de votre appareil.',
    )
  })

  test('says when no edition is chosen, and when its zone could not be read', () => {
    expect(zoneNote({ ...edition, origin: 'default' }, 'Europe/Paris', undefined, 'fr')).toBe(
      'Heure par défaut (Europe/Paris) tant qu’aucune édition n’est choisie.',
    )
    expect(zoneNote({ ...edition, origin: 'unread' }, 'Europe/Paris', morning, 'fr')).toContain('Rechargez la page')
  })

  test('speaks English to those who chose it', () => {
    expect(zoneNote(edition, 'America/Montreal', morning, 'en')).toBe(
      'Time of the edition (Europe/Paris), which is 03:00 on your device.',
    )
  })
})

describe('the note on summer and winter time', () => {
  test('is absent on any other day', () => {
    expect(clockChangeNote('2024-05-21T09:00', 'Europe/Paris', morning, 'fr')).toBe('')
  })

  test('tells which hour replaces one that does not exist', () => {
    expect(plainSpaces(clockChangeNote('2024-03-31T02:30', 'Europe/Paris', '2024-03-31T01:30:00.000Z', 'fr'))).toBe(
      'Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : 3 h 30 est retenue.',
    )
  })

  test.each([
    ['2024-10-27T00:30:00.000Z', 'première'],
    ['2024-10-27T01:30:00.000Z', 'seconde'],
  ])('tells that %s is the %s of two', (instant, which) => {
    expect(clockChangeNote('2024-10-27T02:30', 'Europe/Paris', instant, 'fr')).toContain(`la ${which} est retenue`)
  })
})

test('a half typed date says what is kept, or what is missing', () => {
  expect(incompleteNote('mar. 21 mai 2024, 9 h 00', 'fr')).toContain('mar. 21 mai 2024, 9 h 00 est conservé')
  expect(incompleteNote(undefined, 'fr')).toBe('Complétez la date et l’heure.')
})
