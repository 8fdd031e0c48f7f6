'use client'
import { LivePreviewProvider } from '@payloadcms/ui'
import { type ComponentProps, use } from 'react'
import { NewDocumentContext } from './new-document-context'

/** Payload's preview beside a form, for a document that can be previewed once it is saved. */
export function NewDocumentPreview(props: ComponentProps<typeof LivePreviewProvider>) {
  const hasPreview = props.typeofLivePreviewURL === 'function' || props.typeofLivePreviewURL === 'string'
  const isSaved = use(NewDocumentContext)?.id !== undefined
  return <LivePreviewProvider {...props} isLivePreviewEnabled={isSaved && hasPreview} />
}
