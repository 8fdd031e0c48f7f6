import { expect, test } from 'vitest'
import { BoardStore } from '../../src/admin/board/board-store'
import type { BoardRequests, CreateResult, MoveResult } from '../../src/admin/board/requests'
import type { Board, BoardSession, NewSession, Placement } from '../../src/domain/board/session'
import { aBoard, aSession, at } from '../domain/board/a-board'
import { plainSpaces } from '../support/plain-spaces'

const later: Placement = { startsAt: at('11:00'), endsAt: at('12:00'), room: 'r1' }
const evenLater: Placement = { startsAt: at('14:00'), endsAt: at('15:00'), room: 'r2' }

/** A server that stores one board and records the requested moves. */
class FakeServer implements BoardRequests {
  readonly moves: Placement[] = []
  answer: ((session: BoardSession, to: Placement) => MoveResult) | undefined

  constructor(private board: Board) {}

  read = async () => ({ kind: 'read' as const, value: this.board })

  isLost: { kind: 'refused'; message: string } | undefined

  changesSince = async () => {
    if (this.isLost) return this.isLost
    const { sessions, people, locks, stamp, frame } = this.board
    return { kind: 'read' as const, value: { sessions, people, locks, stamp, frame, count: sessions.length } }
  }

  move = async (session: BoardSession, to: Placement): Promise<MoveResult> => {
    this.moves.push(to)
    await Promise.resolve()
    return this.answer?.(session, to) ?? { kind: 'moved', session: { ...session, ...to } }
  }

  createAnswer: ((session: BoardSession) => CreateResult) | undefined

  create = async (asked: NewSession): Promise<CreateResult> => {
    const session = aSession('new', { ...asked, state: 'draft' })
    const answer = this.createAnswer?.(session) ?? { kind: 'created', session }
    if (answer.kind === 'created' || answer.isUncertain)
      this.board = { ...this.board, sessions: [...this.board.sessions, session] }
    return answer
  }

  cancel = async () => undefined

  /** Saves a session as another user would. */
  change(session: BoardSession): void {
    this.board = { ...this.board, sessions: this.board.sessions.map((old) => (old.id === session.id ? session : old)) }
  }
}

function openBoard(sessions: BoardSession[]) {
  const server = new FakeServer(aBoard(sessions))
  return { server, store: new BoardStore(aBoard(sessions), server, 'fr') }
}

const placementOf = (store: BoardStore, id: string) => {
  const { startsAt, endsAt, room } = store.find(id) ?? {}
  return { startsAt, endsAt, room }
}
const text = (store: BoardStore) => plainSpaces(store.getState().notice?.text ?? '')
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('a move is shown at once, and moves are saved one after another', async () => {
  const { server, store } = openBoard([aSession('a')])
  store.move('a', later)
  store.move('a', evenLater)
  expect(placementOf(store, 'a')).toEqual(evenLater)
  await settled()
  expect(server.moves).toEqual([later, evenLater])
  expect(store.getState().saving.size).toBe(0)
  expect(store.getState().history.done).toHaveLength(2)
})

test('a move that is refused is reverted, with the reason', async () => {
  const { server, store } = openBoard([aSession('a')])
  server.answer = () => ({ kind: 'refused', message: 'Non.' })
  store.move('a', later)
  await settled()
  expect(placementOf(store, 'a').startsAt).toBe(at('09:00'))
  expect(text(store)).toBe('« Session a » est revenue à sa place. Non.')
})

test('the notice of a reverted move stays when the board then meets the same lost connection', async () => {
  const { server, store } = openBoard([aSession('a')])
  const lost = { kind: 'refused', message: 'La connexion est perdue.' } as const
  server.answer = () => lost
  server.isLost = lost
  store.move('a', later)
  await settled()
  await store.poll()
  expect(text(store)).toMatch(/est revenue à sa place\. La connexion est perdue\./)
})

test('a move is undone and redone', async () => {
  const { store } = openBoard([aSession('a')])
  store.move('a', later)
  store.undo()
  await settled()
  expect(placementOf(store, 'a').startsAt).toBe(at('09:00'))
  expect(text(store)).toMatch(/^Annulé\. « Session a » : .* 9 h 00 – 10 h 00, Salle r1\.$/)
  store.redo()
  await settled()
  expect(placementOf(store, 'a')).toEqual(later)
})

test('a session that another user changed is not overwritten without a confirmation', async () => {
  const { server, store } = openBoard([aSession('a')])
  const changed = aSession('a', { ...evenLater, updatedAt: '2024-01-02T00:00:00.000Z' })
  server.answer = () => ({ kind: 'changed', session: changed, by: 'Camille' })
  store.move('a', later)
  await settled()
  expect(store.getState().stale).toEqual({ session: changed, by: 'Camille', requested: later })
  expect(placementOf(store, 'a')).toEqual(evenLater)
  server.answer = undefined
  store.resolveStale('move')
  await settled()
  expect(placementOf(store, 'a')).toEqual(later)
})

test('changes from elsewhere are shown, but not during a drag', async () => {
  const { server, store } = openBoard([aSession('a')])
  server.change(aSession('a', { ...later, updatedAt: '2024-01-02T00:00:00.000Z' }))
  store.setDragging(true)
  await store.poll()
  expect(placementOf(store, 'a').startsAt).toBe(at('09:00'))
  store.setDragging(false)
  await store.poll()
  expect(placementOf(store, 'a')).toEqual(later)
  expect(text(store)).toMatch(/vient d’être déplacée par une autre personne/)
})

const asked: NewSession = { title: 'Nouvelle', format: 'panel', ...later }

test('a session is created where it was asked for, and its notice leads to its form', async () => {
  const { store } = openBoard([aSession('a')])
  expect(await store.create(asked)).toEqual({ id: 'new' })
  expect(placementOf(store, 'new')).toEqual(later)
  expect(text(store)).toMatch(/^« Nouvelle » est créée en brouillon : .* 11 h 00 – 12 h 00, Salle r1\.$/)
  expect(store.getState().notice?.session).toBe('new')
})

test('a session whose creation was not answered is found again, and is not offered twice', async () => {
  const { server, store } = openBoard([aSession('a')])
  server.createAnswer = () => ({ kind: 'refused', message: 'Perdu.', isUncertain: true })
  expect(await store.create(asked)).toEqual({ id: 'new' })
  expect(store.getState().board.sessions).toHaveLength(2)
})

test('a session that is refused is not shown, and the reason is returned', async () => {
  const { server, store } = openBoard([aSession('a', { ...later, title: 'Nouvelle' })])
  server.createAnswer = () => ({ kind: 'refused', message: 'Non.', isUncertain: false })
  expect(await store.create(asked)).toEqual({ message: 'Non.' })
  expect(store.getState().board.sessions).toHaveLength(1)
})
