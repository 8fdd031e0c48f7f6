'use client'
import {
  useAllFormFields,
  useConfig,
  useDocumentDrawerContext,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
  useLocale,
  useTranslation,
} from '@payloadcms/ui'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { isChanged } from './is-changed'
import type { Creation } from './new-document-context'
import { type CreatedDocument, requestCreation } from './request-creation'
import { useCreated } from './use-created'

const PAUSE_MS = 400
const LONGEST_WAIT_MS = 1_000
const AUTOSAVE_MS = 2_000

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
  const isInDrawer = Boolean(useDocumentDrawerContext().drawerSlug)
  const [state, setState] = useState<FirstSaveState>({ is: 'idle' })
  const isBusy = useRef(false)
  const waitsSince = useRef<number>(undefined)
  const saved = useRef<{ doc: CreatedDocument; values: string }>(undefined)
  const query = `depth=0&draft=true&autosave=true&fallback-locale=null&locale=${locale}`
  const url = `${config.serverURL ?? ''}${config.routes.api}/${collectionSlug}`
  const isUntouched = !id && !isChanged(fields)
  const isDue = !id && Boolean(hasSavePermission) && isModified && !isProcessing && !isUntouched

  // What was typed and taken back is nothing to save, nor to warn about.
  useEffect(() => {
    if (!isUntouched || !isModified) return
    // A field reports its change a little before its value.
    const timer = setTimeout(() => form.setModified(false), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isUntouched, isModified, form])

  const save = useEffectEvent(async () => {
    if (isBusy.current || !isDue) return
    isBusy.current = true
    waitsSince.current = undefined
    setState({ is: 'saving' })
    // As during an autosave: the buttons that save wait, and what is typed meanwhile still counts as a change.
    form.setBackgroundProcessing(true)
    const values = form.getData()
    const result = await requestCreation(`${url}?${query}`, values, i18n.language)
    form.setBackgroundProcessing(false)
    isBusy.current = false
    if ('doc' in result) {
      saved.current = { doc: result.doc, values: JSON.stringify(values) }
      setState({ is: 'idle' })
      created.announce(result.doc)
      return begin(result.doc.id)
    }
    setState({ is: 'failed', message: result.message })
    if (result.fields.length > 0) form.dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: result.fields })
    if (JSON.stringify(form.getData()) !== JSON.stringify(values)) setTimeout(() => void save(), PAUSE_MS)
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

  const saveTheRest = useEffectEvent(async () => {
    if (!saved.current) return
    if (JSON.stringify(form.getData()) === saved.current.values) {
      form.setModified(false)
      created.select(saved.current.doc)
      return created.show(saved.current.doc)
    }
    form.setBackgroundProcessing(true)
    await form.submit({
      acceptValues: { overrideLocalChanges: false },
      action: `${url}/${id}?${query}`,
      context: { getDocPermissions: false, incrementVersionCount: false },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    form.setBackgroundProcessing(false)
  })
  const valuesNow = useEffectEvent(() => JSON.stringify(form.getData()))
  const selectAtTheEnd = useEffectEvent(() => saved.current && created.select(saved.current.doc))
  // Payload's autosave begins with the id, and counts from what the form holds then: it saves whatever changes later.
  useEffect(() => {
    if (!id) return
    const values = valuesNow()
    // The field outside a drawer shows the title that the document has when it is selected: the whole one.
    const rest = () => (isInDrawer && valuesNow() !== values ? undefined : void saveTheRest())
    const timer = setTimeout(rest, isInDrawer ? AUTOSAVE_MS : 0)
    return () => {
      clearTimeout(timer)
      selectAtTheEnd()
    }
  }, [id, isInDrawer])

  return { state, retry: () => void save() }
}
