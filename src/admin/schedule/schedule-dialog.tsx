'use client'
import { useDocumentInfo, useDocumentTitle, useModal, useTranslation } from '@payloadcms/ui'
import { useLayoutEffect, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { Dialog } from '../dialog/dialog'
import { scheduleMessages } from './messages'
import { ScheduleForm } from './schedule-form'

/**
 * Opens in place of Payload's drawer « Programmer », whose date reads "Nov 26, 2026 6:45 PM" in every language. It is closed
 * before the browser paints it.
 */
export function ScheduleDialog() {
  const { id } = useDocumentInfo()
  const { title } = useDocumentTitle()
  const { closeModal, isModalOpen } = useModal()
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(scheduleMessages, language)
  const [isOpen, setIsOpen] = useState(false)
  const drawer = `schedule-publish-${id}`
  const isAsked = isModalOpen(drawer)

  useLayoutEffect(() => {
    if (!isAsked) return
    closeModal(drawer)
    setIsOpen(true)
  }, [isAsked, closeModal, drawer])

  if (!isOpen) return null
  return (
    <Dialog onClose={() => setIsOpen(false)} title={messages.title}>
      <p>{title}</p>
      <ScheduleForm language={language} messages={messages} onClose={() => setIsOpen(false)} />
    </Dialog>
  )
}
