import { expect, test } from 'vitest'
import { formatClock, formatDay, formatMoment } from '../../src/domain/format-moment'

const morning = '2024-05-21T07:00:00.000Z'

test('a moment is formatted in French with the hour as printed programmes write it', () => {
  expect(formatMoment(morning, 'Europe/Paris', 'fr')).toBe('mar. 21\u00A0mai 2024, 9\u00A0h\u00A000')
})

test('a moment is formatted in English', () => {
  expect(formatMoment(morning, 'Europe/Paris', 'en')).toBe('Tue 21\u00A0May 2024, 09:00')
})

test('a moment is formatted by the clock of the zone, on the day of the zone', () => {
  expect(formatMoment('2024-05-21T02:00:00.000Z', 'America/Montreal', 'fr')).toBe(
    'lun. 20\u00A0mai 2024, 22\u00A0h\u00A000',
  )
})

test('the first day of a month is an ordinal in French only', () => {
  expect(formatDay('2024-06-01T10:00:00.000Z', 'Europe/Paris', 'fr')).toBe('sam. 1er\u00A0juin 2024')
  expect(formatDay('2024-06-01T10:00:00.000Z', 'Europe/Paris', 'en')).toBe('Sat 1\u00A0Jun 2024')
})

test.each([
  ['2024-05-20T22:00:00.000Z', '0\u00A0h\u00A000'],
  ['2024-05-20T22:05:00.000Z', '0\u00A0h\u00A005'],
  ['2024-05-21T12:30:00.000Z', '14\u00A0h\u00A030'],
])('the clock at %s reads %s in Paris', (instant, words) => {
  expect(formatClock(instant, 'Europe/Paris', 'fr')).toBe(words)
})
