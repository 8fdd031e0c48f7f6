import { describe, expect, test } from 'vitest'
import { allConflicts, conflictsOf } from '../../../src/domain/board/conflicts'
import { boardDays, boardHours } from '../../../src/domain/board/days'
import { formatConflict, formatPlacement, formatStates } from '../../../src/domain/board/format-session'
import { afterMove, afterRedo, afterUndo, noHistory, without } from '../../../src/domain/board/history'
import { merge } from '../../../src/domain/board/merge'
import { minutesOf, nextRoom, placedAt, resized, shifted, wallSpan } from '../../../src/domain/board/moves'
import { neighbour } from '../../../src/domain/board/neighbour'
import { isPlaced, unplaced } from '../../../src/domain/board/session'
import { plainSpaces } from '../../support/plain-spaces'
import { aBoard, aSession, at } from './a-board'

describe('conflicts', () => {
  test('two sessions that overlap in one room conflict, and two that touch do not', () => {
    const [a, b] = [aSession('a'), aSession('b', { startsAt: at('09:59'), endsAt: at('11:00') })]
    const c = aSession('c', { startsAt: at('11:00'), endsAt: at('12:00') })
    const found = allConflicts(aBoard([a, b, c]))
    expect([...found.keys()]).toEqual(['a', 'b'])
    expect(found.get('a')).toEqual([{ kind: 'room', room: 'r1', with: b }])
  })

  test('a person conflicts with another session of this edition or of another one', () => {
    const a = aSession('a', { people: ['p1', 'p2'] })
    const b = aSession('b', { people: ['p2', 'p1'], room: 'r2' })
    const elsewhere = { title: 'Ailleurs', startsAt: at('09:30'), endsAt: at('11:00'), people: ['p1'] }
    const conflicts = conflictsOf(a, aBoard([a, b], { elsewhere: [elsewhere] }))
    expect(conflicts).toEqual([
      { kind: 'person', person: 'p1', with: b },
      { kind: 'person', person: 'p2', with: b },
      { kind: 'person', person: 'p1', with: elsewhere },
    ])
  })

  test('a session that is cancelled or postponed, or has no time or no room, causes no conflict', () => {
    const others = [
      aSession('b', { status: 'cancelled' }),
      aSession('c', { status: 'postponed' }),
      aSession('d', unplaced),
      aSession('e', { room: null }),
    ]
    expect(allConflicts(aBoard([aSession('a'), ...others])).size).toBe(0)
  })

  test('the reason is a sentence that names the other session and its time', () => {
    const a = aSession('a', { people: ['p1'] })
    const board = aBoard([a, aSession('b', { people: ['p1'] })])
    const [room, person] = conflictsOf(a, board).map((conflict) => plainSpaces(formatConflict(conflict, board, 'fr')))
    expect(room).toBe('La salle « Salle r1 » accueille déjà « Session b » (9 h 00 – 10 h 00).')
    expect(person).toBe('Camille Exemple participe déjà à « Session b » (9 h 00 – 10 h 00).')
  })
})

describe('moves', () => {
  const zone = 'Europe/Paris'

  test('a move keeps the length, and a move by a day keeps the hour across summer time', () => {
    expect(shifted(aSession('a'), 5, zone)).toEqual({ startsAt: at('09:05'), endsAt: at('10:05'), room: 'r1' })
    const saturday = { startsAt: at('2024-03-30T09:00'), endsAt: at('2024-03-30T10:00'), room: 'r1' }
    expect(shifted(saturday, 24 * 60, zone)).toEqual({
      startsAt: at('2024-03-31T09:00'),
      endsAt: at('2024-03-31T10:00'),
      room: 'r1',
    })
  })

  test('a resized session lasts at least five minutes and at most a day', () => {
    expect(minutesOf(resized(aSession('a'), -15))).toBe(45)
    expect(minutesOf(resized(aSession('a'), -600))).toBe(5)
    expect(minutesOf(placedAt('2024-05-21T09:00', 90_000, 'r1', zone))).toBe(24 * 60)
  })

  test('a session without a time is neither moved nor resized', () => {
    expect(shifted(unplaced, 5, zone)).toEqual(unplaced)
    expect(resized(unplaced, 5)).toEqual(unplaced)
    expect(wallSpan(unplaced, zone)).toBeUndefined()
  })

  test('the clocks are those of the edition, and an hour that winter time repeats keeps its length', () => {
    expect(wallSpan(aSession('a'), 'Indian/Reunion')).toEqual({ start: '2024-05-21T11:00', end: '2024-05-21T12:00' })
    const night = { startsAt: '2024-10-27T00:30:00.000Z', endsAt: '2024-10-27T01:30:00.000Z', room: 'r1' }
    expect(wallSpan(night, zone)).toEqual({ start: '2024-10-27T02:30', end: '2024-10-27T03:30' })
  })

  test('a move stops at the first and the last room', () => {
    const { rooms } = aBoard()
    expect([nextRoom('r1', -1, rooms), nextRoom('r1', 1, rooms), nextRoom('r3', 1, rooms)]).toEqual(['r1', 'r2', 'r3'])
    expect(nextRoom('gone', 1, rooms)).toBe('r1')
  })
})

describe('the shape of the grid', () => {
  test('the days are those of the edition and any other with a session', () => {
    const edition = { ...aBoard().edition, endsOn: '2024-05-22' }
    expect(boardDays(edition, [])).toEqual(['2024-05-21', '2024-05-22'])
    expect(boardDays(edition, [{ startsAt: at('2024-05-24T09:00') }])).toContain('2024-05-24')
    expect(boardDays({ ...edition, startsOn: null }, [])).toEqual([])
    expect(boardDays({ ...edition, endsOn: '3024-05-22' }, [])).toHaveLength(31)
  })

  test('the hours contain early, late and night sessions, and the opening hours', () => {
    const { edition } = aBoard()
    expect(boardHours(edition, [])).toEqual({ from: 8, to: 19 })
    expect(boardHours(edition, [{ startsAt: at('07:30'), endsAt: at('08:00') }]).from).toBe(7)
    expect(boardHours(edition, [{ startsAt: at('22:00'), endsAt: at('2024-05-22T01:30') }]).to).toBe(26)
    const openingHours = [{ day: '2024-05-21', opensAt: '06:30', closesAt: '21:15' }]
    expect(boardHours({ ...edition, openingHours }, [])).toEqual({ from: 6, to: 22 })
  })

  test('arrow keys reach the session before, after and beside', () => {
    const a = aSession('a')
    const later = aSession('b', { startsAt: at('10:00'), endsAt: at('11:00') })
    const beside = [
      aSession('c', { room: 'r3', startsAt: at('08:00') }),
      aSession('d', { room: 'r3', startsAt: at('09:15') }),
    ]
    const board = aBoard([a, later, ...beside, aSession('e', unplaced)])
    const from = (direction: 'up' | 'down' | 'left' | 'right', id = 'a') =>
      neighbour(board.sessions.find((session) => session.id === id) ?? a, direction, board)?.id
    expect([from('down'), from('up'), from('right'), from('left')]).toEqual(['b', undefined, 'd', undefined])
    expect([from('up', 'b'), from('left', 'd')]).toEqual(['a', 'a'])
    expect(from('down', 'e')).toBeUndefined()
  })
})

describe('history', () => {
  const move = (session: string) => ({ session, from: unplaced, to: aSession(session) })

  test('an undone move can be redone until a new move is made', () => {
    const two = afterMove(afterMove(noHistory, move('a')), move('b'))
    const one = afterUndo(two)
    expect([one.done.length, one.undone.length]).toEqual([1, 1])
    expect(afterRedo(one)).toEqual(two)
    expect(afterMove(one, move('c')).undone).toEqual([])
    expect(afterUndo(noHistory)).toEqual(noHistory)
    expect(afterRedo(noHistory)).toEqual(noHistory)
  })

  test('the history drops the moves of a session that another user moved', () => {
    const two = afterMove(afterMove(noHistory, move('a')), move('b'))
    expect(without(two, 'a').done.map(({ session }) => session)).toEqual(['b'])
  })
})

describe('changes from elsewhere', () => {
  const nothing = { sessions: [], people: {}, locks: {}, stamp: '2024-01-01T00:00:00.000Z', frame: 'f' }

  test('the same board is returned when nothing changed', () => {
    const board = aBoard([aSession('a')])
    const merged = merge(board, { ...nothing, sessions: [aSession('a')], count: 1 })
    expect(merged.board).toBe(board)
    expect(merged.needsReload).toBe(false)
  })

  test('a newer version replaces the older one, and is listed when it moved', () => {
    const updatedAt = '2024-01-02T00:00:00.000Z'
    const [renamed, moved] = [aSession('a', { updatedAt, title: 'Autre' }), aSession('b', { updatedAt, room: 'r2' })]
    const changes = { ...nothing, sessions: [renamed, moved, aSession('c')], count: 3, stamp: updatedAt }
    const merged = merge(aBoard([aSession('a'), aSession('b')]), changes)
    expect(merged.board.sessions.map(({ title }) => title)).toEqual(['Autre', 'Session b', 'Session c'])
    expect(merged.moved).toEqual([moved])
    expect([merged.board.stamp, merged.needsReload]).toEqual([updatedAt, false])
  })

  test('a session that is gone, or a change of the rooms, requires a reload', () => {
    expect(merge(aBoard([aSession('a')]), { ...nothing, count: 0 }).needsReload).toBe(true)
    expect(merge(aBoard(), { ...nothing, count: 0, frame: 'other' }).needsReload).toBe(true)
  })
})

test('a placement names what is missing', () => {
  const board = aBoard()
  expect(plainSpaces(formatPlacement(aSession('a'), board, 'fr'))).toBe('mar. 21 mai 2024, 9 h 00 – 10 h 00, Salle r1')
  expect(formatPlacement(unplaced, board, 'fr')).toBe('sans horaire ni salle')
  expect(formatPlacement({ ...unplaced, room: 'r2' }, board, 'fr')).toBe('sans horaire, Salle r2')
  expect(formatPlacement(aSession('a', { room: null }), board, 'fr')).toMatch(/, sans salle$/)
  expect([isPlaced(aSession('a')), isPlaced(aSession('a', { room: null }))]).toEqual([true, false])
})

test('each state of a session has a text', () => {
  expect(formatStates(aSession('a'), 'fr')).toEqual([])
  expect(formatStates(aSession('a', { state: 'changed', status: 'cancelled' }), 'fr')).toEqual(['Annulée', 'Modifiée'])
})
