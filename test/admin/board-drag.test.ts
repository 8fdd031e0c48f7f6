import { expect, test } from 'vitest'
import type { Drag } from '../../src/admin/board/grid-handlers'
import { placementAfter, placementByKey } from '../../src/admin/board/placement-after'
import { linesIn, previewOffset, SLOT_HEIGHT } from '../../src/admin/board/preview-offset'
import { aBoard, aSession, at } from '../domain/board/a-board'

const span = (start: string, end: string) => ({ start: `2024-05-21T${start}`, end: `2024-05-21T${end}` })
const imported = aSession('a', { startsAt: at('09:07'), endsAt: at('10:07') })
const board = aBoard([imported])
const dragged = (values: Partial<Drag>): Drag => ({
  session: 'a',
  minutes: 0,
  kind: 'move',
  isFine: false,
  drawn: span('09:07', '10:07'),
  ...values,
})
const key = (values: object) => ({
  key: 'ArrowDown',
  altKey: false,
  shiftKey: true,
  ctrlKey: false,
  metaKey: false,
  ...values,
})

test('a drag to another room keeps the times, and one to another hour snaps', () => {
  const times = { startsAt: at('09:07'), endsAt: at('10:07') }
  expect(placementAfter(imported, dragged({ room: 'r2' }), board)).toEqual({ ...times, room: 'r2' })
  const later = { startsAt: at('09:30'), endsAt: at('10:30'), room: 'r2' }
  expect(placementAfter(imported, dragged({ minutes: 20, room: 'r2' }), board)).toEqual(later)
  const fine = { startsAt: at('09:25'), endsAt: at('10:25'), room: 'r1' }
  expect(placementAfter(imported, dragged({ minutes: 20, isFine: true }), board)).toEqual(fine)
  const longer = { startsAt: at('09:07'), endsAt: at('10:15'), room: 'r1' }
  expect(placementAfter(imported, dragged({ minutes: 10, kind: 'resize' }), board)).toEqual(longer)
})

test('keys move by the same steps as the mouse, and need Shift', () => {
  const session = aSession('a')
  expect(placementByKey(session, key({}), aBoard([session]))?.startsAt).toBe(at('09:15'))
  expect(placementByKey(session, key({ altKey: true }), aBoard([session]))?.startsAt).toBe(at('09:05'))
  expect(placementByKey(session, key({ ctrlKey: true }), aBoard([session]))?.endsAt).toBe(at('10:15'))
  expect(placementByKey(session, key({ key: 'ArrowRight' }), aBoard([session]))?.room).toBe('r2')
  expect(placementByKey(session, key({ shiftKey: false }), aBoard([session]))).toBeUndefined()
})

test('a preview is moved to where the session would stand, and is as high as it lasts', () => {
  const hours = { from: 8, to: 19 }
  const offset = previewOffset(span('09:20', '10:20'), span('09:15', '10:30'), hours)
  expect(offset).toEqual({ shift: -SLOT_HEIGHT / 3, height: 5 * SLOT_HEIGHT })
  const early = previewOffset(span('07:50', '08:50'), span('07:45', '08:45'), hours)
  expect(early).toEqual({ shift: 0, height: 3 * SLOT_HEIGHT })
})

test('a block of half an hour holds two lines, and one of an hour four', () => {
  expect([linesIn(30), linesIn(60)]).toEqual([2, 4])
})
