'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** In the preview beside a form of the admin: reads the page again each time the form is saved. */
export function RefreshOnSave({ cms }) {
  const router = useRouter()
  useEffect(() => {
    const admin = window.opener ?? (window.parent === window ? undefined : window.parent)
    if (!admin) return
    const onMessage = ({ origin, data }) => {
      if (origin === new URL(cms).origin && data?.type === 'payload-document-event') router.refresh()
    }
    window.addEventListener('message', onMessage)
    admin.postMessage({ type: 'payload-live-preview', ready: true }, cms)
    return () => window.removeEventListener('message', onMessage)
  }, [cms, router])
  return null
}
