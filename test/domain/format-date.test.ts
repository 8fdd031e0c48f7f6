import { describe, expect, test } from 'vitest'
import { formatDayRange, formatFullDay } from '../../src/domain/format-date'
import { plainSpaces } from '../support/plain-spaces'

describe('formatted days', () => {
  test('a day has its weekday', () => {
    expect(formatFullDay('2024-05-21', 'fr')).toBe('mardi 21\u00A0mai 2024')
    expect(formatFullDay('2026-12-01', 'fr')).toBe('mardi 1er\u00A0décembre 2026')
    expect(plainSpaces(formatFullDay('2024-05-21', 'en'))).toBe('Tuesday 21 May 2024')
  })

  test.each([
    ['2024-05-21', '2024-05-21', '21 mai 2024', '21 May 2024'],
    ['2025-11-18', '2025-11-19', '18 et 19 novembre 2025', '18 and 19 November 2025'],
    ['2025-11-18', '2025-11-20', '18–20 novembre 2025', '18–20 November 2025'],
    ['2025-05-31', '2025-06-01', '31 mai – 1er juin 2025', '31 May – 1 June 2025'],
    ['2025-12-31', '2026-01-01', '31 décembre 2025 – 1er janvier 2026', '31 December 2025 – 1 January 2026'],
  ])('the days from %s to %s', (startsOn, endsOn, french, english) => {
    expect(plainSpaces(formatDayRange(startsOn, endsOn, 'fr'))).toBe(french)
    expect(plainSpaces(formatDayRange(startsOn, endsOn, 'en'))).toBe(english)
  })
})
