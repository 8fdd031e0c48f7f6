import { describe, expect, test } from 'vitest'
import { isRequired, parseDemands, sessionState } from '../../src/domain/second-factor'

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
    expect(isRequired(policy, 'admin', new Date('2027-01-14T23:59:59Z'))).toBe(false)
    expect(isRequired(policy, 'admin', new Date('2027-01-15T00:00:00Z'))).toBe(true)
    expect(isRequired({ roles }, 'admin', new Date(0))).toBe(true)
    expect(['editor', 'contributor', 'nobody'].map((role) => isRequired({ roles }, role, new Date()))).toEqual(
      Array(3).fill(false),
    )
  })
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
