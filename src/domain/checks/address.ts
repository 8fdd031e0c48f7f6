import type { Finding } from './finding'

/** Where in the admin a finding is mended: the form, in the right language, and after `#field=` the field to go to. */
export function editAddress({ collection, id, path, locale }: EditedField, adminRoute: string): string {
  const form = `${adminRoute}/collections/${collection}/${encodeURIComponent(id)}`
  return `${form}?locale=${locale ?? 'fr'}#field=${path}`
}

/** The field named in the fragment of an address made by `editAddress`. */
export function fieldInFragment(fragment: string): string | undefined {
  return /^#?field=([A-Za-z0-9_.-]+)$/.exec(fragment)?.[1]
}

type EditedField = Pick<Finding, 'collection' | 'id' | 'path' | 'locale'>
