/**
 * Options of `findDocuments` for the newest version of each document, drafts and hidden fields included, localised fields
 * as `{ fr, en }`. Bypasses access control.
 */
export const latestVersions = {
  as: 'system',
  draft: true,
  locale: 'all',
  showHiddenFields: true,
  sort: 'createdAt',
} as const
