import { useDocumentInfo, useLivePreviewContext, usePreferences } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

/** Where a preview would cover the form: the breakpoint of Payload's small screens. */
const phone = '(max-width: 768px)'

/**
 * Closes the preview that a form opens with, on a phone: it was left open on a computer, and would cover the form. The
 * computer still opens with it.
 */
export function useClosedOnPhone(): void {
  const { isLivePreviewing, setIsLivePreviewing } = useLivePreviewContext()
  const { collectionSlug } = useDocumentInfo()
  const { setPreference } = usePreferences()
  const opensWithPreview = useRef(isLivePreviewing)

  useEffect(() => {
    if (!opensWithPreview.current || !window.matchMedia(phone).matches) return
    opensWithPreview.current = false
    setIsLivePreviewing(false)
    // Payload stores that it was closed, once it has rendered. It sends what is stored at the same time in one request, whose
    // last value counts; a value that equals the stored one would be left out, so this one has its date.
    const stored = { editViewType: 'live-preview', closedOnPhoneAt: new Date().toISOString() }
    setTimeout(() => void setPreference(`collection-${collectionSlug}`, stored, true))
  }, [collectionSlug, setIsLivePreviewing, setPreference])
}
