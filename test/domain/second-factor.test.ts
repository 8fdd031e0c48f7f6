import { describe, expect, test } from 'vitest'
import { isRequired, parseDemands, requiredFrom, sessionState } from '../../src/domain/second-factor'

describe('the roles that must have a second factor', () => {
  test('are all the same, or named one by one, and offered it when they are not named', () => {
    expect(parseDemands('required')).toEqual({ admin: 'required', editor: 'required', contributor: 'required' })
    expect(parseDemands('admin:required, contributor:off')).toEqual({
      ...{ admin: 'required', editor: 'offered', contributor: 'off' },
    })
    expect(['', 'admin', 'admin:', 'x:off', 'off,admin:off'].map(parseDemands)).toEqual(Array(5).fill(undefined))
  })

  test('must have it from the beginning of the day, or at once without one', () => {
    const roles = { admin: 'required', editor: 'offered', contributor: 'off' } as const
    const policy = { roles, from: '2027-01-15' }
    expect(isRequired(policy, { role: 'admin' }, new Date('2027-01-14T23:59:59Z'))).toBe(false)
    expect(isRequired(policy, { role: 'admin' }, new Date('2027-01-15T00:00:00Z'))).toBe(true)
    expect(isRequired({ roles }, { role: 'admin' }, new Date(0))).toBe(true)
    expect(['editor', 'contributor', 'nobody'].map((role) => isRequired({ roles }, { role }, new Date()))).toEqual(
      Array(3).fill(false),
    )
  })

  test.each([
    ['2027-03-01T08:00:00Z', '2027-01-15', '2027-03-04'],
    ['2027-03-01T23:59:59.999Z', undefined, '2027-03-04'],
    ['2026-01-01T00:00:00Z', '2027-01-15', '2027-01-15'],
    ['2026-01-01T00:00:00Z', undefined, '2026-01-04'],
    [undefined, '2027-01-15', '2027-01-15'],
  ])(
    'of an account of %s and with the day %s, must have it from %s with a grace of two days',
    (createdAt, from, day) => {
      const roles = { admin: 'required', editor: 'required', contributor: 'required' } as const
      expect(requiredFrom({ roles, from, graceDays: 2 }, { createdAt })).toBe(day)
      expect(requiredFrom({ roles, from, graceDays: 0 }, { createdAt })).toBe(from)
    },
  )
})

test.each([
  [true, true, true, 'open'],
  [true, true, false, 'open'],
  [true, false, true, 'to-confirm'],
  [true, false, false, 'to-confirm'],
  [false, true, true, 'to-set-up'],
  [false, false, true, 'to-set-up'],
  [false, true, false, 'open'],
  [false, false, false, 'open'],
] as const)(
  'a session with factor %s, confirmed %s, required %s is %s',
  (hasFactor, isConfirmed, isRequired, state) => {
    expect(sessionState({ hasFactor, isConfirmed, isRequired })).toBe(state)
  },
)
