'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { follow, type OperationResult, type Progress, refusalMessages } from '../progress/follow'
import { offline } from '../progress/messages'
import { ProgressLine } from '../progress/progress-line'
import { useArrival } from '../progress/use-arrival'
import { formatUndone, newEditionMessages } from './messages'

type Step =
  | { at: 'idle'; refusal?: OperationResult }
  | { at: 'undoing'; progress?: Progress }
  | { at: 'undone'; deleted: number }

interface Props {
  /** The path of the admin. */
  admin: string
  language: Language
  /** Of the edition in the API. */
  url: string
}

const MODAL = 'undo-new-edition'

/** A button that undoes a new edition once the editor has confirmed, then says what was deleted or what prevents it. */
export function UndoEdition({ admin, language, url }: Props) {
  const messages = messagesIn(newEditionMessages, language)
  const { openModal, closeModal } = useModal()
  const [step, setStep] = useState<Step>({ at: 'idle' })
  const undo = async () => {
    setStep({ at: 'undoing' })
    const result = await follow(`${url}/copy/undo`, {}, language, (progress) => setStep({ at: 'undoing', progress }))
    const { deleted } = result.body as { deleted?: number }
    setStep(deleted === undefined ? { at: 'idle', refusal: result } : { at: 'undone', deleted })
  }
  if (step.at === 'undone') return <Undone admin={admin} deleted={step.deleted} language={language} />
  return (
    <div className="new-edition__undo">
      {step.at === 'undoing' ? (
        <ProgressLine label={messages.undoing} language={language} progress={step.progress} />
      ) : (
        <Button buttonStyle="secondary" margin={false} onClick={() => openModal(MODAL)} size="medium">
          {messages.undo}
        </Button>
      )}
      <div aria-live="polite" className="new-edition__refusals">
        {step.at === 'idle' &&
          step.refusal &&
          refusalMessages(step.refusal, inLanguage(offline, language)).map((text) => <p key={text}>{text}</p>)}
      </div>
      <ConfirmationModal
        body={messages.undoWarning}
        cancelLabel={messages.keep}
        confirmLabel={messages.undo}
        heading={messages.confirmUndo}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          void undo()
        }}
      />
    </div>
  )
}

function Undone({ admin, deleted, language }: { admin: string; deleted: number; language: Language }) {
  const part = useArrival<HTMLElement>()
  return (
    <section className="new-edition__done" ref={part} role="status" tabIndex={-1}>
      <p>{formatUndone(deleted, language)}</p>
      <Button el="anchor" url={`${admin}/collections/editions`}>
        {inLanguage(newEditionMessages.editions, language)}
      </Button>
    </section>
  )
}
