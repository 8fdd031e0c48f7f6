import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayList } from '../../../src/domain/board/day-list'
import { programmeTable } from '../../../src/domain/board/programme-table'
import { searchBoard } from '../../../src/domain/board/search'
import { unplaced } from '../../../src/domain/board/session'
import { aBoard, aSession, at } from './a-board'

const day = '2024-05-21'
const titles = (sessions: { title: string }[] | undefined) => sessions?.map(({ title }) => title)

describe('the search', () => {
  const board = aBoard(
    [
      aSession('later', { title: 'Écrire du code', startsAt: at('11:00'), endsAt: at('12:00'), number: 12 }),
      aSession('waiting', { ...unplaced, title: 'À placer', number: 7 }),
      aSession('first', { title: 'Ouverture', people: ['p1'], number: 1 }),
    ],
    { people: { p1: 'Zoé Œillet' } },
  )

  test('finds titles and people without regard to accents, every word of the query', () => {
    expect(titles(searchBoard(board, 'ecrire'))).toEqual(['Écrire du code'])
    expect(titles(searchBoard(board, 'zoe oeillet'))).toEqual(['Ouverture'])
    expect(titles(searchBoard(board, 'ouverture code'))).toEqual([])
  })

  test('finds a session by its whole number', () => {
    expect(titles(searchBoard(board, '12'))).toEqual(['Écrire du code'])
    expect(titles(searchBoard(board, 'n°7'))).toEqual(['À placer'])
    expect(titles(searchBoard(board, '2'))).toEqual([])
  })

  test('returns matches in the order of the programme, and nothing for an empty query', () => {
    expect(titles(searchBoard(board, 'e'))).toEqual(['Ouverture', 'Écrire du code', 'À placer'])
    expect(searchBoard(board, '  ')).toBeUndefined()
  })
})

describe('the day on a phone', () => {
  test('groups sessions by their start, in the order of the rooms, and filters one room', () => {
    const board = aBoard([
      aSession('c', { startsAt: at('11:00'), endsAt: at('12:00') }),
      aSession('b', { room: 'r2' }),
      aSession('a'),
      aSession('tomorrow', { startsAt: at('2024-05-22T09:00'), endsAt: at('2024-05-22T10:00') }),
      aSession('waiting', unplaced),
    ])
    const ids = dayList(board, day).map(({ startsAt, sessions }) => [startsAt, sessions.map(({ id }) => id)])
    expect(ids).toEqual([
      [at('09:00'), ['a', 'b']],
      [at('11:00'), ['c']],
    ])
    expect(dayList(board, day, 'r2').flatMap(({ sessions }) => sessions.map(({ id }) => id))).toEqual(['b'])
  })
})

describe('the printed table', () => {
  test('has a row for each start and end, and a cell as high as its session', () => {
    const board = aBoard([aSession('a'), aSession('b', { room: 'r3', startsAt: at('09:30'), endsAt: at('10:00') })])
    const { rooms, rows } = programmeTable(board, day)
    expect(rooms).toEqual(['r1', 'r3'])
    expect(rows).toEqual([
      {
        from: at('09:00'),
        cells: [
          { room: 'r1', rowSpan: 2, sessions: [board.sessions[0]] },
          { room: 'r3', rowSpan: 1, sessions: [] },
        ],
      },
      { from: at('09:30'), cells: [{ room: 'r3', rowSpan: 1, sessions: [board.sessions[1]] }] },
    ])
  })

  test('covers each row and room once, and shows each session of the day once', () => {
    const session = fc
      .tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 130 }), fc.constantFrom('r1', 'r2', 'r3'))
      .map(([start, lasts, room]) => {
        const instant = (minutes: number) => new Date(Date.UTC(2024, 4, 20, 22, minutes)).toISOString()
        return { startsAt: instant(start), endsAt: instant(start + lasts), room }
      })
    fc.assert(
      fc.property(fc.array(session, { maxLength: 15 }), (sessions) => {
        const board = aBoard(sessions.map((values, index) => aSession(`${index}`, values)))
        const { rooms, rows } = programmeTable(board, day)
        const cells = rows.flatMap((row) => row.cells)
        for (const room of rooms) {
          const height = cells.filter((cell) => cell.room === room).reduce((sum, { rowSpan }) => sum + rowSpan, 0)
          expect(height).toBe(rows.length)
        }
        const shown = cells.flatMap((cell) => cell.sessions.map(({ id }) => id)).sort()
        expect(shown).toEqual(board.sessions.map(({ id }) => id).sort())
      }),
      { numRuns: 500 },
    )
  })
})
