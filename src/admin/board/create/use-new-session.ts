'use client'
import { useState } from 'react'
import type { Board, Placement } from '../../../domain/board/session'
import { useBoard } from '../board-context'

/** Returns the title and the format of a new session, and the function that creates it; it shows the reason of a refusal. */
export function useNewSession(onCreated: (session: string, opensForm: boolean) => void) {
  const { store, state, formats } = useBoard()
  const [title, setTitle] = useState('')
  const [format, setFormat] = useState(() => usualFormat(state.board) ?? Object.keys(formats)[0] ?? '')
  const [error, setError] = useState('')
  const [isSaving, setIsSaving] = useState(false)

  const create = async (place: Placement, opensForm: boolean) => {
    if (isSaving) return
    setIsSaving(true)
    setError('')
    const result = await store.create({ ...place, title: title.trim(), format: format || null })
    setIsSaving(false)
    if ('id' in result) onCreated(result.id, opensForm)
    else setError(result.message)
  }
  return { title, setTitle, format, setFormat, error, isSaving, create }
}

/** Returns the format that most sessions have; `undefined` without any. */
function usualFormat({ sessions }: Board): string | undefined {
  const counts = new Map<string, number>()
  for (const { format } of sessions) if (format) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
