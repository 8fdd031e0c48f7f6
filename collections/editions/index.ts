import type { CollectionConfig } from 'payload'
import { publishedOrOwnEdition, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, toTranslate, untitled } from '../shared/admin/ready-filters'
import { shareButton } from '../shared/admin/share-button'
import { defineContent } from '../shared/define-collection'
import { generateSlug, recordFormerSlug } from '../shared/hooks/generate-slug'
import { collectProgramme, deleteAtomically, deleteProgramme, refuseDeletionWithRecords } from './deletion'
import { editionFields } from './fields'
import { refuseDaysWithoutSessions, refuseEndBeforeStart } from './hooks'
import { lockMembership } from './membership'
import { publisherTabs } from './publisher-tabs'

const programmeTab = {
  Component: '/src/admin/board/board-view#BoardView',
  path: '/programme',
  tab: { label: () => 'Programme', href: '/programme', order: 150 },
} as const

const checksTab = {
  Component: '/src/admin/checks/checks-view#ChecksView',
  path: '/controles',
  tab: { label: ({ t }: { t: (key: string) => string }) => t('editionTabs:checks'), href: '/controles', order: 160 },
} as const

/** One edition of the Assises: its days, its place, its partners. */
export const Editions: CollectionConfig = defineContent({
  slug: 'editions',
  labels: { singular: { fr: 'Édition', en: 'Edition' }, plural: { fr: 'Éditions', en: 'Editions' } },
  titleOfNew: { fr: 'Nouvelle édition', en: 'New edition' },
  admin: {
    useAsTitle: 'shortName',
    defaultColumns: ['shortName', 'title', 'startsOn', 'endsOn', '_status'],
    listSearchableFields: ['shortName', 'title'],
    group: { fr: 'Programme', en: 'Programme' },
    description: {
      fr: 'Une édition rassemble un programme, des salles et des partenaires.',
      en: 'An edition holds a programme, its rooms and its partners.',
    },
    components: {
      Description: '/src/admin/edition-tab/full-title#FullTitle',
      beforeListTable: [
        '/src/admin/new-edition/start-from#StartFrom',
        readyFilters(toTranslate('title', 'tagline', 'summary'), untitled('title.fr', 'title.en')),
      ],
      edit: shareButton,
      views: { edit: { programme: programmeTab, checks: checksTab, ...publisherTabs } },
    },
  },
  defaultSort: '-startsOn',
  access: {
    read: publishedOrOwnEdition,
    readVersions: versionsOfOwn('parent'),
    create: publishersOnly,
    update: updatedInOwn('id'),
    delete: publishersOnly,
  },
  fields: editionFields,
  hooks: {
    beforeOperation: [deleteAtomically],
    beforeValidate: [generateSlug({ from: 'title' }), refuseEndBeforeStart],
    beforeChange: [refuseDaysWithoutSessions, recordFormerSlug],
    beforeDelete: [lockMembership, refuseDeletionWithRecords, collectProgramme],
    afterDelete: [deleteProgramme],
  },
})
