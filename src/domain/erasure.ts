import type { Bilingual } from './bilingual'
import type { PersonCollection } from './person-link'

/** Where the erasure of a person stands. While it is `requested`, the person is withdrawn and an administrator decides. */
export const erasureStates = ['requested', 'under-way', 'done'] as const
export type ErasureState = (typeof erasureStates)[number]

/** What stands where an erased person was, without a guess at their gender. */
export const ERASED_PERSON: Bilingual = { fr: 'Personne retirée', en: 'Person withdrawn' }

/** The slug of the document that stands for an erased person. It leads nowhere: the document is never public. */
export const slugOfErased = (collection: PersonCollection, id: string): string => `retiree-${collection}-${id}`
