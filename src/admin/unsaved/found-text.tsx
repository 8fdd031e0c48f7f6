'use client'
import { getTranslation } from '@payloadcms/translations'
import { Button, useAllFormFields, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { type Language, messagesIn } from '../../domain/bilingual'
import { isSame } from '../../domain/edits/is-same'
import type { UnsavedField, UnsavedText } from '../../domain/unsaved/unsaved-text'
import { valuesByPath } from '../edits/form-values'
import { labelOfField, namedFields } from '../fields/named-fields'
import { FormNotice } from '../form-notice/form-notice'
import { formatFound, unsavedMessages } from './messages'
import { readableText } from './readable-text'
import { useRestore } from './use-restore'

interface Props {
  found: UnsavedText | undefined
  language: Language
  onSettled(): void
}

/** Offers a text that was typed in this form and never saved: shows it, puts it back, or forgets it. */
export function FoundText({ found, language, onSettled }: Props) {
  const messages = messagesIn(unsavedMessages, language)
  const restore = useRestore()
  const take = async ({ fields }: UnsavedText) => {
    await restore(fields)
    onSettled()
  }
  return (
    <FormNotice tone="warning">
      {found && (
        <>
          <p>{formatFound(found.at, language)}</p>
          <div className="found-text__choices">
            <Button margin={false} onClick={() => void take(found)} size="small" type="button">
              {messages.restore}
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={onSettled} size="small" type="button">
              {messages.ignore}
            </Button>
          </div>
          <details className="found-text__details">
            <summary>{messages.show}</summary>
            <dl>
              {found.fields.map((field) => (
                <FoundField field={field} key={field.path} language={language} />
              ))}
            </dl>
          </details>
        </>
      )}
    </FormNotice>
  )
}

/** One field of the text: its label, the text, and what the form shows now if somebody else has changed it since. */
function FoundField({ field: { path, value, base }, language }: { field: UnsavedField; language: Language }) {
  const messages = messagesIn(unsavedMessages, language)
  const { i18n } = useTranslation()
  const { collectionSlug = '' } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const [fields] = useAllFormFields()
  const current = valuesByPath(fields)[path]
  const named = namedFields(getEntityConfig({ collectionSlug })?.fields ?? []).find(
    ({ name }) => name === path.split('.')[0],
  )
  return (
    <>
      <dt>{named ? getTranslation(labelOfField(named) as string, i18n) : path}</dt>
      <dd>
        <p>{readableText(value, language) || messages.empty}</p>
        {!isSame(base, current) && (
          <>
            <p className="found-text__since">{messages.changedSince}</p>
            <p>{readableText(current, language) || messages.empty}</p>
          </>
        )}
      </dd>
    </>
  )
}
