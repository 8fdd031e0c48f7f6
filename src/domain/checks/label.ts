import type { Texts } from './programme'

/** Returns a text in French, or else in English; `undefined` when it is empty in both. */
export const firstText = ({ fr, en }: Texts): string | undefined => filled(fr) ?? filled(en)

/** Whether a text contains more than spaces. */
export const isFilled = (value: string | null | undefined): boolean => filled(value) !== undefined

/** Returns the label of a document: its title or its name, or « Sans titre ». */
export const labelOf = (name: Texts | string | undefined): string =>
  (typeof name === 'object' ? firstText(name) : filled(name)) ?? 'Sans titre'

const filled = (value: string | null | undefined): string | undefined => value?.trim() || undefined
