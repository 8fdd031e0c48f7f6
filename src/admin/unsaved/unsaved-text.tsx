'use client'
import { useConfig, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import type { FormKey } from '../../domain/unsaved/stored-entries'
import { FormNotice } from '../form-notice/form-notice'
import { removeText } from './device-store'
import { FoundText } from './found-text'
import { formatRefused, unsavedMessages } from './messages'
import { useFlush } from './use-flush'
import { useFormKey } from './use-form-key'
import { useDraftSaving } from './use-save-draft'
import { useSaveProblem } from './use-save-problem'
import { useStay } from './use-stay'
import { useStoredText } from './use-stored-text'
import './unsaved.css'

/** In a form: stores what is typed on this device until it is saved, says why a save failed, and offers what was left. */
export function UnsavedText() {
  const form = useFormKey()
  useForgetNew(form)
  return form ? <Guarded form={form} key={Object.values(form).join(' ')} /> : null
}

/** Removes the text of a new document once the document is made: from then on its text has a key of its own. */
function useForgetNew(form: FormKey | undefined) {
  const former = useRef<FormKey>(undefined)
  useEffect(() => {
    if (former.current?.document === 'create' && form && form.document !== 'create') removeText(former.current)
    former.current = form
  }, [form])
}

function Guarded({ form }: { form: FormKey }) {
  const { config } = useConfig()
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(unsavedMessages, language)
  const saving = useDraftSaving()
  const { found, isStored, settle, unsaved } = useStoredText(form)
  const { problem, retry } = useSaveProblem(saving)
  useFlush(form, saving.url, unsaved)
  useStay(() => unsaved().length > 0)
  return (
    <>
      <FormNotice tone="warning">
        {problem && (
          <>
            <p>
              {problem.is === 'refused' ? formatRefused(problem.reason, language) : messages[problem.is]}
              {!isStored && ` ${messages.notStored}`}
            </p>
            {problem.is === 'loggedOut' || problem.is === 'otherAccount' ? (
              <a href={`${config.routes.admin}/login`} rel="noreferrer" target="_blank">
                {messages.logIn}
              </a>
            ) : (
              saving.url && (
                <button onClick={retry} type="button">
                  {messages.retry}
                </button>
              )
            )}
          </>
        )}
      </FormNotice>
      <FoundText found={found} language={language} onSettled={settle} />
    </>
  )
}
