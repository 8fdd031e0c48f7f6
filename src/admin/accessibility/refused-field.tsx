'use client'
import { useConfig, useDocumentInfo, useEditDepth, useForm } from '@payloadcms/ui'
import { useCallback } from 'react'
import { goToField } from '../checks/go-to-field'
import { tabOfField } from '../checks/tab-of-field'
import { useRefusal } from './use-refusal'

/** Focuses the first field with an error, in the tab where it stands, when a save is refused. Rendered inside the form. */
export function RefusedField() {
  const { getFields } = useForm()
  const { collectionSlug = '' } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  // A form in a drawer is short, and its fields may have the ids of those behind it.
  const isDrawer = useEditDepth() > 1
  const focusFirst = useCallback(() => {
    const path = Object.entries(getFields()).find(([, { valid }]) => valid === false)?.[0]
    if (!path || isDrawer) return
    return goToField(path, tabOfField(getEntityConfig({ collectionSlug })?.fields ?? [], path))
  }, [collectionSlug, getEntityConfig, getFields, isDrawer])
  useRefusal(focusFirst)
  return null
}
