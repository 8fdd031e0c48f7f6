'use client'
import { useConfig, useDocumentEvents, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { PictureDocument } from './picture-document'

type Picture = PictureDocument | null | undefined

/**
 * Reads an image of the media library, and reads it again when it is saved in a drawer, when the open document is published,
 * or when the returned function is called. `undefined` until it is read, `null` when it cannot be.
 */
export function usePicture(id: string | undefined): [Picture, () => Promise<Picture>] {
  const { config } = useConfig()
  const { code } = useLocale()
  const { mostRecentUpdate } = useDocumentEvents()
  const [read, setRead] = useState<{ id: string; picture: PictureDocument | null }>()
  const api = `${config.serverURL ?? ''}${config.routes.api}/media`
  const savedAt = mostRecentUpdate?.entitySlug === 'media' ? mostRecentUpdate.updatedAt : undefined

  const { hasPublishedDoc, unpublishedVersionCount } = useDocumentInfo()
  const isPublished = hasPublishedDoc && unpublishedVersionCount === 0

  const load = useCallback(async () => {
    if (!id) return undefined
    const response = await fetch(`${api}/${id}?depth=0&locale=${code}`, { credentials: 'include' }).catch(
      () => undefined,
    )
    const picture: PictureDocument | null = response?.ok ? await response.json() : null
    setRead({ id, picture })
    return picture
  }, [api, code, id])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes what is shown.
  useEffect(() => {
    void load()
  }, [load, savedAt, isPublished])
  return [read?.id === id ? read?.picture : undefined, load]
}
