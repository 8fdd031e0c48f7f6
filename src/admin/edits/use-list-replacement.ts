'use client'
import { useDocumentInfo, useForm, useLocale, useServerFunctions } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useCallback, useRef } from 'react'
import { isSame } from '../../domain/edits/is-same'
import { withValueAt } from '../../domain/edits/value-at'
import { pathsOf, valuesByPath } from './form-values'

type Replace = (path: string, value: unknown) => Promise<void>

/**
 * Returns a function that shows other rows in a list of the form, whose fields the server builds. Does nothing when somebody
 * changes the list meanwhile. `onReplaced` is called just before the rows are shown.
 */
export function useListReplacement(onReplaced: (path: string, value: unknown) => void): Replace {
  const { id, collectionSlug, docPermissions, getDocPreferences } = useDocumentInfo()
  const { dispatchFields, getFields, getData } = useForm()
  const { getFormState } = useServerFunctions()
  const { code: locale } = useLocale()
  const replace = useRef<Replace>(undefined)
  replace.current = async (path, value) => {
    if (!collectionSlug) return
    const before = valuesByPath(getFields())[path]
    const answer = await getFormState({
      id,
      collectionSlug,
      data: withValueAt(getData(), path, value),
      docPermissions: docPermissions as never,
      docPreferences: await getDocPreferences(),
      locale,
      operation: 'update',
      renderAllFields: true,
      schemaPath: collectionSlug,
      skipValidation: true,
    })
    const fields = getFields()
    if (!('state' in answer) || !answer.state || !isSame(valuesByPath(fields)[path], before)) return
    const state: FormState = answer.state
    const rows = Object.fromEntries(pathsOf(state, path).map((one) => [one, state[one]]))
    onReplaced(path, value)
    for (const one of pathsOf(fields, path)) if (!(one in rows)) dispatchFields({ type: 'REMOVE', path: one })
    dispatchFields({ type: 'UPDATE_MANY', formState: rows as FormState })
  }
  return useCallback(async (path, value) => replace.current?.(path, value), [])
}
