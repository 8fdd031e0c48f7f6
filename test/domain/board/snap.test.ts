import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsOf } from '../../../src/domain/board/conflicts'
import { freePlace, placeAt, placeDrawn } from '../../../src/domain/board/free-place'
import { minutesOf } from '../../../src/domain/board/moves'
import type { Placement } from '../../../src/domain/board/session'
import { neighboursOf, snapEnd, snapMove, spanOf, stepEnd, stepMove } from '../../../src/domain/board/snap'
import { aBoard, aSession, at } from './a-board'

const place = (from: string, to: string, room = 'r1'): Placement => ({ startsAt: at(from), endsAt: at(to), room })
const a = aSession('a')

describe('a dragged session snaps', () => {
  test('to the nearest quarter of an hour, or to five minutes with Alt', () => {
    const board = aBoard([a])
    expect(snapMove(a, place('09:50', '10:50'), board)).toEqual(place('09:45', '10:45'))
    expect(snapMove(a, place('09:55', '10:55'), board)).toEqual(place('10:00', '11:00'))
    expect(snapMove(a, place('09:52', '10:52'), board, true)).toEqual(place('09:50', '10:50'))
  })

  test('to the end of the session before it and the start of the one after it, in its room', () => {
    const before = aSession('b', place('08:00', '09:20'))
    expect(snapMove(a, place('09:17', '10:17'), aBoard([a, before]))).toEqual(place('09:20', '10:20'))
    const after = aSession('c', place('11:10', '12:00'))
    expect(snapMove(a, place('10:12', '11:12'), aBoard([a, after]))).toEqual(place('10:10', '11:10'))
    expect(snapMove(a, place('09:17', '10:17', 'r2'), aBoard([a, before]))).toEqual(place('09:15', '10:15', 'r2'))
  })

  test('to the end of a session of one of its people, in another room or another edition', () => {
    const ada = aSession('a', { people: ['p1'] })
    const board = aBoard([ada, aSession('b', { ...place('08:00', '09:20', 'r2'), people: ['p1'] })])
    expect(snapMove(ada, place('09:17', '10:17'), board)).toEqual(place('09:20', '10:20'))
    const elsewhere = [{ title: 'Ailleurs', startsAt: at('08:00'), endsAt: at('09:25'), people: ['p1'] }]
    expect(snapMove(ada, place('09:25', '10:25'), aBoard([ada], { elsewhere }))).toEqual(place('09:25', '10:25'))
  })

  test('not to a session that is cancelled', () => {
    const off = aSession('b', { ...place('08:00', '09:20'), status: 'cancelled' })
    expect(snapMove(a, place('09:20', '10:20'), aBoard([a, off]))).toEqual(place('09:15', '10:15'))
  })

  test('by its end when it is resized, and lasts at least five minutes', () => {
    const board = aBoard([a, aSession('b', place('10:35', '11:00'))])
    expect(snapEnd(a, place('09:00', '10:20'), board)).toEqual(place('09:00', '10:15'))
    expect(snapEnd(a, place('09:00', '10:30'), board)).toEqual(place('09:00', '10:30'))
    expect(snapEnd(a, place('09:00', '10:32'), board)).toEqual(place('09:00', '10:30'))
    expect(snapEnd(a, place('09:00', '10:34'), board)).toEqual(place('09:00', '10:35'))
    expect(snapEnd(a, place('09:00', '09:05'), board)).toEqual(place('09:00', '09:05'))
    expect(snapEnd(a, place('09:00', '10:22'), board, true)).toEqual(place('09:00', '10:20'))
  })
})

// A quarter of the sessions have the person of the dragged one; times are any minute of a day.
const minute = fc.integer({ min: 0, max: 23 * 60 })
const length = fc.integer({ min: 5, max: 180 })
const instant = (minutes: number) => new Date(Date.UTC(2024, 4, 21, 0, minutes)).toISOString()
const session = fc
  .tuple(minute, length, fc.constantFrom('r1', 'r2', null), fc.constantFrom(['p1'], [], [], ['p2']))
  .map(([start, lasts, room, people]) => ({
    startsAt: instant(start),
    endsAt: instant(start + lasts),
    room,
    people: [...people],
  }))
const scene = fc
  .record({ dragged: session, others: fc.array(session, { maxLength: 12 }) })
  .map(({ dragged, others }) => {
    const moved = aSession('moved', dragged)
    return { moved, board: aBoard([moved, ...others.map((values, index) => aSession(`${index}`, values))]) }
  })
const overlapCount = (
  placement: Placement,
  { moved, board }: { moved: typeof a; board: ReturnType<typeof aBoard> },
) => {
  const span = spanOf(placement)
  if (!span) return 0
  return neighboursOf(moved, placement, board).filter(({ from, to }) => from < span.to && span.from < to).length
}
const minutesFrom = (from: Placement, to: Placement) =>
  (Date.parse(to.startsAt ?? '') - Date.parse(from.startsAt ?? '')) / 60_000

describe('whatever the programme', () => {
  test('a snapped session overlaps no more sessions than where it was dropped', () => {
    fc.assert(
      fc.property(scene, (drawn) => {
        const snapped = snapMove(drawn.moved, drawn.moved, drawn.board)
        expect(overlapCount(snapped, drawn)).toBeLessThanOrEqual(overlapCount(drawn.moved, drawn))
      }),
      { numRuns: 2_000 },
    )
  })

  test('it moves at most half a step, keeps its length and its room, and stays where it snapped', () => {
    fc.assert(
      fc.property(scene, fc.boolean(), ({ moved, board }, isFine) => {
        const snapped = snapMove(moved, moved, board, isFine)
        expect(Math.abs(minutesFrom(moved, snapped))).toBeLessThanOrEqual(isFine ? 2.5 : 7.5)
        expect([minutesOf(snapped), snapped.room]).toEqual([minutesOf(moved), moved.room])
        const again = snapMove(moved, snapped, board, isFine)
        expect(overlapCount(again, { moved, board })).toBeLessThanOrEqual(overlapCount(snapped, { moved, board }))
        if (overlapCount(snapped, { moved, board }) === 0) expect(again).toEqual(snapped)
      }),
      { numRuns: 1_000 },
    )
  })

  test('a resized end makes no overlap that was not there', () => {
    fc.assert(
      fc.property(scene, (drawn) => {
        const snapped = snapEnd(drawn.moved, drawn.moved, drawn.board)
        expect(overlapCount(snapped, drawn)).toBeLessThanOrEqual(overlapCount(drawn.moved, drawn))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a click in an empty place makes a session there that overlaps nothing', () => {
    fc.assert(
      fc.property(scene, minute, ({ board }, clicked) => {
        const nobody = aSession('', { people: [] })
        const taken = neighboursOf(nobody, { room: 'r1' }, board)
        const time = Date.parse(instant(clicked))
        fc.pre(taken.every(({ from, to }) => time < from || time >= to))
        const made = placeAt(instant(clicked), 'r1', board)
        expect(conflictsOf({ ...nobody, ...made }, board)).toEqual([])
        expect([Date.parse(made.startsAt ?? '') <= time, Date.parse(made.endsAt ?? '') > time]).toEqual([true, true])
      }),
      { numRuns: 1_000 },
    )
  })

  test('a free place overlaps nothing', () => {
    fc.assert(
      fc.property(scene, minute, ({ board }, from) => {
        const free = freePlace(instant(from), instant(23 * 60), 'r1', board)
        expect(conflictsOf(aSession('', { ...free, people: [] }), board)).toEqual([])
        expect(minutesOf(free)).toBe(60)
      }),
    )
  })
})

describe('by keyboard', () => {
  const after = aSession('b', place('10:10', '11:00'))

  test('a step is the next quarter of an hour, or the end of a neighbour on the way', () => {
    const board = aBoard([a, after])
    expect(stepMove(a, 1, board)).toEqual(place('09:10', '10:10'))
    expect(stepMove(a, -1, board)).toEqual(place('08:45', '09:45'))
    expect(stepMove(aSession('a', place('09:07', '10:07')), -1, aBoard([a]))).toEqual(place('09:00', '10:00'))
  })

  test('with Alt it is five minutes', () => {
    expect(stepMove(a, 1, aBoard([a, after]), true)).toEqual(place('09:05', '10:05'))
    expect(stepEnd(a, -1, aBoard([a]), true)).toEqual(place('09:00', '09:55'))
  })

  test('the end moves by the same steps', () => {
    expect(stepEnd(a, 1, aBoard([a, after]))).toEqual(place('09:00', '10:10'))
    expect(stepEnd(aSession('a', place('09:00', '09:10')), -1, aBoard([a]))).toEqual(place('09:00', '09:05'))
  })

  test('a session without a time has no step', () => {
    const waiting = aSession('a', { startsAt: null, endsAt: null, room: null })
    expect([stepMove(waiting, 1, aBoard()), stepEnd(waiting, 1, aBoard())]).toEqual([undefined, undefined])
  })
})

describe('a new session', () => {
  test('begins at the quarter of an hour of the click, lasts an hour and leaves the next session its room', () => {
    const board = aBoard([aSession('b', place('10:40', '11:30'))])
    expect(placeAt(at('09:07'), 'r1', board)).toEqual(place('09:00', '10:00'))
    expect(placeAt(at('10:05'), 'r1', board)).toEqual(place('10:00', '10:40'))
    expect(placeAt(at('11:35'), 'r1', board)).toEqual(place('11:30', '12:30'))
    expect(placeAt(at('11:05'), 'r2', board)).toEqual(place('11:00', '12:00', 'r2'))
  })

  test('is drawn between two steps, and lasts at least one', () => {
    const board = aBoard([aSession('b', place('10:40', '11:30'))])
    expect(placeDrawn(place('09:05', '10:35'), board)).toEqual(place('09:00', '10:40'))
    expect(placeDrawn(place('09:05', '09:10'), board)).toEqual(place('09:00', '09:15'))
    expect(placeDrawn(place('09:05', '09:10'), board, true)).toEqual(place('09:05', '09:10'))
  })
})
