'use client'
import { useConfig, useRowLabel, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { participantRoles } from '../../../collections/sessions/participant-roles'
import { idOf } from '../../../collections/shared/ids'
import { inLanguage, languageOf } from '../../domain/bilingual'

// One request for each person, however many rows show them.
const names = new Map<string, { name: Promise<string | undefined> }>()

/** The heading of a person of a session: « Inès Morel, anime les échanges », or « Personne 2 » while none is chosen or it cannot be read. */
export function PersonRowLabel() {
  const { data, rowNumber } = useRowLabel<{ speaker?: unknown; role?: unknown }>()
  const { config } = useConfig()
  const language = languageOf(useTranslation().i18n)
  const id = idOf(data?.speaker)
  const [read, setRead] = useState<{ id: string; name: string | undefined }>()
  const url = `${config.serverURL ?? ''}${config.routes.api}/speakers`

  useEffect(() => {
    if (!id) return
    let isCurrent = true
    void nameOf(url, id).then((name) => {
      if (isCurrent) setRead({ id, name })
    })
    return () => {
      isCurrent = false
    }
  }, [id, url])

  const name = read?.id === id ? read?.name : undefined
  const role = participantRoles.find(({ value }) => value === data?.role)
  if (name) return <span>{role ? `${name}, ${inLanguage(role.label, language).toLowerCase()}` : name}</span>
  return <span>{`${inLanguage({ fr: 'Personne', en: 'Person' }, language)} ${(rowNumber ?? 0) + 1}`}</span>
}

function nameOf(url: string, id: string): Promise<string | undefined> {
  const known = names.get(id)
  if (known) return known.name
  const name = readName(`${url}/${encodeURIComponent(id)}?depth=0&draft=true&select[name]=true`)
  names.set(id, { name })
  void name.then((text) => text ?? names.delete(id))
  return name
}

async function readName(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { credentials: 'include' })
    const { name } = (await response.json()) as { name?: unknown }
    return response.ok && typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}
