import type { HardCodedText } from './hard-coded-text'

const ui = (file: string) => `@payloadcms/ui/dist/${file}/index.js`

const checkboxes: HardCodedText[] = [
  {
    selector: '.select-all input',
    place: 'title',
    english: /^select-all$/,
    french: '',
    source: [ui('elements/SelectAll'), 'name: "select-all"'],
  },
  {
    selector: '.checkbox-input input[type="checkbox"]',
    place: 'title',
    english: /^[\w.-]+$/,
    french: '',
    source: ['@payloadcms/ui/dist/fields/Checkbox/Input.js', 'title: name'],
  },
]

const headers: HardCodedText[] = [
  {
    selector: '.id-label',
    place: 'text',
    english: /^ID:$/,
    french: 'Numéro\u00A0:',
    source: [ui('elements/IDLabel'), '"ID:"'],
  },
  {
    selector: '.doc-controls__label',
    place: 'text',
    english: /^:\u00A0$/,
    french: '\u00A0:\u00A0',
    source: [ui('elements/DocumentControls'), '":\\xA0"'],
  },
  {
    selector: '.localizer-button__label, .localizer-button span',
    place: 'text',
    english: /(?<=\S):$/,
    french: '\u00A0:',
    source: [ui('elements/Localizer/LocalizerLabel'), '}:`, "\\xA0"'],
  },
  {
    selector: '[aria-label="invisible"]',
    place: 'aria-label',
    english: /^invisible$/,
    french: '',
    source: [ui('elements/AppHeader'), 'ariaLabel: "invisible"'],
  },
  {
    selector: '.copy-to-clipboard .tooltip-content, .copy-to-clipboard .tooltip',
    place: 'text',
    english: /^Copy URL$/,
    french: 'Copier l’adresse',
    source: [ui('elements/FileDetails/FileMeta'), '"Copy URL"'],
  },
]

const untitled = [
  [
    'text',
    '.rs__option, .relationship--single-value__text, .relationship--multi-value-label__text, .relationship-cell',
  ],
  ['title', '.value-container, .relationship--single-value__label, .relationship--multi-value-label'],
  ['aria-label', '.relationship--single-value__drawer-toggler, .relationship--multi-value-label__drawer-toggler'],
] as const

const withoutTitle: HardCodedText[] = [
  ...untitled.map(
    ([place, selector]): HardCodedText => ({
      selector,
      place,
      english: / - ID: ([\w-]+)/g,
      french: ' ($1)',
      source: ['@payloadcms/ui/dist/fields/Relationship/optionsReducer.js', '} - ID: $'],
    }),
  ),
  {
    selector: '.code-cell span',
    place: 'text',
    english: /^ID: /,
    french: 'Numéro\u00A0: ',
    source: [ui('elements/Table/DefaultCell'), '`ID: $'],
  },
]

const versions: HardCodedText[] = [
  {
    selector: '.sort-column__button',
    place: 'aria-label',
    english: /\{\{label\}\}/,
    french: (button) => button.closest('.sort-column')?.querySelector('.sort-column__label')?.textContent ?? 'colonne',
    source: [ui('elements/SortColumn'), 'direction: t("general:ascending"),'],
  },
  {
    selector: '.select-diff p, .select-diff span',
    place: 'text',
    english: /^null$/,
    french: 'Non renseigné',
    source: [
      '@payloadcms/next/dist/views/Version/RenderFieldsToDiff/fields/Select/index.js',
      'JSON.stringify(valueTo)',
    ],
  },
]

const language = (code: string, french: string): HardCodedText => ({
  selector: '.field-label .localized',
  place: 'text',
  english: new RegExp(`^${code}$`),
  french,
  source: [ui('fields/FieldLabel'), '"\\u2014 ", typeof localLabel === "string" ? localLabel : code'],
})

const fields: HardCodedText[] = [
  language('fr', 'français'),
  language('en', 'anglais'),
  {
    selector: '.relationship--multi-value-label button',
    place: 'aria-label',
    english: /^Edit /,
    french: 'Modifier\u00A0: ',
    source: [ui('fields/Relationship/select-components/MultiValueLabel'), '`Edit $'],
  },
]

const missingFile = (place: 'text' | 'title', selector: string): HardCodedText => ({
  selector,
  place,
  english: /^A file is required\.$/,
  french: 'Choisissez un fichier.',
  source: [ui('elements/Upload'), "'A file is required.'"],
})

const message = (english: RegExp, french: string, file: string, excerpt: string): HardCodedText => ({
  selector: '.payload-toast-item div, .payload-toast-item span',
  place: 'text',
  english,
  french,
  source: [file, excerpt],
})

const messages: HardCodedText[] = [
  missingFile('text', '.tooltip-content'),
  missingFile('title', '.field-error'),
  message(
    /^Refreshing (?:token|permissions) failed: .*$/s,
    'Votre connexion n’a pas pu être prolongée.',
    ui('providers/Auth'),
    'Refreshing token failed',
  ),
  message(
    /^Fetching user failed: .*$/s,
    'Votre compte n’a pas pu être lu.',
    ui('providers/Auth'),
    'Fetching user failed',
  ),
  message(
    /^Failed to fetch the file\.$/,
    'Le fichier n’a pas pu être lu.',
    ui('elements/Upload'),
    'Failed to fetch the file.',
  ),
  {
    selector: '.collection-list div:not([class])',
    place: 'text',
    english: /^No columns selected$/,
    french: 'Aucune colonne n’est choisie',
    source: [ui('elements/Table'), '"No columns selected"'],
  },
  {
    selector: '.payload-toast-item div, .payload-toast-item span',
    place: 'text',
    english: /^(.*\S)\s+\((\d+)\):$/,
    french: '$1 ($2)\u00A0:',
    source: ['@payloadcms/ui/dist/elements/Toasts/fieldErrors.js', '.length}):`'],
  },
  {
    selector: '.toast-title, .toast-title *',
    place: 'text',
    english: /^Successfully saved (\d+) files$/,
    french: 'C’est enregistré\u00A0: $1 fichiers.',
    source: [ui('elements/BulkUpload/FormsManager'), '`Successfully saved ${'],
  },
  {
    selector: '.toast-title, .toast-title *',
    place: 'text',
    english: /^Failed to save (\d+) files$/,
    french: 'Ces fichiers n’ont pas pu être enregistrés\u00A0: $1.',
    source: [ui('elements/BulkUpload/FormsManager'), '`Failed to save ${'],
  },
]

const preview: HardCodedText[] = [
  {
    selector: '.live-preview-toolbar-controls__breakpoint *, .popup-button-list__button',
    place: 'text',
    english: /^Responsive$/,
    french: 'Largeur libre',
    source: [ui('providers/LivePreview'), "label: 'Responsive'"],
  },
]

/** The English of Payload's own components. */
export const payloadTexts: HardCodedText[] = [
  ...checkboxes,
  ...headers,
  ...withoutTitle,
  ...versions,
  ...fields,
  ...messages,
  ...preview,
]
