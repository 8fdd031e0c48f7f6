import type { HardCodedText } from './hard-coded-text'

const reactSelect = 'react-select/dist/Select-7eb2ef56.cjs.dev.js'
const datePicker = 'react-datepicker/dist/es/index.js'
const dragAndDrop = '@dnd-kit/core/dist/core.esm.js'
const sonner = 'sonner/dist/index.mjs'

const inSelect = (selector: string, english: RegExp, french: string, excerpt: string): HardCodedText => ({
  selector,
  place: 'text',
  english,
  french,
  source: [reactSelect, excerpt],
})

const selects: HardCodedText[] = [
  inSelect(
    '#aria-guidance',
    /^Use Up and Down to choose options, press Enter to select the currently focused option, press Escape to exit the menu(?:, press Tab to select the option and exit the menu)?\.$/,
    'Flèches haut et bas pour parcourir les choix, Entrée ou Tab pour choisir, Échap pour fermer la liste.',
    'Use Up and Down to choose options',
  ),
  inSelect(
    '#aria-guidance',
    /^(.*) is focused (?:,type to refine list)?, press Down to open the menu, .*$/,
    '$1\u00A0: écrivez pour chercher, flèche bas pour ouvrir la liste.',
    ' is focused ',
  ),
  inSelect('#aria-guidance', /^Select\u00A0: /, 'Liste\u00A0: ', "|| 'Select'"),
  inSelect(
    '#aria-guidance',
    /^Use left and right to toggle between focused values, press Backspace to remove the currently focused value$/,
    'Flèches gauche et droite pour parcourir ce qui est choisi, Retour arrière pour le retirer.',
    'Use left and right to toggle between focused values',
  ),
  inSelect('#aria-selection', /^option (.*), deselected\.$/s, '$1\u00A0: retiré.', ', deselected.'),
  inSelect('#aria-selection', /^options? (.*), selected\.$/s, '$1\u00A0: choisi.', ', selected.'),
  inSelect('#aria-selection', /^All selected options have been cleared\.$/, 'Tout est retiré.', 'have been cleared.'),
  inSelect(
    '#aria-selection',
    /^option (.*) is disabled\. Select another option\.$/s,
    '$1\u00A0: ce choix n’est pas possible.',
    ' is disabled. Select another option.',
  ),
  inSelect('#aria-focused', /^value (.*) focused, (\d+) of (\d+)\.$/s, '$1, choix $2 sur $3.', ' focused, '),
  inSelect('#aria-focused', /^(.*?)( selected)?(?: disabled)?, (\d+) of (\d+)\.$/s, '$1, $3 sur $4.', ' of '),
  inSelect('#aria-results', /^(\d+) results? available/, '$1 choix', ' available'),
  inSelect('#aria-results', / for search term (.*)\.$/s, ' pour «\u00A0$1\u00A0».', ' for search term '),
]

const picker = (
  selector: string,
  place: HardCodedText['place'],
  english: RegExp,
  french: string,
  excerpt: string,
): HardCodedText => ({ selector, place, english, french, source: [datePicker, excerpt] })

const datePickers: HardCodedText[] = [
  picker(
    '.react-datepicker-time__caption, .react-datepicker-time__header',
    'text',
    /^Time$/,
    'Heure',
    'timeCaption: "Time"',
  ),
  picker('.react-datepicker__time-list', 'aria-label', /^Time$/, 'Heure', 'timeCaption: "Time"'),
  picker('.react-datepicker', 'aria-label', /^Choose Date and Time$/, 'Choisir la date et l’heure', '"Choose Date"'),
  picker('.react-datepicker', 'aria-label', /^Choose Date$/, 'Choisir la date', '"Choose Date"'),
  picker('.react-datepicker__day', 'aria-label', /^Choose /, 'Choisir le ', '"Choose"'),
  picker('.react-datepicker__day', 'aria-label', /^Not available (.*)$/, '$1, impossible', '"Not available"'),
  picker('.react-datepicker__month', 'aria-label', /^month +/i, 'Mois\u00A0: ', '"Month "'),
  ...(['aria-label', 'text'] as const).flatMap((place) => [
    picker(
      '.react-datepicker__navigation, .react-datepicker__navigation-icon',
      place,
      /^Previous Month$/,
      'Mois précédent',
      '"Previous Month"',
    ),
    picker(
      '.react-datepicker__navigation, .react-datepicker__navigation-icon',
      place,
      /^Next Month$/,
      'Mois suivant',
      '"Next Month"',
    ),
  ]),
  picker(
    '.react-datepicker__aria-live',
    'text',
    /^Selected (?:start )?date: /,
    'Date choisie\u00A0: ',
    'Selected date: ',
  ),
]

const dragged = (english: RegExp, french: string, excerpt: string): HardCodedText => ({
  selector: '[id^="DndLiveRegion"]',
  place: 'text',
  english,
  french,
  source: [dragAndDrop, excerpt],
})

const draggables: HardCodedText[] = [
  {
    selector: 'div[id][style*="display: none"]',
    place: 'text',
    english: /^\s*To pick up a draggable item[\s\S]*$/,
    french: 'Barre d’espace pour prendre, flèches pour déplacer, barre d’espace pour poser, Échap pour annuler.',
    source: [dragAndDrop, 'To pick up a draggable item'],
  },
  dragged(/^Picked up draggable item .*\.$/, 'Pris. Déplacez avec les flèches.', 'Picked up draggable item '),
  dragged(
    /^Draggable item .* was moved over droppable area .*\.$/,
    'Déplacé d’une place.',
    ' was moved over droppable area ',
  ),
  dragged(
    /^Draggable item .* is no longer over a droppable area\.$/,
    'Hors de la liste.',
    ' is no longer over a droppable area.',
  ),
  dragged(/^Draggable item .* was dropped.*$/, 'Posé.', ' was dropped.'),
  dragged(/^Dragging was cancelled\..*$/, 'Déplacement annulé.', 'Dragging was cancelled.'),
]

const notices: HardCodedText[] = [
  {
    selector: 'section[aria-live][aria-label]',
    place: 'aria-label',
    english: /^Notifications alt\+T$/,
    french: 'Messages (Alt + T)',
    source: [sonner, '"Notifications"'],
  },
  {
    selector: '[data-close-button]',
    place: 'aria-label',
    english: /^Close toast$/,
    french: 'Fermer le message',
    source: [sonner, '"Close toast"'],
  },
]

const dialogs: HardCodedText[] = [
  {
    selector: 'dialog.payload__modal-item',
    place: 'aria-label',
    // The name by which the code opens it.
    english: /^[\w-]+$/,
    french: (dialog) =>
      dialog.querySelector('h1, h2, h3, .doc-header__title')?.textContent?.trim() || 'Fenêtre ouverte',
    source: ['@faceless-ui/modal/dist/asModal/index.js', "'aria-label': !rest['aria-labelledby'] ? slug"],
  },
]

/** The English of the libraries that Payload builds its forms with. */
export const libraryTexts: HardCodedText[] = [...selects, ...datePickers, ...draggables, ...notices, ...dialogs]
