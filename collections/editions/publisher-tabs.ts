import type { DocumentTabConfig, PayloadRequest } from 'payload'
import { canPublish, isStaff } from '../shared/access/roles'

/** The tabs of an edition to release its programme, ask its speakers for their consent, clone it, and import or export its programme. */
export const publisherTabs = {
  release: view('release/release-view#ReleaseView', '/publication', 'release', 165, canPublish),
  people: view('people/people-view#PeopleView', '/accords', 'people', 167, canPublish),
  newEdition: view('new-edition/new-edition-view#NewEditionView', '/nouvelle-edition', 'newEdition', 170, canPublish),
  // Contributors may export; the view shows what each user may do.
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
    label: ({ t }) => t(`editionTabs:${word}`),
    condition: ({ req }) => isFor(req.user),
    order,
  }
  return { Component: `/src/admin/${component}`, path, tab }
}
