'use client'
import { Button, useDocumentInfo, useDocumentTitle, useFormFields, useTranslation } from '@payloadcms/ui'
import { use, useEffect } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { firstSaveMessages } from './messages'
import { type Creation, NewDocumentContext } from './new-document-context'
import { titleOfNew } from './title-of-new'
import { useFirstSave } from './use-first-save'
import { useFollowingDay } from './use-following-day'
import { useTitleFocus } from './use-title-focus'
import './first-save.css'

/** In a form: creates its document once something is entered, and names it while it has no title. */
export function FirstSave() {
  const creation = use(NewDocumentContext)
  useHeading(creation !== undefined)
  return creation ? <Saving {...creation} /> : null
}

function Saving(creation: Creation) {
  const messages = messagesIn(firstSaveMessages, languageOf(useTranslation().i18n))
  const { state, retry } = useFirstSave(creation)
  useFollowingDay()
  useTitleFocus()
  if (creation.id) return null
  return (
    <div className={`first-save first-save--${state.is}`}>
      <p className="first-save__message" role="status">
        {state.is === 'saving' && messages.saving}
        {state.is === 'failed' && (state.message ? `${messages.refused} ${state.message}` : messages.unreachable)}
      </p>
      {state.is === 'failed' && (
        <Button buttonStyle="subtle" margin={false} onClick={retry} size="medium" type="button">
          {messages.retry}
        </Button>
      )}
    </div>
  )
}

/** Replaces the id that Payload shows as the title of a document without one. */
function useHeading(isNew: boolean) {
  const { docConfig, id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const { title, setDocumentTitle } = useDocumentTitle()
  const collection = docConfig && 'labels' in docConfig ? docConfig : null
  const field = collection?.admin.useAsTitle ?? ''
  const isNamed = useFormFields(([fields]) => Boolean(fields?.[field]?.value))
  const untitled = messagesIn(firstSaveMessages, languageOf(i18n)).untitled
  const heading = (isNew && titleOfNew(collection, i18n.language)) || untitled
  useEffect(() => {
    if (isNamed || title === heading || !(isNew || title === id)) return
    // Payload names the document in a frame of its own, which was asked for before this one.
    const frame = requestAnimationFrame(() => setDocumentTitle(heading))
    return () => cancelAnimationFrame(frame)
  }, [isNamed, title, heading, isNew, id, setDocumentTitle])
}
