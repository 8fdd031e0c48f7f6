'use client'
import type { PlainDate } from '../../domain/zone'
import { useBoard } from './board-context'
import { MoveDialog } from './move-dialog'
import { SessionForm } from './session-form'
import type { useSessionDialogs } from './use-session-dialogs'

interface Props extends ReturnType<typeof useSessionDialogs> {
  days: PlainDate[]
  focusOn(session: string): void
}

/** The move dialog and the form of a session, while they are open. */
export function SessionDialogs({ moving, setMoving, editing, setEditing, days, focusOn }: Props) {
  const { store } = useBoard()
  // The focus returns to the session, wherever it is now.
  const closeMoveDialog = (id: string) => {
    setMoving(undefined)
    setTimeout(() => focusOn(id))
  }
  return (
    <>
      {moving && (
        <MoveDialog
          days={days}
          key={moving.id}
          onClose={() => closeMoveDialog(moving.id)}
          onMove={(to) => {
            store.move(moving.id, to)
            closeMoveDialog(moving.id)
          }}
          onOpenForm={() => {
            setMoving(undefined)
            setEditing(moving.id)
          }}
          session={moving}
        />
      )}
      {editing && (
        <SessionForm
          key={editing}
          onClose={() => {
            setEditing(undefined)
            void store.poll()
          }}
          onSave={() => void store.poll()}
          session={editing}
        />
      )}
    </>
  )
}
