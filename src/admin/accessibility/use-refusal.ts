'use client'
import { useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import type { FormField } from 'payload'
import { useEffect, useRef } from 'react'
import { isSame } from '../../domain/edits/is-same'
import { useValidation } from './use-validation'

/** A field that was refused, with the value it had. */
interface RefusedValue {
  path: string
  value: unknown
}

/**
 * Calls `onRefusal` when a save is refused, and returns its errors to the form after an automatic save that began before the
 * refusal or follows it: Payload removes them from every field when that save succeeds. The form is validated again, so that
 * an error returns only where the field has its refused value and is still wrong: a room that was taken may be free at the
 * new hour.
 */
export function useRefusal(onRefusal: () => (() => void) | undefined): void {
  const { dispatchFields, getFields, setSubmitted } = useForm()
  const isSubmitted = useFormSubmitted()
  const isProcessing = useFormProcessing()
  const validate = useValidation()
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
    refused.current = unchanged(refused.current, getFields())
    if (isSubmitted || !refused.current.length) return
    const abort = new AbortController()
    void validate(abort.signal).then((validated) => {
      if (!validated || abort.signal.aborted) return
      refused.current = unchanged(refused.current, getFields()).filter(({ path }) => validated[path]?.valid === false)
      const errors = refused.current.map(({ path }) => ({ path, message: validated[path]?.errorMessage ?? '' }))
      if (!errors.length) return
      dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
      setSubmitted(true)
    })
    return () => abort.abort()
  }, [dispatchFields, getFields, isProcessing, isSubmitted, onRefusal, setSubmitted, validate])
}

const refusedValues = (fields: Record<string, FormField>): RefusedValue[] =>
  Object.entries(fields).flatMap(([path, { valid, value }]) => (valid === false ? [{ path, value }] : []))

const unchanged = (refused: RefusedValue[], fields: Record<string, FormField>) =>
  refused.filter(({ path, value }) => isSame(fields[path]?.value, value))
