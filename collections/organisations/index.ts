import type { CollectionConfig } from 'payload'
import { publishedOnly, publishersOnly, staffOnly, writtenByStaff } from '../shared/access/rules'
import { readyFilters, untitled } from '../shared/admin/ready-filters'
import { defineContent } from '../shared/define-collection'
import { picture } from '../shared/fields/picture'
import { searchKeyField } from '../shared/fields/search-key-field'
import { fromName, slugFields } from '../shared/fields/slug'
import { webAddress } from '../shared/fields/web-address'
import { generateSlug, recordFormerSlug } from '../shared/hooks/generate-slug'
import { refuseDeletionWithCommitments } from './deletion'

/** An association, a company, a school, a public body. */
export const Organisations: CollectionConfig = defineContent({
  slug: 'organisations',
  labels: {
    singular: { fr: 'Organisation', en: 'Organisation' },
    plural: { fr: 'Organisations', en: 'Organisations' },
  },
  titleOfNew: { fr: 'Nouvelle organisation', en: 'New organisation' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'url', '_status'],
    listSearchableFields: ['name'],
    components: { beforeListTable: [readyFilters(untitled('name'))] },
    group: { fr: 'Personnes', en: 'People' },
  },
  defaultSort: 'nameKey',
  access: {
    read: publishedOnly,
    readVersions: staffOnly,
    create: writtenByStaff,
    update: writtenByStaff,
    delete: publishersOnly,
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 150, label: { fr: 'Nom', en: 'Name' } },
    searchKeyField('name'),
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'association',
      label: { fr: 'Nature', en: 'Kind' },
      options: [
        { value: 'association', label: { fr: 'Association', en: 'Association' } },
        { value: 'company', label: { fr: 'Entreprise', en: 'Company' } },
        { value: 'school', label: { fr: 'École ou organisme de formation', en: 'School or training body' } },
        { value: 'public-body', label: { fr: 'Institution publique', en: 'Public body' } },
        { value: 'media', label: { fr: 'Média', en: 'Media' } },
        { value: 'other', label: { fr: 'Autre', en: 'Other' } },
      ],
    },
    picture({ name: 'logo', label: { fr: 'Logo', en: 'Logo' } }),
    webAddress({ name: 'url', label: { fr: 'Site', en: 'Website' } }),
    ...slugFields({ description: fromName }),
  ],
  hooks: {
    beforeValidate: [generateSlug({ from: 'name' })],
    beforeChange: [recordFormerSlug],
    beforeDelete: [refuseDeletionWithCommitments],
  },
})
