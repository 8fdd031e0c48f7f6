import type { DocumentTabConfig } from 'payload'
import { canPublish } from '../shared/access/roles'

/** Tabs of an edition for those who publish: making another edition from it, importing and exporting its programme. */
export const publisherTabs = {
  newEdition: view('new-edition/new-edition-view#NewEditionView', '/nouvelle-edition', 'newEdition', 170),
  import: view('import/import-view#ImportView', '/importer', 'import', 180),
}

function view(component: string, path: `/${string}`, word: string, order: number) {
  const tab: DocumentTabConfig = {
    href: path,
    label: ({ t }) => t(`desk:${word}`),
    condition: ({ req }) => canPublish(req.user),
    order,
  }
  return { Component: `/src/admin/${component}`, path, tab }
}
