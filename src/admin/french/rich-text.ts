import type { HardCodedText } from './hard-coded-text'

const lexical = (file: string) => `@payloadcms/richtext-lexical/dist/${file}.js`

const label = (selector: string, english: RegExp, french: string, file: string, excerpt: string): HardCodedText => ({
  selector,
  place: 'aria-label',
  english,
  french,
  source: [lexical(file), excerpt],
})

const linkEditor = 'features/link/client/plugins/floatingLinkEditor/LinkEditor/index'

/** The English of the editor of long texts. */
export const richTextTexts: HardCodedText[] = [
  label('.link-edit', /^Edit link$/, 'Modifier le lien', linkEditor, '"Edit link"'),
  label('.link-trash', /^Remove link$/, 'Retirer le lien', linkEditor, '"Remove link"'),
  label(
    '.insert-paragraph-at-end',
    /^Insert Paragraph$/,
    'Ajouter un paragraphe',
    'lexical/plugins/InsertParagraphAtEnd/index',
    '"Insert Paragraph"',
  ),
  label(
    '.add-block-menu',
    /^Add block$/,
    'Ajouter dans le texte',
    'lexical/plugins/handles/AddBlockHandlePlugin/index',
    '"Add block"',
  ),
  label(
    '.draggable-block-menu',
    /^Drag to move$/,
    'Déplacer',
    'lexical/plugins/handles/DraggableBlockPlugin/index',
    '"Drag to move"',
  ),
  label(
    '#slash-menu',
    /^Slash menu$/,
    'Ce qui peut être inséré',
    'lexical/plugins/SlashMenu/LexicalTypeaheadMenuPlugin/LexicalMenu',
    "'Slash menu'",
  ),
  label(
    '.toolbar-popup__dropdown',
    /^add dropdown$/,
    'Insérer',
    'features/toolbars/shared/ToolbarDropdown/index',
    '} dropdown`',
  ),
  label(
    '.toolbar-popup__dropdown',
    /^align dropdown$/,
    'Alignement',
    'features/toolbars/shared/ToolbarDropdown/index',
    '} dropdown`',
  ),
]
