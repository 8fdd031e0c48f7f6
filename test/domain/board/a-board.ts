import type { Board, BoardSession } from '../../../src/domain/board/session'
import { instantAt } from '../../../src/domain/zone'

const paris = 'Europe/Paris'

/** Returns the instant of a clock time in Paris on 21 May 2024, or of a wall time in Paris. */
export const at = (time: string) => instantAt(time.includes('T') ? time : `2024-05-21T${time}`, paris)

/** A published session at 9 h – 10 h in the first room, with other values on demand. */
export const aSession = (id: string, values: Partial<BoardSession> = {}): BoardSession => ({
  id,
  title: `Session ${id}`,
  number: 1,
  format: 'workshop',
  status: 'scheduled',
  state: 'published',
  published: null,
  people: [],
  startsAt: at('09:00'),
  endsAt: at('10:00'),
  room: 'r1',
  updatedAt: '2024-01-01T00:00:00.000Z',
  ...values,
})

/** An edition of one day with three rooms. */
export const aBoard = (sessions: BoardSession[] = [], values: Partial<Board> = {}): Board => ({
  edition: {
    id: 'e',
    title: 'Édition',
    shortName: '2024 · Nîmes',
    startsOn: '2024-05-21',
    endsOn: '2024-05-21',
    timezone: paris,
    openingHours: [],
  },
  rooms: ['r1', 'r2', 'r3'].map((id) => ({ id, name: `Salle ${id}`, capacity: null })),
  sessions,
  elsewhere: [],
  people: { p1: 'Camille Exemple' },
  locks: {},
  canMove: true,
  canPublish: true,
  stamp: '2024-01-01T00:00:00.000Z',
  frame: 'f',
  ...values,
})
