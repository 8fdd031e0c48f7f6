'use client'
import { useConfig, useLocale, useSelection, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { BulkMessages } from './messages'
import { type Change, changeSession, readSelection, type Selection } from './requests'

/** A session that was not changed, and the reason. */
export interface Refusal {
  id: string
  title: string
  reason: string
}

/** Reads the sessions selected in the list, and returns a function that changes them, with its progress. */
export function useBulkChange(messages: BulkMessages) {
  const { config } = useConfig()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const { getQueryParams } = useSelection()
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  // The selection when the dialog was opened.
  const [query] = useState(() => getQueryParams())
  const [selection, setSelection] = useState<Selection | 'unread'>()
  const [done, setDone] = useState<number>()
  const [refusals, setRefusals] = useState<Refusal[]>([])

  useEffect(() => {
    readSelection(api, query).then(setSelection, () => setSelection('unread'))
  }, [api, query])

  const sessions = typeof selection === 'object' ? selection.sessions : []
  /** Changes one session after another, so that each refusal belongs to its session. */
  const apply = async (change: Change, isPublic: boolean): Promise<{ changed: number; refused: Refusal[] }> => {
    const refused: Refusal[] = []
    for (const [index, { id, title }] of sessions.entries()) {
      setDone(index)
      const options = { isPublic, locale, language: i18n.language, offline: messages.offline }
      const reason = await changeSession(api, id, change, options)
      if (reason) refused.push({ id, title: title || messages.untitled, reason })
    }
    setDone(undefined)
    setRefusals(refused)
    return { changed: sessions.length - refused.length, refused }
  }
  return { selection, sessions, apply, done, refusals }
}
