'use client'
import { FieldLabel, useField, withCondition } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'

/** A value for reading only. The editor of Payload for such fields is loaded from another site. */
export const PlainJsonField: JSONFieldClientComponent = withCondition(({ field, path }) => {
  const { value } = useField<unknown>({ potentiallyStalePath: path })
  return (
    <div className="field-type">
      <FieldLabel as="span" label={field.label} path={path} />
      <pre>{JSON.stringify(value ?? null, null, 2)}</pre>
    </div>
  )
})
