import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { OPEN_FORM_SECONDS } from '../../src/domain/presence'
import { publicCollections } from '../../src/domain/public-collections'
import { abandonDraft } from './abandon-draft'
import { unlessReadOnly } from './access/read-only-view'
import { systemOnly } from './access/rules'
import { withContentLanguage } from './admin/content-language'
import { draftForm, sharedForm } from './admin/document-form'
import { editGuard } from './admin/edit-guard'
import { withEditionSwitch } from './admin/edition-switch'
import { withScheduleDialog } from './admin/schedule-dialog'
import { typesetLabels } from './admin/typeset-labels'
import { withWritingHelp } from './admin/writing-help'
import { withBoundedLists } from './fields/bounded-lists'
import { withTitleOfCopy } from './fields/title-of-copy'
import { isTranslated, untranslatedField } from './fields/untranslated'
import { countDrafts } from './hooks/count-drafts'
import { guardCredentials } from './hooks/guard-credentials'
import { guardReads } from './hooks/guard-reads'
import { hideUnreadableReferences } from './hooks/hide-unreadable-references'
import { dropAbsentTexts, listUntranslated } from './hooks/list-untranslated'
import { recordFirstPublication } from './hooks/record-first-publication'
import { recordCreator, recordWriters } from './hooks/record-last-writer'
import { refuseAbsentVersions } from './hooks/refuse-absent-versions'
import { refuseForeignDuplicates } from './hooks/refuse-foreign-duplicates'
import { refuseLongLists } from './hooks/refuse-long-lists'
import { refuseStaleWrite } from './hooks/refuse-stale-write'
import { removeIdleDraft } from './hooks/remove-idle-draft'
import { restrictContributorsToDrafts } from './hooks/restrict-contributors-to-drafts'
import { serveJoins } from './hooks/serve-joins'
import { stripControlCharacters } from './hooks/strip-control-characters'
import { trimTitle } from './hooks/trim-title'
import { writeBesideOthers } from './locks/write-beside-others'

/** Defines a collection of this project: guarded reads, no control characters in writes, help for writers. */
export function defineCollection(config: CollectionConfig): CollectionConfig {
  const servesTranslations = publicCollections.has(config.slug) && isTranslated(config.fields)
  return typesetLabels({
    ...config,
    fields: [
      editGuard,
      ...withBoundedLists(withWritingHelp(config.fields)),
      ...(servesTranslations ? [untranslatedField] : []),
    ],
    admin: {
      hideAPIURL: true,
      ...withContentLanguage(withEditionSwitch(sharedForm(config.admin), config.fields), config.fields),
    },
    access: {
      readVersions: systemOnly,
      ...config.access,
      ...(config.access?.update ? { update: unlessReadOnly(config.access.update) } : {}),
    },
    lockDocuments: config.lockDocuments === false ? false : { duration: OPEN_FORM_SECONDS },
    hooks: {
      ...config.hooks,
      beforeOperation: [
        refuseAbsentVersions,
        guardCredentials,
        guardReads,
        refuseLongLists,
        writeBesideOthers,
        ...(config.hooks?.beforeOperation ?? []),
      ],
      beforeValidate: [stripControlCharacters, trimTitle, ...(config.hooks?.beforeValidate ?? [])],
      beforeChange: [...(config.hooks?.beforeChange ?? []), recordWriters, refuseStaleWrite],
      afterChange: [...(config.hooks?.afterChange ?? []), recordCreator],
      beforeRead: [...(config.hooks?.beforeRead ?? []), ...(servesTranslations ? [listUntranslated] : [])],
      afterRead: [
        ...(config.hooks?.afterRead ?? []),
        ...(servesTranslations ? [dropAbsentTexts] : []),
        hideUnreadableReferences,
      ],
      afterOperation: [...(config.hooks?.afterOperation ?? []), countDrafts, serveJoins],
    },
  })
}

interface ContentConfig extends CollectionConfig {
  /** The heading of the form of a new document: « Nouvelle session ». */
  titleOfNew: Bilingual
}

/** Defines a collection that editors publish: drafts with autosave, versions, scheduled publication and trash. */
export function defineContent({ titleOfNew, ...config }: ContentConfig): CollectionConfig {
  return defineCollection({
    trash: true,
    versions: {
      maxPerDoc: 50,
      drafts: { autosave: { interval: 2_000, showSaveDraftButton: true }, schedulePublish: true },
    },
    ...config,
    admin: draftForm(withScheduleDialog(config.admin), titleOfNew),
    endpoints: [...(config.endpoints || []), abandonDraft(config.slug)],
    fields: [
      ...withTitleOfCopy(config.fields, config.admin?.useAsTitle),
      {
        name: 'firstPublishedAt',
        type: 'date',
        label: { fr: 'Première publication', en: 'First published' },
        access: { create: () => false, update: () => false },
        admin: { hidden: true },
        hooks: { beforeDuplicate: [() => null] },
      },
    ],
    hooks: {
      ...config.hooks,
      beforeOperation: [
        refuseForeignDuplicates,
        restrictContributorsToDrafts,
        ...(config.hooks?.beforeOperation ?? []),
      ],
      beforeChange: [recordFirstPublication, ...(config.hooks?.beforeChange ?? [])],
      afterChange: [...(config.hooks?.afterChange ?? []), removeIdleDraft],
    },
  })
}
