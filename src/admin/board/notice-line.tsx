'use client'
import { Button } from '@payloadcms/ui'
import { formatPlacement } from '../../domain/board/format-session'
import { useBoard } from './board-context'
import { formatStaleMove } from './messages'

/** The notice of the last action, read aloud too; a question when somebody else changed the session meanwhile. */
export function NoticeLine({ onOpen }: { onOpen(session: string): void }) {
  const { store, state, language, messages } = useBoard()
  const { board, notice, stale } = state
  const hint = board.canMove ? messages.draftsOnly : messages.readOnly
  return (
    <>
      <div className="board-notice-place">
        <div className={`board-notice board-notice--${notice?.tone ?? 'quiet'}`}>
          <p role="status">{notice?.text ?? hint}</p>
          {notice?.session && (
            <Button buttonStyle="secondary" margin={false} onClick={() => onOpen(notice.session ?? '')} size="small">
              {messages.openForm}
            </Button>
          )}
        </div>
      </div>
      {stale && (
        <div className="board-stale" role="alert">
          <p>
            {formatStaleMove(stale.session.title, stale.by, formatPlacement(stale.session, board, language), language)}
          </p>
          <div className="board-stale__actions">
            <Button buttonStyle="primary" margin={false} onClick={() => store.resolveStale('keep')} size="small">
              {messages.keepTheirs}
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => store.resolveStale('move')} size="small">
              {messages.moveAnyway}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
