import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { Payload } from 'payload'
import type { ReactNode } from 'react'
import { collectionLabel } from '../../../collections/shared/admin/collection-label'
import type { Language } from '../../domain/bilingual'
import './edition-tab.css'

interface Props {
  children: ReactNode
  className: string
  /** The id of the edition. */
  id: string
  language: Language
  payload: Payload
  title: string
}

/** The frame of a tab of an edition: breadcrumbs, and one column of a readable width. */
export function EditionTab({ children, className, id, language, payload, title }: Props) {
  return (
    <Gutter className={`edition-tab ${className}`}>
      <SetDocumentStepNav
        collectionSlug="editions"
        id={id}
        pluralLabel={collectionLabel(payload, 'editions', 'plural', language)}
        useAsTitle="shortName"
        view={title}
      />
      {children}
    </Gutter>
  )
}
