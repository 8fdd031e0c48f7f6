import type { TextField } from 'payload'
import { searchKey } from '../../../src/domain/text'

/** The stored key by which a title or a name is searched and sorted: `titleKey` for `title`. */
export function searchKeyField(of: string, { localized = false } = {}): TextField {
  return {
    name: `${of}Key`,
    type: 'text',
    label: { fr: 'Clé de recherche', en: 'Search key' },
    localized,
    index: true,
    access: { create: () => false, update: () => false },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    hooks: { beforeChange: [({ siblingData, value }) => keyOf(siblingData[of]) ?? value] },
  }
}

function keyOf(text: unknown): unknown {
  if (typeof text === 'string') return searchKey(text)
  if (text === null || typeof text !== 'object') return undefined
  return Object.fromEntries(Object.entries(text).map(([locale, value]) => [locale, keyOf(value)]))
}
