import pLimit from 'p-limit'
import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { allConflicts } from '../../domain/board/conflicts'
import {
  afterMove,
  afterRedo,
  afterUndo,
  type History,
  type Move,
  noHistory,
  without,
} from '../../domain/board/history'
import { merge } from '../../domain/board/merge'
import {
  type Board,
  type BoardSession,
  isSamePlacement,
  type NewSession,
  type Placement,
  placementOf,
} from '../../domain/board/session'
import type { BoardState } from './board-state'
import { createOnBoard } from './create/create-on-board'
import { boardMessages } from './messages'
import { cancelNotice, type MoveStep, movedElsewhereNotice, moveNotice, type Notice, refusedNotice } from './notices'
import { type BoardRequests, isConnectionMessage } from './requests'

interface RequestedMove {
  id: string
  to: Placement
  step: MoveStep
  anyway: boolean
}

/**
 * The state of an open board. A move is shown at once and saved after the moves before it, with the version that it was
 * made upon; one that is refused is reverted with a notice.
 */
export class BoardStore {
  /** The board as the server confirmed it. */
  #confirmed: Board
  /** The placements that are shown and not confirmed yet, by the id of their session. */
  #pending = new Map<string, Placement>()
  #saving = new Set<string>()
  #queue = pLimit(1)
  #isDragging = false
  #state: BoardState
  #listeners = new Set<() => void>()

  constructor(
    board: Board,
    private readonly requests: BoardRequests,
    private readonly language: Language,
  ) {
    this.#confirmed = board
    this.#state = { board, conflicts: allConflicts(board), history: noHistory, saving: this.#saving }
  }

  getState = (): BoardState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Returns a session as it is shown. */
  find = (id: string): BoardSession | undefined => this.#state.board.sessions.find((session) => session.id === id)

  /** Pauses the changes from elsewhere while the user drags a session. */
  setDragging(isDragging: boolean): void {
    this.#isDragging = isDragging
  }

  /** Shows a notice, or none. Changes nothing else, so that it is cheap at each step of a drag. */
  notify(notice: Notice | undefined): void {
    this.#setState({ ...this.#state, notice })
  }

  /** Shows the notice that moving a session there would give. */
  notifyAt(id: string, to: Placement): void {
    this.notify(this.#moveNotice(id, to, 'new'))
  }

  /** Shows a session elsewhere without saving it, while the keys that move it are pressed. */
  preview(id: string, to: Placement): void {
    this.#pending.set(id, to)
    this.#update({ notice: this.#moveNotice(id, to, 'new') })
  }

  /** Saves the previewed placement. */
  commit(id: string): void {
    const to = this.#pending.get(id)
    if (to) this.move(id, to)
  }

  cancelPreview(id: string): void {
    const isCancelled = !this.#saving.has(id) && this.#pending.delete(id)
    // An update draws the whole board again.
    if (isCancelled || this.#state.notice) this.#update({ notice: undefined })
  }

  /** Moves a session: shows it there at once, and saves it. `anyway` overwrites a newer version. */
  move(id: string, to: Placement, anyway = false): void {
    this.#pending.set(id, to)
    this.#update({ stale: undefined })
    void this.#queue(() => this.#save({ id, to, step: 'new', anyway }))
  }

  /** Creates a session. Resolves to its id, or to the reason why there is none. */
  create = (session: NewSession) => createOnBoard(this, this.requests, session, this.language)

  /** Cancels a session with a notice to the public. */
  async cancel(id: string, notices: Bilingual, isPublic: boolean): Promise<void> {
    const refused = await this.requests.cancel(id, notices, isPublic)
    const session = this.find(id)
    if (!session) return
    if (!refused) await this.reload()
    this.notify(cancelNotice(session.title, refused, isPublic, this.language))
  }

  /** Shows a session that was created, unless a poll already has. */
  add(session: BoardSession): void {
    if (this.find(session.id)) return
    this.#confirmed = { ...this.#confirmed, sessions: [...this.#confirmed.sessions, session] }
    this.#update({})
  }

  undo = (): void => {
    void this.#queue(async () => {
      const last = this.#state.history.done.at(-1)
      if (last) return this.#save({ id: last.session, to: last.from, step: 'undo', anyway: false })
      this.notify({ tone: 'warning', text: inLanguage(boardMessages.nothingToUndo, this.language) })
    })
  }

  redo = (): void => {
    void this.#queue(async () => {
      const last = this.#state.history.undone.at(-1)
      if (last) await this.#save({ id: last.session, to: last.to, step: 'redo', anyway: false })
    })
  }

  /** Discards a stale move, or saves it over the newer version. */
  resolveStale(decision: 'keep' | 'move'): void {
    const { stale } = this.#state
    this.#update({ stale: undefined, notice: undefined })
    if (stale && decision === 'move') this.move(stale.session.id, stale.requested, true)
  }

  /** Reads the changes made elsewhere, unless a move is under way. */
  async poll(): Promise<void> {
    if (this.#isBusy) return
    const result = await this.requests.changesSince(this.#confirmed.stamp)
    if (this.#isBusy) return
    if (result.kind === 'refused') return this.#notifyError(result.message)
    const { notice } = this.#state
    const isReconnected = notice?.tone === 'error' && isConnectionMessage(notice.text, this.language)
    const { board, moved, needsReload } = merge(this.#confirmed, result.value)
    if (needsReload) return this.reload()
    if (board === this.#confirmed && !isReconnected) return
    this.#confirmed = board
    const [first] = moved
    const news = first && movedElsewhereNotice(first, board, this.language)
    const history = moved.reduce((left, { id }) => without(left, id), this.#state.history)
    this.#update({ history, notice: news ?? (isReconnected ? undefined : notice) })
  }

  /** Reads the board again. */
  async reload(): Promise<void> {
    const result = await this.requests.read()
    if (this.#isBusy) return
    if (result.kind === 'refused') return this.#notifyError(result.message)
    this.#confirmed = result.value
    this.#update({})
  }

  get #isBusy(): boolean {
    const { activeCount, pendingCount } = this.#queue
    return this.#isDragging || activeCount + pendingCount > 0 || this.#pending.size > 0
  }

  async #save({ id, to, step, anyway }: RequestedMove): Promise<void> {
    const confirmed = this.#confirmed.sessions.find((session) => session.id === id)
    if (!confirmed) return
    const from = placementOf(confirmed)
    if (isSamePlacement(from, to)) {
      this.#removePending(id, to)
      return this.#update(step === 'new' ? {} : { history: without(this.#state.history, id) })
    }
    this.#pending.set(id, to)
    this.#saving.add(id)
    this.#update({})
    const result = await this.requests.move(confirmed, to, anyway)
    this.#saving.delete(id)
    if (result.kind !== 'refused') this.#confirm(result.session)
    this.#removePending(id, to)
    if (result.kind === 'moved') {
      const history = this.#historyAfter(step, { session: id, from, to: placementOf(result.session) })
      this.#update({ history, notice: this.#moveNotice(id, result.session, step) })
    } else if (result.kind === 'changed') {
      const stale = { session: result.session, by: result.by, requested: to }
      this.#update({ stale, history: without(this.#state.history, id), notice: undefined })
    } else {
      this.#pending.delete(id)
      this.#update({ notice: refusedNotice(confirmed.title, result.message, this.language) })
    }
  }

  #historyAfter(step: MoveStep, move: Move): History {
    if (step === 'undo') return afterUndo(this.#state.history)
    return step === 'redo' ? afterRedo(this.#state.history) : afterMove(this.#state.history, move)
  }

  #confirm(session: BoardSession): void {
    const sessions = this.#confirmed.sessions.map((other) => (other.id === session.id ? session : other))
    this.#confirmed = { ...this.#confirmed, sessions }
  }

  // A later move of the same session may already be shown; it stays pending.
  #removePending(id: string, to: Placement): void {
    const shown = this.#pending.get(id)
    if (shown && isSamePlacement(shown, to)) this.#pending.delete(id)
    this.#update({})
  }

  #moveNotice(id: string, to: Placement, step: MoveStep): Notice | undefined {
    const session = this.find(id)
    return session && moveNotice(session, to, step, this.#state.board, this.language)
  }

  // The notice of a move that was reverted for the same reason says more, and stays.
  #notifyError(text: string): void {
    if (!this.#state.notice?.text.endsWith(text)) this.notify({ tone: 'error', text })
  }

  #update(change: Partial<BoardState>): void {
    const sessions = this.#confirmed.sessions.map((session) => {
      const placement = this.#pending.get(session.id)
      return placement ? { ...session, ...placement } : session
    })
    const board = { ...this.#confirmed, sessions }
    this.#setState({ ...this.#state, ...change, board, conflicts: allConflicts(board), saving: new Set(this.#saving) })
  }

  #setState(state: BoardState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
