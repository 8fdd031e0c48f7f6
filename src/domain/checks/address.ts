import type { Place } from './place'

/** Returns the address of a form in the admin, in the right language, with the field to open after `#field=`. */
export function editAddress({ collection, id, path, locale }: Omit<Place, 'label'>, adminRoute: string): string {
  const form = `${adminRoute}/collections/${collection}/${encodeURIComponent(id)}`
  return `${form}?locale=${locale ?? 'fr'}#field=${path}`
}

/** Returns the field in the fragment of such an address; `undefined` when it has none. */
export function fieldInFragment(fragment: string): string | undefined {
  return /^#?field=([A-Za-z0-9_.-]+)$/.exec(fragment)?.[1]
}
