import { useDocumentDrawerContext, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { goToField } from '../checks/go-to-field'

/** Puts the cursor in the title or the name when the page of a new document opens, unless its address names a field. */
export function useTitleFocus(): void {
  const { docConfig } = useDocumentInfo()
  const { drawerSlug } = useDocumentDrawerContext()
  const titles = docConfig && 'admin' in docConfig && 'useAsTitle' in docConfig.admin ? docConfig.admin.useAsTitle : ''
  const opened = useRef({ titles, isPage: !drawerSlug })
  useEffect(() => {
    const { titles: title, isPage } = opened.current
    if (!isPage || !title || window.location.hash || document.activeElement !== document.body) return
    return goToField(title === 'shortName' ? 'title' : title, undefined)
  }, [])
}
