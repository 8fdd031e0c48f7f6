import type { FormState } from 'payload'
import { expect, test } from 'vitest'
import { placementIn } from '../../src/admin/sessions/placement'

const slot = { startsAt: '2024-05-21T07:00:00.000Z', endsAt: '2024-05-21T08:00:00.000Z' }

function form(values: Record<string, unknown>, rows = 0): FormState {
  const fields = Object.entries(values).map(([path, value]) => [path, { value }])
  const participants = { value: rows, rows: Array.from({ length: rows }, (_, index) => ({ id: String(index) })) }
  return { ...Object.fromEntries(fields), participants }
}

test('a placement contains the room and each selected person', () => {
  const values = { ...slot, edition: 'e', room: 'r', status: 'scheduled' }
  const people = {
    'participants.0.speaker': 's',
    'participants.1.speaker': null,
    'participants.2.speaker': { id: 't' },
  }
  expect(placementIn(form({ ...values, ...people }, 3))).toEqual({
    ...values,
    participants: [{ speaker: 's' }, { speaker: 't' }],
  })
})

test('a removed row is ignored', () => {
  expect(placementIn(form({ ...slot, room: 'r', 'participants.0.speaker': 's' }, 0))?.participants).toEqual([])
})

test.each([
  ['no time', { room: 'r' }],
  ['no end', { startsAt: slot.startsAt, room: 'r' }],
  ['no room and no person', slot],
  ['an end before its start', { startsAt: slot.endsAt, endsAt: slot.startsAt, room: 'r' }],
  ['a cancelled session', { ...slot, room: 'r', status: 'cancelled' }],
  ['a postponed session', { ...slot, room: 'r', status: 'postponed' }],
])('there is nothing to check with %s', (_, values) => {
  expect(placementIn(form(values))).toBeUndefined()
})

test('there is nothing to check without a form', () => {
  expect(placementIn(undefined)).toBeUndefined()
})
