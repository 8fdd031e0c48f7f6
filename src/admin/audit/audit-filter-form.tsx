'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { type AuditFilter, filterAddress } from './filter-address'
import { auditMessages } from './messages'
import './audit.css'

interface Choice {
  value: string
  label: string
}

interface Props {
  accounts: Choice[]
  actions: Choice[]
  collections: Choice[]
  admin: string
  filter: AuditFilter
}

/** The filters of the audit log. They are in the address of the list, so that it can be noted and sent. */
export function AuditFilterForm({ accounts, actions, collections, admin, filter }: Props) {
  const messages = messagesIn(auditMessages, languageOf(useTranslation().i18n))
  const [fields, setFields] = useState(filter)
  const id = useId()
  const hasFilter = Object.values(filter).some(Boolean)
  const choice = (name: 'action' | 'account' | 'collection', label: string, any: string, choices: Choice[]) => (
    <div className="audit-filters__field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select
        id={`${id}-${name}`}
        onChange={({ target }) => setFields({ ...fields, [name]: target.value })}
        value={fields[name]}
      >
        <option value="">{any}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  const input = (name: 'document' | 'day', label: string, type: 'text' | 'date', hint?: string) => (
    <div className="audit-filters__field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        aria-describedby={hint ? `${id}-${name}-hint` : undefined}
        id={`${id}-${name}`}
        onChange={({ target }) => setFields({ ...fields, [name]: target.value })}
        type={type}
        value={fields[name]}
      />
      {hint && (
        <span className="audit-filters__hint" id={`${id}-${name}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
  return (
    <form
      aria-label={messages.filters}
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault()
        // Payload's router would add the former filter to the query of the same list.
        window.location.assign(filterAddress(admin, fields))
      }}
    >
      {choice('action', messages.action, messages.anyAction, actions)}
      {choice('account', messages.account, messages.anyAccount, accounts)}
      {choice('collection', messages.collection, messages.anyCollection, collections)}
      {input('day', messages.day, 'date')}
      {input('document', messages.document, 'text', messages.documentHint)}
      <div className="audit-filters__actions">
        <Button margin={false} size="medium" type="submit">
          {messages.show}
        </Button>
        {hasFilter && <a href={`${admin}/collections/audit`}>{messages.all}</a>}
      </div>
    </form>
  )
}
