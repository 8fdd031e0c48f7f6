'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { LinkOutcome } from './link-requests'
import { personLinkMessages } from './messages'

interface Props {
  language: Language
  onWithdraw(): Promise<LinkOutcome>
  onWithdrawn(): void
}

const MODAL = 'withdraw-person'

/** A button that takes the person of the open document off the site, once it is confirmed. */
export function WithdrawPerson({ language, onWithdraw, onWithdrawn }: Props) {
  const messages = messagesIn(personLinkMessages, language)
  const { openModal, closeModal } = useModal()
  const withdraw = async () => {
    closeModal(MODAL)
    const { refusal } = await onWithdraw()
    if (refusal) {
      toast.error(refusal)
      return
    }
    toast.success(messages.withdrawn)
    onWithdrawn()
  }
  return (
    <>
      <Button buttonStyle="subtle" margin={false} onClick={() => openModal(MODAL)} size="medium" type="button">
        {messages.withdraw}
      </Button>
      <ConfirmationModal
        body={messages.withdrawEffect}
        cancelLabel={messages.withdrawNot}
        confirmLabel={messages.withdrawNow}
        heading={messages.withdrawTitle}
        modalSlug={MODAL}
        onConfirm={withdraw}
      />
    </>
  )
}
