/** The public collections whose documents have a slug. A slug of `sessions` is unique in its edition only. */
export const addressedCollections = ['editions', 'sessions', 'speakers', 'testimonials', 'organisations'] as const
export type AddressedCollection = (typeof addressedCollections)[number]

/** Whether a collection has slugs. */
export const isAddressed = (collection: unknown): collection is AddressedCollection =>
  addressedCollections.some((slug) => slug === collection)

/** Whether the slugs of a collection are unique within an edition only. */
export const isWithinEdition = (collection: AddressedCollection): boolean => collection === 'sessions'
