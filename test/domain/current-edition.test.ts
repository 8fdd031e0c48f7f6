import { describe, expect, test } from 'vitest'
import { currentEdition } from '../../src/domain/current-edition'

const edition = (startsOn: string, endsOn = startsOn, timezone = 'Europe/Paris') => ({ startsOn, endsOn, timezone })
const past = edition('2024-05-21')
const twoDays = edition('2025-11-18', '2025-11-19')
const next = edition('2026-12-01')
const later = edition('2027-12-01')

describe('the current edition', () => {
  test.each([
    ['the ongoing one', '2025-11-19T22:30:00.000Z', twoDays],
    ['the next one when none is ongoing', '2025-11-19T23:30:00.000Z', next],
    ['the nearest of those to come', '2020-01-01T00:00:00.000Z', past],
    ['the latest when all are past', '2030-01-01T00:00:00.000Z', later],
  ])('is %s', (_, now, expected) => {
    expect(currentEdition([later, past, next, twoDays], now)).toBe(expected)
  })

  test('ends with its last day in its own zone', () => {
    const reunion = edition('2026-05-20', '2026-05-20', 'Indian/Reunion')
    expect(currentEdition([reunion, next], '2026-05-20T19:59:00.000Z')).toBe(reunion)
    expect(currentEdition([reunion, next], '2026-05-20T20:01:00.000Z')).toBe(next)
  })

  test('is undefined without editions', () => {
    expect(currentEdition([], '2026-01-01T00:00:00.000Z')).toBeUndefined()
  })
})
