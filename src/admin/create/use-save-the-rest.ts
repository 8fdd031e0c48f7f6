'use client'
import { useConfig, useDocumentDrawerContext, useDocumentInfo, useForm, useFormFields, useLocale } from '@payloadcms/ui'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { BASE } from '../../domain/edits/edit-request'
import { type CreatedDocument, valuesOf } from './request-creation'
import { useCreated } from './use-created'

const AUTOSAVE_MS = 2_000

/** The query of a request that saves a draft by itself, beside its language. */
export const DRAFT = 'depth=0&draft=true&autosave=true&fallback-locale=null'

/** A document that was created, and the values of the form that it was created with, as JSON. */
export interface Saved {
  doc: CreatedDocument
  values: string
}

/**
 * Once a document has its id, and its form says what it started from: saves what was typed while it was being created.
 * Payload's autosave begins at that moment and counts from what the form holds then, so that it saves only what changes later.
 */
export function useSaveTheRest(id: string | undefined, saved: RefObject<Saved | undefined>): void {
  const form = useForm()
  const { config } = useConfig()
  const { collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const created = useCreated()
  const isInDrawer = Boolean(useDocumentDrawerContext().drawerSlug)
  const hasBase = useFormFields(([fields]) => Boolean(fields?.[BASE]))
  const begun = useRef<string>(undefined)
  const valuesNow = useEffectEvent(() => valuesOf(form.getData()))

  const saveTheRest = useEffectEvent(async () => {
    form.setBackgroundProcessing(true)
    await form.submit({
      acceptValues: { overrideLocalChanges: false },
      action: `${config.serverURL ?? ''}${config.routes.api}/${collectionSlug}/${id}?${DRAFT}&locale=${locale}`,
      context: { getDocPermissions: false, incrementVersionCount: false },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    form.setBackgroundProcessing(false)
  })
  const begin = useEffectEvent((doc: CreatedDocument, isWhole: boolean) => {
    if (isWhole) {
      form.setModified(false)
      void created.show(doc)
    } else if (!isInDrawer) void saveTheRest()
  })
  const select = useEffectEvent((doc: CreatedDocument, isWhole: boolean) =>
    isWhole ? created.select(doc) : void saveTheRest(),
  )

  useEffect(() => {
    const { doc, values: sent } = saved.current ?? {}
    if (!id || !doc || !hasBase || begun.current === id) return
    begun.current = id
    const values = valuesNow()
    begin(doc, values === sent)
    if (!isInDrawer) return
    // The field outside the drawer shows the title that the document has when it is selected: it waits for a pause. If
    // there is none, autosave selects the document.
    const timer = setTimeout(() => valuesNow() === values && select(doc, values === sent), AUTOSAVE_MS)
    return () => {
      clearTimeout(timer)
      select(doc, true)
    }
  }, [id, hasBase, isInDrawer, saved])
}
