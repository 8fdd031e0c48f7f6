import type { DocumentTabConfig, PayloadRequest } from 'payload'
import { canPublish, isStaff } from '../shared/access/roles'

/** Tabs of an edition: publishing its programme and another one from it, for those who publish; its programme as a file, in and out. */
export const publisherTabs = {
  release: view('release/release-view#ReleaseView', '/publication', 'release', 165, canPublish),
  newEdition: view('new-edition/new-edition-view#NewEditionView', '/nouvelle-edition', 'newEdition', 170, canPublish),
  // Contributors export; the view itself says what each may do.
  import: view('import/import-view#ImportView', '/importer', 'import', 180, isStaff),
}

function view(
  component: string,
  path: `/${string}`,
  word: string,
  order: number,
  isFor: (reader: PayloadRequest['user']) => boolean,
) {
  const tab: DocumentTabConfig = {
    href: path,
    label: ({ t }) => t(`desk:${word}`),
    condition: ({ req }) => isFor(req.user),
    order,
  }
  return { Component: `/src/admin/${component}`, path, tab }
}
