import { useAllFormFields, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { BASE } from '../../domain/edits/edit-request'
import { withValueAt } from '../../domain/edits/value-at'
import type { FormKey } from '../../domain/unsaved/stored-entries'
import type { UnsavedField } from '../../domain/unsaved/unsaved-text'
import { removeText } from './device-store'
import { plainFetch } from './save-outcomes'

/** A request that outlives its page may have 64 KB; what is longer stays on the device. */
const KEEPALIVE_BYTES = 60_000

/**
 * Saves what was typed last when the form is left or its page is closed, before the two seconds of the autosave are over.
 * The device keeps its copy until the server has acknowledged it.
 */
export function useFlush(form: FormKey, url: string | undefined, unsaved: () => UnsavedField[]): void {
  const [fields] = useAllFormFields()
  const { isTrashed } = useDocumentInfo()
  const { i18n } = useTranslation()
  const flush = useRef(() => {})
  flush.current = () => {
    const changed = unsaved()
    if (!url || isTrashed || changed.length === 0) return
    const values = changed.reduce<Record<string, unknown>>(
      (data, { path, value }) => withValueAt(data, path, value),
      {},
    )
    const body = JSON.stringify({ ...values, _status: 'draft', [BASE]: fields[BASE]?.value })
    void plainFetch(url, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': i18n.language },
      body,
      keepalive: body.length < KEEPALIVE_BYTES,
    }).then(
      (response) => {
        if (response.ok) removeText(form)
      },
      () => {},
    )
  }
  useEffect(() => {
    const leave = () => flush.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
}
