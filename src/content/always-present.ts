import type { SanitizedCollectionConfig } from 'payload'
import { isTranslated, untranslatedField } from '../../collections/shared/fields/untranslated'
import { isAddressed } from '../domain/addressed-collections'

/** The names of the fields that every document of a public collection has, drafts included, beside its id. */
export const alwaysPresentIn = ({ slug, fields, upload, versions }: SanitizedCollectionConfig): string[] => [
  ...['createdAt', 'updatedAt'],
  ...(versions?.drafts ? ['_status'] : []),
  ...(isAddressed(slug) ? ['slug'] : []),
  ...(upload ? ['filename', 'mimeType', 'filesize', 'url'] : []),
  ...(isTranslated(fields) ? [untranslatedField.name] : []),
]
