'use client'
import {
  useAllFormFields,
  useConfig,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
  useLocale,
  useTranslation,
} from '@payloadcms/ui'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { valuesByPath } from '../edits/form-values'
import { isChanged } from './is-changed'
import type { Creation } from './new-document-context'
import { requestCreation, valuesOf } from './request-creation'
import { useCreated } from './use-created'
import { DRAFT, type Saved, useSaveTheRest } from './use-save-the-rest'

const PAUSE_MS = 400
const LONGEST_WAIT_MS = 1_000

/** Where the first save of a document stands. `message` is the server's reason, `undefined` when it did not answer. */
export type FirstSaveState = { is: 'idle' | 'saving' } | { is: 'failed'; message: string | undefined }

/**
 * Creates the document of a form soon after something was entered, and saves at once what was typed during that request.
 * After a failure it tries again at the next change, when the network is back, and when `retry` is called.
 */
export function useFirstSave({ id, begin }: Creation): { state: FirstSaveState; retry(): void } {
  const form = useForm()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const { config } = useConfig()
  const { collectionSlug, hasSavePermission } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const created = useCreated()
  const [state, setState] = useState<FirstSaveState>({ is: 'idle' })
  const isBusy = useRef(false)
  const waitsSince = useRef<number>(undefined)
  const saved = useRef<Saved>(undefined)
  const url = `${config.serverURL ?? ''}${config.routes.api}/${collectionSlug}?${DRAFT}&locale=${locale}`
  const isUntouched = !id && !isChanged(fields)
  const isDue = !id && Boolean(hasSavePermission) && isModified && !isProcessing && !isUntouched

  useForgetUndone(isUntouched && isModified)

  const save = useEffectEvent(async () => {
    if (isBusy.current || !isDue) return
    isBusy.current = true
    waitsSince.current = undefined
    setState({ is: 'saving' })
    // As during an autosave: the buttons that save wait, and what is typed meanwhile still counts as a change.
    form.setBackgroundProcessing(true)
    const values = form.getData()
    const sent = valuesByPath(form.getFields())
    const result = await requestCreation(url, values, i18n.language)
    form.setBackgroundProcessing(false)
    isBusy.current = false
    if ('doc' in result) {
      saved.current = { doc: result.doc, values: valuesOf(values) }
      setState({ is: 'idle' })
      created.announce(result.doc)
      return begin({ id: result.doc.id, sent })
    }
    setState({ is: 'failed', message: result.message })
    if (result.fields.length > 0) form.dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: result.fields })
    if (valuesOf(form.getData()) !== valuesOf(values)) setTimeout(() => void save(), PAUSE_MS)
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the fields counts anew.
  useEffect(() => {
    if (!isDue) return
    waitsSince.current ??= Date.now()
    const wait = Math.min(PAUSE_MS, Math.max(0, waitsSince.current + LONGEST_WAIT_MS - Date.now()))
    const timer = setTimeout(() => void save(), wait)
    return () => clearTimeout(timer)
  }, [fields, isDue])

  useEffect(() => {
    const retry = () => void save()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [])

  useSaveTheRest(id, saved)
  return { state, retry: () => void save() }
}

/** What was typed and taken back is nothing to save, nor to warn about. */
function useForgetUndone(isUndone: boolean): void {
  const { setModified } = useForm()
  useEffect(() => {
    if (!isUndone) return
    // A field reports its change a little before its value.
    const timer = setTimeout(() => setModified(false), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isUndone, setModified])
}
