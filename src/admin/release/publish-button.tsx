'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { type Language, messagesIn } from '../../domain/bilingual'
import { formatConfirmation, formatPublished, releaseMessages } from './messages'
import { Outcome } from './outcome'
import { useRelease } from './use-release'

interface Props {
  /** How many documents become public. */
  count: number
  /** Whether there is something to publish and nothing blocks it; otherwise the button is absent. */
  isReady: boolean
  /** The id of the edition. */
  edition: string
  language: Language
  url: string
}

const MODAL = 'publish-programme'

/** Publishes the programme once the editor has confirmed, and shows the progress. */
export function PublishButton({ count, edition, isReady, language, url }: Props) {
  const messages = messagesIn(releaseMessages, language)
  const { openModal, closeModal } = useModal()
  const { step, send } = useRelease(language)
  return (
    <div className="release__action">
      <Outcome
        edition={edition}
        formatDone={formatPublished}
        language={language}
        runningLabel={messages.publishing}
        step={step}
      />
      {isReady && step.at !== 'running' && (
        <Button margin={false} onClick={() => openModal(MODAL)} size="large">
          {messages.publish}
        </Button>
      )}
      <ConfirmationModal
        body={formatConfirmation(count, language)}
        cancelLabel={messages.cancel}
        confirmLabel={messages.publish}
        heading={messages.confirm}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          void send(url)
        }}
      />
    </div>
  )
}
