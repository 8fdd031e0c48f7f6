/** Texts by key, in groups, as Payload's translations have them. */
export interface TranslationTree {
  [key: string]: string | TranslationTree
}
