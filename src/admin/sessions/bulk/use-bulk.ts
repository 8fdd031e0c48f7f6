'use client'
import { useConfig, useLocale, useSelection, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { type Change, type Chosen, changeSession, type Room, readChosen } from './requests'
import type { BulkWords } from './words'

/** A session that was left as it was, and why. */
export interface Refusal {
  id: string
  title: string
  why: string
}

/** The sessions chosen in the list, what can be done to them, and how far it is. */
export function useBulk(words: BulkWords) {
  const { config } = useConfig()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const { getQueryParams } = useSelection()
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  // The selection as it was when the question was asked.
  const [query] = useState(() => getQueryParams())
  const [chosen, setChosen] = useState<{ sessions: Chosen[]; rooms: Room[] | null } | 'unread'>()
  const [done, setDone] = useState<number>()
  const [refusals, setRefusals] = useState<Refusal[]>([])

  useEffect(() => {
    readChosen(api, query).then(setChosen, () => setChosen('unread'))
  }, [api, query])

  const sessions = typeof chosen === 'object' ? chosen.sessions : []
  /** One session after the other, so that each refusal names its session; how many changed, and which did not. */
  const apply = async (change: Change, isPublic: boolean): Promise<{ changed: number; refused: Refusal[] }> => {
    const refused: Refusal[] = []
    for (const [index, { id, title }] of sessions.entries()) {
      setDone(index)
      const options = { isPublic, locale, language: i18n.language, offline: words.offline }
      const why = await changeSession(api, id, change, options)
      if (why) refused.push({ id, title: title || words.untitled, why })
    }
    setDone(undefined)
    setRefusals(refused)
    return { changed: sessions.length - refused.length, refused }
  }
  return { chosen, sessions, apply, done, refusals }
}
