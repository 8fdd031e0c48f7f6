'use client'
import { useConfig, useDocumentInfo, useEditDepth, useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { goToField } from '../checks/go-to-field'
import { tabOfField } from '../checks/tab-of-field'

/** Focuses the first field with an error, in the tab where it stands, when a save is refused. Rendered inside the form. */
export function RefusedField() {
  const { getFields } = useForm()
  const { collectionSlug = '' } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  // A form in a drawer is short, and its fields may have the ids of those behind it.
  const isDrawer = useEditDepth() > 1
  const isSubmitted = useFormSubmitted()
  const isProcessing = useFormProcessing()
  const wasProcessing = useRef(false)
  useEffect(() => {
    const hasEnded = wasProcessing.current && !isProcessing
    wasProcessing.current = isProcessing
    if (!hasEnded || !isSubmitted || isDrawer) return
    const path = Object.entries(getFields()).find(([, { valid }]) => valid === false)?.[0]
    if (!path) return
    return goToField(path, tabOfField(getEntityConfig({ collectionSlug })?.fields ?? [], path))
  }, [collectionSlug, getEntityConfig, getFields, isDrawer, isProcessing, isSubmitted])
  return null
}
