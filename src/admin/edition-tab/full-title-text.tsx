'use client'
import { useDocumentInfo } from '@payloadcms/ui'

/** The title of an edition as it was last saved; the French one, `title`, where it has none in the language of the form. */
export function FullTitleText({ title }: { title: string }) {
  const saved: unknown = useDocumentInfo().savedDocumentData?.title
  const shown = typeof saved === 'string' && saved ? saved : title
  return shown ? (
    <p className="edition-full-title" lang={shown === title ? 'fr' : undefined}>
      {shown}
    </p>
  ) : null
}
