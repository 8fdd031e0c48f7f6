'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { ImportWords } from './words'

/** An import of the edition, as its list shows it. */
export interface PastImport {
  id: string
  fileName: string
  when: string
  by: string
  state: 'under-way' | 'applied' | 'undone'
  created: number
  updated: number
}

interface Props {
  imports: PastImport[]
  isBusy: boolean
  onUndo: (id: string) => Promise<void>
  words: ImportWords
}

const MODAL = 'undo-import'

/** The imports of an edition, the newest first, and a way to undo each. */
export function History({ imports, isBusy, onUndo, words }: Props) {
  const { openModal, closeModal } = useModal()
  const [chosen, setChosen] = useState<PastImport>()
  return (
    <section className="import-history">
      <h3>{words.history}</h3>
      {imports.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {imports.map((past) => (
            <li key={past.id}>
              <div>
                <strong>{past.fileName}</strong>
                <p>
                  {past.when}
                  {past.by && `, ${past.by}`} – {words.resultOf(past.created, past.updated)} –{' '}
                  {words.states[past.state]}
                </p>
              </div>
              {past.state === 'applied' && (
                <Button
                  aria-label={`${words.undo} (${past.fileName}, ${past.when})`}
                  buttonStyle="secondary"
                  disabled={isBusy}
                  margin={false}
                  onClick={() => {
                    setChosen(past)
                    openModal(MODAL)
                  }}
                  size="small"
                >
                  {words.undo}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmationModal
        body={chosen ? words.confirmText(chosen.fileName) : ''}
        cancelLabel={words.keep}
        confirmLabel={words.undo}
        heading={words.confirm}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          if (chosen) void onUndo(chosen.id)
        }}
      />
    </section>
  )
}
