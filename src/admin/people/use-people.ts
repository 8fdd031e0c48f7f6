'use client'
import { useCallback, useEffect, useState } from 'react'
import type { PersonOfEdition } from '../../consent/people'
import type { Language } from '../../domain/bilingual'
import type { Sending } from '../../domain/people-of-edition'

const EVERY_MS = 2_000

/** The speakers of an edition, read again while mails to them are waiting, and the way to write to them. Never rejects. */
export function usePeople(url: string, initial: PersonOfEdition[], language: Language, failed: string) {
  const [people, setPeople] = useState(initial)
  const [refusal, setRefusal] = useState<string>()
  const waiting = people.filter(({ answer }) => answer === 'waiting').length
  const read = useCallback(async () => {
    const response = await fetch(url, { credentials: 'include' }).catch(() => undefined)
    if (response?.ok) setPeople(((await response.json()) as { people: PersonOfEdition[] }).people)
  }, [url])
  useEffect(() => {
    if (waiting === 0) return
    const timer = setInterval(() => void read(), EVERY_MS)
    return () => clearInterval(timer)
  }, [read, waiting])
  const send = async (sending: Sending, emails: Record<string, string>) => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
    const body = JSON.stringify({ sending, emails })
    const response = await fetch(url, { method: 'POST', credentials: 'include', headers, body }).catch(() => undefined)
    const result = (await response?.json().catch(() => undefined)) as { errors?: { message: string }[] } | undefined
    setRefusal(response?.ok ? undefined : (result?.errors?.[0]?.message ?? failed))
    await read()
  }
  return { people, waiting, refusal, send }
}
