import type { Language } from '../../domain/bilingual'
import { allConflicts, conflictsOf } from '../../domain/board/conflicts'
import { formatConflict, formatPlacement } from '../../domain/board/format-session'
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
import { type Board, type BoardSession, isSamePlacement, type Placement, placementOf } from '../../domain/board/session'
import type { DeskState, Notice } from './desk-state'
import type { BoardRequests } from './requests'
import { type BoardWords, boardWords } from './words'

type Step = 'new' | 'undo' | 'redo'

/**
 * The state of an open board: what the server keeps, what is under way, what can be undone. Moves are sent one after
 * another, each with the version it was made upon; one that is refused goes back, and says why.
 */
export class Desk {
  #kept: Board
  #local = new Map<string, Placement>()
  #saving = new Set<string>()
  #queue: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #isHeld = false
  #state: DeskState
  #listeners = new Set<() => void>()
  readonly #words: BoardWords

  constructor(
    board: Board,
    private readonly requests: BoardRequests,
    private readonly language: Language,
  ) {
    this.#kept = board
    this.#words = boardWords[language]
    this.#state = { board, conflicts: allConflicts(board), history: noHistory, saving: this.#saving }
  }

  getState = (): DeskState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The session as it is shown. */
  find = (id: string): BoardSession | undefined => this.#state.board.sessions.find((session) => session.id === id)

  /** Nothing from elsewhere comes in while somebody drags. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
  }

  /** Says a sentence; nothing else changes, so it may be said at each step of a drag. */
  tell(notice: Notice | undefined): void {
    this.#state = { ...this.#state, notice }
    for (const listener of this.#listeners) listener()
  }

  /** What would be said of a session there. */
  noticeAt(id: string, to: Placement): Notice {
    return this.#noticeOf(id, to, this.#words.moved)
  }

  /** Shows a session elsewhere without saving, while the keys that move it are still being pressed. */
  preview(id: string, to: Placement): void {
    this.#local.set(id, to)
    this.#show({ notice: this.#noticeOf(id, to, this.#words.moved) })
  }

  /** Saves what was previewed. */
  commit(id: string): void {
    const to = this.#local.get(id)
    if (to) this.move(id, to)
  }

  cancelPreview(id: string): void {
    if (!this.#saving.has(id)) this.#local.delete(id)
    this.#show({ notice: undefined })
  }

  /** Moves a session, shows it there at once and saves it. */
  move(id: string, to: Placement, anyway = false): void {
    this.#local.set(id, to)
    this.#show({ stale: undefined })
    void this.#enqueue(() => this.#send({ id, to, step: 'new', anyway }))
  }

  undo = (): void => {
    void this.#enqueue(async () => {
      const last = this.#state.history.done.at(-1)
      if (!last) return this.tell({ tone: 'warning', text: this.#words.nothingToUndo })
      await this.#send({ id: last.session, to: last.from, step: 'undo', anyway: false })
    })
  }

  redo = (): void => {
    void this.#enqueue(async () => {
      const last = this.#state.history.undone.at(-1)
      if (last) await this.#send({ id: last.session, to: last.to, step: 'redo', anyway: false })
    })
  }

  /** Answers the question that a session changed meanwhile asks. */
  settle(decision: 'keep' | 'move'): void {
    const { stale } = this.#state
    this.#show({ stale: undefined, notice: undefined })
    if (stale && decision === 'move') this.move(stale.session.id, stale.wanted, true)
  }

  /** Takes over what happened elsewhere, unless something is under way here. */
  async poll(): Promise<void> {
    if (this.#isBusy) return
    const answer = await this.requests.changesSince(this.#kept.stamp)
    if (this.#isBusy) return
    if (answer.kind === 'refused') return this.#complain(answer.message)
    const { notice } = this.#state
    const isBack = notice?.tone === 'error' && Object.values(this.#words.refused).includes(notice.text)
    const { board, moved, needsReload } = merge(this.#kept, answer.value)
    if (needsReload) return this.reload()
    if (board === this.#kept && !isBack) return
    this.#kept = board
    const [first] = moved
    const news: Notice | undefined = first && {
      tone: 'warning',
      text: this.#words.movedElsewhere(first.title, formatPlacement(first, board, this.language)),
    }
    const history = moved.reduce((left, { id }) => without(left, id), this.#state.history)
    this.#show({ history, notice: news ?? (isBack ? undefined : notice) })
  }

  /** Reads the whole board anew. */
  async reload(): Promise<void> {
    const answer = await this.requests.read()
    if (this.#isBusy) return
    if (answer.kind === 'refused') return this.#complain(answer.message)
    this.#kept = answer.value
    this.#show({})
  }

  #complain(text: string): void {
    if (this.#state.notice?.text !== text) this.tell({ tone: 'error', text })
  }

  get #isBusy(): boolean {
    return this.#isHeld || this.#waiting > 0 || this.#local.size > 0
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1
    const turn = this.#queue.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #send({ id, to, step, anyway }: { id: string; to: Placement; step: Step; anyway: boolean }): Promise<void> {
    const kept = this.#kept.sessions.find((session) => session.id === id)
    if (!kept) return
    const from = placementOf(kept)
    if (isSamePlacement(from, to)) {
      this.#release(id, to)
      return this.#show(step === 'new' ? {} : { history: without(this.#state.history, id) })
    }
    this.#local.set(id, to)
    this.#saving.add(id)
    this.#show({})
    const answer = await this.requests.move(kept, to, anyway)
    this.#saving.delete(id)
    if (answer.kind !== 'refused') this.#keep(answer.session)
    this.#release(id, to)
    if (answer.kind === 'moved') {
      const said = { new: this.#words.moved, undo: this.#words.undone, redo: this.#words.redone }[step]
      const history = this.#historyAfter(step, { session: id, from, to: placementOf(answer.session) })
      this.#show({ history, notice: this.#noticeOf(id, answer.session, said) })
    } else if (answer.kind === 'changed') {
      const { session, by } = answer
      this.#show({ stale: { session, by, wanted: to }, history: without(this.#state.history, id), notice: undefined })
    } else {
      this.#local.delete(id)
      this.#show({ notice: { tone: 'error', text: this.#words.back(kept.title, answer.message) } })
    }
  }

  #historyAfter(step: Step, move: Move): History {
    if (step === 'undo') return afterUndo(this.#state.history)
    return step === 'redo' ? afterRedo(this.#state.history) : afterMove(this.#state.history, move)
  }

  #keep(session: BoardSession): void {
    const sessions = this.#kept.sessions.map((other) => (other.id === session.id ? session : other))
    this.#kept = { ...this.#kept, sessions }
  }

  // A later move of the same session may already be shown: it stays.
  #release(id: string, to: Placement): void {
    const shown = this.#local.get(id)
    if (shown && isSamePlacement(shown, to)) this.#local.delete(id)
    this.#show({})
  }

  #noticeOf(id: string, to: Placement, said: (title: string, words: string) => string): Notice {
    const session = this.find(id)
    const title = session?.title ?? ''
    if (!to.startsAt && !to.room) return { tone: 'success', text: this.#words.unplacedNow(title) }
    const text = said(title, formatPlacement(to, this.#kept, this.language))
    const conflicts = session ? conflictsOf({ ...session, ...placementOf(to) }, this.#state.board) : []
    if (conflicts.length === 0) return { tone: 'success', text }
    const reasons = conflicts.map((conflict) => formatConflict(conflict, this.#kept, this.language))
    return { tone: 'warning', text: [text, ...new Set(reasons)].join(' ') }
  }

  #show(change: Partial<DeskState>): void {
    const sessions = this.#kept.sessions.map((session) => {
      const local = this.#local.get(session.id)
      return local ? { ...session, ...local } : session
    })
    const board = { ...this.#kept, sessions }
    const saving = new Set(this.#saving)
    this.#state = { ...this.#state, ...change, board, conflicts: allConflicts(board), saving }
    for (const listener of this.#listeners) listener()
  }
}
