'use client'
import { useDocumentDrawer } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useRef } from 'react'

interface Props {
  session: string
  onSave(): void
  onClose(): void
}

/** The form of a session in a drawer over the board, open while it is mounted. */
export function SessionForm({ session, onSave, onClose }: Props) {
  const [Drawer, , { isDrawerOpen, openDrawer }] = useDocumentDrawer({ collectionSlug: 'sessions', id: session })
  const wasOpen = useRef(false)
  const open = useEffectEvent(openDrawer)
  const close = useEffectEvent(onClose)

  useEffect(() => open(), [])
  useEffect(() => {
    if (wasOpen.current && !isDrawerOpen) close()
    wasOpen.current = isDrawerOpen
  }, [isDrawerOpen])

  return <Drawer onDelete={onSave} onSave={onSave} />
}
