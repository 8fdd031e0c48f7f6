'use client'
import type { PlainDate } from '../../domain/zone'
import { whenIdle } from '../page/when-idle'
import { useBoard } from './board-context'
import { CreateDialog } from './create/create-dialog'
import { MoveDialog } from './move-dialog'
import { SessionSheet } from './phone/session-sheet'
import { SessionForm } from './session-form'
import type { SessionDialogsState } from './use-session-dialogs'

interface Props extends SessionDialogsState {
  days: PlainDate[]
  focusOn(session: string): void
  /** Called when the dialog of a new session is closed. */
  onCreateClosed(): void
}

/** The dialogs about a session and its form, while they are open. */
export function SessionDialogs({ days, focusOn, onCreateClosed, ...dialogs }: Props) {
  const { store } = useBoard()
  const { moving, setMoving, editing, setEditing, touched, setTouched, creating, setCreating } = dialogs
  // The focus returns to the session, wherever it is now.
  const closeMoveDialog = (id: string) => {
    setMoving(undefined)
    setTimeout(() => focusOn(id))
  }
  const closeCreateDialog = () => {
    setCreating(undefined)
    onCreateClosed()
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
      {touched && (
        <SessionSheet
          key={touched.id}
          onClose={() => {
            setTouched(undefined)
            setTimeout(() => focusOn(touched.id))
          }}
          onMove={() => {
            setTouched(undefined)
            setMoving(touched.id)
          }}
          onOpenForm={() => {
            setTouched(undefined)
            setEditing(touched.id)
          }}
          session={touched}
        />
      )}
      {creating && (
        <CreateDialog
          days={days}
          onClose={closeCreateDialog}
          onCreated={(id, opensForm) => {
            closeCreateDialog()
            if (opensForm) setEditing(id)
            else setTimeout(() => focusOn(id), 50)
          }}
          place={creating}
        />
      )}
      {editing && (
        <SessionForm
          key={editing}
          onClose={() => {
            setEditing(undefined)
            // The key that closes the form shows the board first, then reads it again.
            whenIdle(() => void store.poll())
          }}
          onSave={() => void store.poll()}
          session={editing}
        />
      )}
    </>
  )
}
