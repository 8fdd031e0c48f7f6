'use client'
import { useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { fieldInFragment } from '../../domain/checks/address'
import { goToField } from './go-to-field'
import { tabOfField } from './tab-of-field'

/** Opens the tab of the field that the address names after `#field=`, and focuses the field. */
export function FieldFocus({ children }: { children?: ReactNode }) {
  const pathname = usePathname()
  const { getEntityConfig } = useConfig()

  useEffect(() => {
    let leave = () => {}
    const follow = () => {
      leave()
      const path = fieldInFragment(window.location.hash)
      const collectionSlug = /\/collections\/([^/]+)\/[^/]+$/.exec(pathname)?.[1]
      if (!path || !collectionSlug) return
      const fields = getEntityConfig({ collectionSlug })?.fields ?? []
      leave = goToField(path, tabOfField(fields, path))
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => {
      leave()
      window.removeEventListener('hashchange', follow)
    }
  }, [pathname, getEntityConfig])

  return children
}
