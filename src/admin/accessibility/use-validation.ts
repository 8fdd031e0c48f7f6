'use client'
import { useDocumentInfo, useForm, useOperation, useServerFunctions } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { deepCopyObjectSimpleWithoutReactComponents } from 'payload/shared'
import { useCallback, useEffect, useRef } from 'react'

/**
 * Returns a function that has the server validate the form as it stands, as for a publication, and resolves to its fields;
 * `undefined` when the server does not answer. The function is the same for the life of the form.
 */
export function useValidation(): (signal: AbortSignal) => Promise<FormState | undefined> {
  const { getFields } = useForm()
  const { getFormState } = useServerFunctions()
  const operation = useOperation()
  const { id, collectionSlug, docPermissions, getDocPreferences } = useDocumentInfo()
  const ask = async (signal: AbortSignal) => {
    if (!collectionSlug) return undefined
    const { state } = await getFormState({
      id,
      collectionSlug,
      docPermissions,
      docPreferences: await getDocPreferences(),
      formState: deepCopyObjectSimpleWithoutReactComponents(getFields(), { excludeFiles: true }),
      operation,
      renderAllFields: false,
      schemaPath: collectionSlug,
      signal,
      skipValidation: false,
    })
    return state ?? undefined
  }
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  return useCallback((signal) => latest.current(signal), [])
}
