'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { formatResult, formatUndoWarning, importMessages, importStates } from './messages'

/** An earlier import into the edition. */
export interface PastImport {
  id: string
  fileName: string
  when: string
  by: string
  state: keyof typeof importStates
  created: number
  updated: number
}

interface Props {
  imports: PastImport[]
  isBusy: boolean
  onUndo: (id: string) => Promise<void>
  language: Language
}

const MODAL = 'undo-import'

/** The imports into an edition, the newest first, each with a button that undoes it. */
export function History({ imports, isBusy, language, onUndo }: Props) {
  const messages = messagesIn(importMessages, language)
  const { openModal, closeModal } = useModal()
  const [chosen, setChosen] = useState<PastImport>()
  return (
    <section className="import-history">
      <h3>{messages.history}</h3>
      {imports.length === 0 ? (
        <p>{messages.none}</p>
      ) : (
        <ul>
          {imports.map((past) => (
            <li key={past.id}>
              <div>
                <strong>{past.fileName}</strong>
                <p>
                  {past.when}
                  {past.by && `, ${past.by}`} – {formatResult(past.created, past.updated, language)} –{' '}
                  {inLanguage(importStates[past.state], language)}
                </p>
                {past.state === 'interrupted' && <p>{messages.interrupted}</p>}
              </div>
              {past.state === 'applied' && (
                <Button
                  aria-label={`${messages.undo} (${past.fileName}, ${past.when})`}
                  buttonStyle="secondary"
                  disabled={isBusy}
                  margin={false}
                  onClick={() => {
                    setChosen(past)
                    openModal(MODAL)
                  }}
                  size="small"
                >
                  {messages.undo}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmationModal
        body={chosen ? formatUndoWarning(chosen.fileName, language) : ''}
        cancelLabel={messages.keep}
        confirmLabel={messages.undo}
        heading={messages.confirm}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          if (chosen) void onUndo(chosen.id)
        }}
      />
    </section>
  )
}
