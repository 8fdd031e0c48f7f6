import { useAllFormFields, useFormInitializing, useFormModified } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { BASE, readEditBase } from '../../domain/edits/edit-request'
import type { ValuesByPath } from '../../domain/edits/merge-edit'
import type { FormKey } from '../../domain/unsaved/stored-entries'
import { mergedFields, type UnsavedField, type UnsavedText, unsavedFields } from '../../domain/unsaved/unsaved-text'
import { valuesByPath } from '../edits/form-values'
import { readText, removeText, writeText } from './device-store'

const PAUSE_MS = 250

/** The text of a form that is not saved. */
export interface StoredText {
  /** The fields that the server has not acknowledged, as they are in the form now. */
  unsaved(): UnsavedField[]
  /** Whether the device could store them. */
  isStored: boolean
  /** A text of an earlier visit that is not in the form. */
  found: UnsavedText | undefined
  /** Ends the offer of the text that was found. */
  settle(): void
}

/**
 * Stores what is typed in the form on this device, from each change until the server has acknowledged it, and finds what an
 * earlier visit left there.
 */
export function useStoredText(form: FormKey): StoredText {
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const isInitializing = useFormInitializing()
  const start = useRef<ValuesByPath>(undefined)
  const left = useRef<UnsavedText>(undefined)
  const [found, setFound] = useState<UnsavedText>()
  const [isStored, setIsStored] = useState(true)
  const edit = readEditBase(fields[BASE]?.value)
  const isReady = !isInitializing && (form.document === 'create' || edit !== undefined)
  if (isReady && !edit && !isModified) start.current = valuesByPath(fields)

  const unsaved = () => {
    // A field that waits for an answer is not saved, although the rest of the form is.
    const isPending = isModified || (edit?.hold.length ?? 0) > 0
    return isReady && isPending ? unsavedFields(valuesByPath(fields), edit?.values ?? start.current ?? {}) : []
  }
  const store = useRef(() => {})
  store.current = () => {
    if (!isReady) return
    const now = unsaved()
    const all = mergedFields(left.current?.fields ?? [], now)
    if (all.length === 0) removeText(form)
    else
      setIsStored(
        writeText(form, { at: now.length > 0 ? new Date().toISOString() : (left.current?.at ?? ''), fields: all }),
      )
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the form is ready.
  useEffect(() => {
    if (!isReady) return
    const text = readText(form)
    const shown = valuesByPath(fields)
    const missing = text?.fields.filter(
      (field) => field.path in shown && unsavedFields({ [field.path]: field.value }, shown).length > 0,
    )
    left.current = text && missing && missing.length > 0 ? { ...text, fields: missing } : undefined
    setFound(left.current)
    if (!left.current) removeText(form)
  }, [isReady, form])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the fields is stored.
  useEffect(() => {
    const timer = setTimeout(() => store.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fields, isModified])

  useEffect(() => {
    const now = () => store.current()
    window.addEventListener('pagehide', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      now()
      window.removeEventListener('pagehide', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [])

  const settle = () => {
    left.current = undefined
    setFound(undefined)
    store.current()
  }
  return { unsaved, isStored, found, settle }
}
