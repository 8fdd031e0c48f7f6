'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Shows a document as published when the answer of a save says so: the change was taken back, and its draft is removed. */
export function useNothingPending(): void {
  const info = useDocumentInfo()
  const { data, unpublishedVersionCount, mostRecentVersionIsAutosaved } = info
  const { setUnpublishedVersionCount, setMostRecentVersionIsAutosaved } = info
  const isPublished = Boolean(data?._edits) && data?._status === 'published'
  useEffect(() => {
    if (!isPublished || (unpublishedVersionCount === 0 && !mostRecentVersionIsAutosaved)) return
    setUnpublishedVersionCount(0)
    setMostRecentVersionIsAutosaved(false)
  }, [
    isPublished,
    unpublishedVersionCount,
    mostRecentVersionIsAutosaved,
    setUnpublishedVersionCount,
    setMostRecentVersionIsAutosaved,
  ])
}
