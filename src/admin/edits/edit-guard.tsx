'use client'
import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { languageOf } from '../../domain/bilingual'
import { ConflictQuestion } from './conflict-question'
import { OthersNote } from './others-note'
import { useEdits } from './use-edits'
import { useNews } from './use-news'
import { useNothingPending } from './use-nothing-pending'
import './edits.css'

/** At the top of a form: what others changed meanwhile, and the questions where two people changed one field. */
export function EditGuard() {
  const { id } = useDocumentInfo()
  // A document that is not saved yet has one editor.
  return id ? <SharedEdits key={id} /> : null
}

function SharedEdits() {
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const { others, dismiss, asked, answer } = useEdits()
  useNews()
  useNothingPending()
  return (
    <>
      <OthersNote language={language} onClose={dismiss} others={others} />
      {asked.length > 0 && <ConflictQuestion asked={asked} language={language} onAnswer={answer} />}
    </>
  )
}
