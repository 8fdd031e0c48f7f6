import type { TranslationTree } from './translation-tree'

/** French for the menus of the editor of long texts, by feature. */
export const richTextFrench: TranslationTree = {
  general: {
    placeholder: 'Écrivez, ou tapez « / » pour insérer…',
    slashMenuBasicGroupLabel: 'Insérer',
    slashMenuListGroupLabel: 'Listes',
    toolbarItemsActive: '{{count}} styles',
  },
  heading: { label: 'Titre {{headingLevel}}' },
  link: { loadingWithEllipsis: 'Chargement…' },
  orderedList: { label: 'Liste numérotée' },
  paragraph: { label: 'Paragraphe', label2: 'Texte courant' },
  unorderedList: { label: 'Liste à puces' },
  upload: { label: 'Image' },
}
