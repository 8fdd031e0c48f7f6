'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import type { Language } from '../../domain/bilingual'
import { Outcome } from './outcome'
import { useRelease } from './use-release'
import { releaseWords } from './words'

interface Props {
  /** How many documents become public. */
  count: number
  /** Whether there is something to publish and nothing in its way; else there is no button. */
  isReady: boolean
  language: Language
  url: string
}

const MODAL = 'publish-programme'

/** Publishes the programme, once the editor has confirmed, and tells how far it is. */
export function PublishButton({ count, isReady, language, url }: Props) {
  const words = releaseWords[language]
  const { openModal, closeModal } = useModal()
  const { step, send } = useRelease(language)
  return (
    <div className="release__action">
      <Outcome doneWords={words.published} runningWords={words.publishing} step={step} words={words} />
      {isReady && step.at !== 'running' && (
        <Button margin={false} onClick={() => openModal(MODAL)} size="large">
          {words.publish}
        </Button>
      )}
      <ConfirmationModal
        body={words.confirmText(count)}
        cancelLabel={words.cancel}
        confirmLabel={words.publish}
        heading={words.confirm}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          void send(url)
        }}
      />
    </div>
  )
}
