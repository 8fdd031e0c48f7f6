'use client'
import { FieldLabel } from '@payloadcms/ui'
import type { InputHTMLAttributes } from 'react'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  name: string
  label: string
  note?: string
  refusal?: string
}

/** A native input in Payload's frame of a text field, for a form that edits no document. */
export function FormField({ name, label, note, refusal, ...input }: Props) {
  const id = `new-edition-${name}`
  return (
    <div className={`field-type text native-field${refusal ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={label} path={id} required={input.required} />
      <div className="field-type__wrap">
        <input
          {...input}
          aria-describedby={`${id}-note`}
          aria-invalid={refusal ? true : undefined}
          id={id}
          name={name}
        />
        <p className={refusal ? 'new-edition__refusal' : 'native-field__note'} id={`${id}-note`}>
          {refusal ?? note}
        </p>
      </div>
    </div>
  )
}
