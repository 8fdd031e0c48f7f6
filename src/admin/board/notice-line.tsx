'use client'
import { Button } from '@payloadcms/ui'
import type { Language } from '../../domain/bilingual'
import { formatPlacement } from '../../domain/board/format-session'
import type { Board } from '../../domain/board/session'
import type { Notice, Stale } from './desk-state'
import type { BoardWords } from './words'

interface Props {
  notice?: Notice
  stale?: Stale
  board: Board
  hint: string
  language: Language
  words: BoardWords
  onSettle(decision: 'keep' | 'move'): void
}

/** What just happened, shown and read aloud; a question when somebody else changed the session meanwhile. */
export function NoticeLine({ notice, stale, board, hint, language, words, onSettle }: Props) {
  return (
    <>
      <p className={`board-notice board-notice--${notice?.tone ?? 'quiet'}`} role="status">
        {notice?.text ?? hint}
      </p>
      {stale && (
        <div className="board-stale" role="alert">
          <p>{words.changedBy(stale.session.title, stale.by, formatPlacement(stale.session, board, language))}</p>
          <div className="board-stale__actions">
            <Button buttonStyle="primary" margin={false} onClick={() => onSettle('keep')} size="small">
              {words.keepTheirs}
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => onSettle('move')} size="small">
              {words.moveAnyway}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
