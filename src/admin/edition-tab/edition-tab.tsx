import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { Payload } from 'payload'
import type { ReactNode } from 'react'
import './edition-tab.css'

interface Props {
  children: ReactNode
  className: string
  /** The id of the edition. */
  id: string
  payload: Payload
  title: string
}

/** The frame of a tab of an edition: breadcrumbs, and one column of a readable width. */
export function EditionTab({ children, className, id, payload, title }: Props) {
  return (
    <Gutter className={`edition-tab ${className}`}>
      <SetDocumentStepNav
        collectionSlug="editions"
        id={id}
        pluralLabel={payload.collections.editions.config.labels.plural as Record<string, string>}
        useAsTitle="title"
        view={title}
      />
      {children}
    </Gutter>
  )
}
