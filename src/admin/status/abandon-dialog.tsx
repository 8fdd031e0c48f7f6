'use client'
import { getTranslation } from '@payloadcms/translations'
import { Button, useConfig, useTranslation } from '@payloadcms/ui'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { Dialog } from '../dialog/dialog'
import type { ChangedField } from './changed-fields'
import { formatFieldIn, formatRemoved, statusMessages } from './messages'
import { useAbandon } from './use-abandon'

/** Asks before the pending draft is removed, and says which fields return to the text of the site. */
export function AbandonDialog({ onClose }: { onClose(): void }) {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(statusMessages, language)
  const { pending, step, abandon } = useAbandon(onClose)
  return (
    <Dialog onClose={onClose} title={messages.title}>
      <div aria-live="polite">
        {pending === 'looking' && <p>{messages.looking}</p>}
        {pending === 'unknown' && <p>{messages.failed}</p>}
        {typeof pending === 'object' && pending.fields.length === 0 && <p>{messages.nothing}</p>}
        {typeof pending === 'object' && pending.fields.length > 0 && (
          <>
            <p>{formatRemoved(pending.publishedAt, language)}</p>
            <ul className="abandon__fields">
              {pending.fields.map((field) => (
                <li key={field.name}>
                  <FieldLabel field={field} />
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="admin-dialog__quiet">{messages.stays}</p>
        {step === 'unsaved' && <p className="abandon__refusal">{messages.unsaved}</p>}
      </div>
      <div className="admin-dialog__actions">
        <Button
          className="danger-button"
          disabled={step === 'abandoning' || typeof pending !== 'object'}
          margin={false}
          onClick={() => void abandon()}
          size="medium"
          type="button"
        >
          {step === 'abandoning' ? messages.abandoning : messages.abandon}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium" type="button">
          {messages.keep}
        </Button>
      </div>
    </Dialog>
  )
}

/** The label of a field, with its language when it changed in one language only. */
function FieldLabel({ field }: { field: ChangedField }) {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const label = getTranslation(field.label as string, i18n)
  const [code, ...others] = field.locales ?? []
  const locales = config.localization ? config.localization.locales : []
  const locale = others.length === 0 ? locales.find((candidate) => candidate.code === code) : undefined
  return formatFieldIn(label, locale && getTranslation(locale.label, i18n))
}
