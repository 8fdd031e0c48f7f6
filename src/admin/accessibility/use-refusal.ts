'use client'
import { useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import type { FormField } from 'payload'
import { useEffect, useRef } from 'react'

/** A field that was refused, with the value it had. */
interface RefusedValue {
  path: string
  message: string
  value: unknown
}

/**
 * Calls `onRefusal` when a save is refused, and returns its errors to the form after an automatic save that began before the
 * refusal or follows it: Payload removes them from every field when that save succeeds. An error stays until its field changes
 * or the form is saved or published.
 */
export function useRefusal(onRefusal: () => (() => void) | undefined): void {
  const { dispatchFields, getFields, setSubmitted } = useForm()
  const isSubmitted = useFormSubmitted()
  const isProcessing = useFormProcessing()
  const wasProcessing = useRef(false)
  const refused = useRef<RefusedValue[]>([])

  useEffect(() => {
    // An automatic save does not process: the form stays open to writing.
    const hasEnded = wasProcessing.current && !isProcessing
    wasProcessing.current = isProcessing
    if (isProcessing) return
    if (hasEnded) {
      refused.current = isSubmitted ? refusedValues(getFields()) : []
      return isSubmitted ? onRefusal() : undefined
    }
    if (isSubmitted) return
    const fields = getFields()
    const errors = refused.current.filter(({ path, value }) => isSame(fields[path]?.value, value))
    refused.current = errors
    if (!errors.length) return
    dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: errors.map(({ path, message }) => ({ path, message })) })
    setSubmitted(true)
  }, [dispatchFields, getFields, isProcessing, isSubmitted, onRefusal, setSubmitted])
}

const refusedValues = (fields: Record<string, FormField>): RefusedValue[] =>
  Object.entries(fields).flatMap(([path, { errorMessage, valid, value }]) =>
    valid === false && errorMessage ? [{ path, message: errorMessage, value }] : [],
  )

const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other)
