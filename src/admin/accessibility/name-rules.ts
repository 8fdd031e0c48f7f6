import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { ElementRule } from './element-rule'
import { actionMessages as actions, nameMessages as names } from './messages'
import { idOf, setAttribute } from './set-attribute'

const fixed: [selector: string, name: Bilingual][] = [
  ['.doc-controls__popup > .popup__trigger-wrap > .popup-button', names.moreActions],
  ['#action-save-popup > .popup__trigger-wrap > .popup-button', names.morePublishing],
  ['.restore-version .popup-button', names.moreRestoring],
  ['.clipboard-action__popup .popup-button', names.copyOrPaste],
  ['.clickable-arrow--left', names.previousPage],
  ['.clickable-arrow--right', names.nextPage],
  ['.copy-to-clipboard', names.copyAddress],
  ['.file-details__remove, .file-field__remove, .upload-relationship-details__remove', names.removeFile],
  ['.file-field__filename', names.fileName],
  ['.upload-relationship-details__edit', names.editFile],
  ['.nav__mobile-close', names.closeMenu],
  ['.nav__wrap', names.menu],
  ['.doc-tabs', names.documentViews],
  ['#select-all, .select-all input', names.chooseAll],
  ['[data-button-key="bold"]', names.bold],
  ['[data-button-key="italic"]', names.italic],
  ['[data-button-key="link"]', names.link],
  ['#live-preview-iframe', names.preview],
  ['[name="live-preview-width"]', names.previewWidth],
  ['[name="live-preview-height"]', names.previewHeight],
  ['.step-nav [role="combobox"]', names.dashboard],
  ['.condition__actions-add', names.addFilter],
  ['.condition__actions-remove', names.removeFilter],
  ['.react-datepicker__month-select', names.month],
  ['.react-datepicker__year-select', names.year],
  ['.date-time-picker__clear-button', names.clearDate],
  ['.field-select [role="combobox"]', names.fieldsToEdit],
  ['.condition__field [role="combobox"]', names.filteredField],
  ['.condition__operator [role="combobox"]', names.comparison],
  ['.condition__value input', names.filterValue],
  ['.compare-version [role="combobox"]', names.comparedVersion],
]

const labelOf = (element: Element) => element.closest('.field-type')?.querySelector('.field-label')

const rowOf = (element: Element) =>
  element.closest('.collapsible, .array-field__row')?.querySelector('.collapsible__header-wrap, .row-label')

const firstCellOf = (element: Element) =>
  element.closest('tr')?.querySelector('td:not(.cell-_select, .cell-_dragHandle)')

type Named = (element: Element) => Element | null | undefined

const onSomething: [selector: string, action: Bilingual, named: Named][] = [
  ['.select-row input', actions.choose, firstCellOf],
  ['.clear-indicator', actions.clear, labelOf],
  ['.collapsible__drag', actions.move, rowOf],
  ['.array-actions__button', actions.act, rowOf],
  ['.relationship-add-new__add-button:not([aria-label])', actions.add, labelOf],
  ['.multi-value-remove', actions.remove, (button) => button.closest('.rs__multi-value')?.firstElementChild],
  [
    '.drawer-link__doc-drawer-toggler',
    actions.edit,
    (button) => button.closest('td')?.querySelector('.drawer-link__cell'),
  ],
  ['.toolbar-popup__dropdown-text', actions.style, (button) => button.querySelector('.toolbar-popup__dropdown-label')],
]

/** Names the controls of Payload that show only an icon, in the language of the admin. */
export function nameRules(language: Language): ElementRule[] {
  const nameAs = (element: Element, name: Bilingual) => setAttribute(element, 'aria-label', inLanguage(name, language))
  return [
    ...fixed.map(
      ([selector, name]): ElementRule => ({
        selector,
        apply: (element) => {
          nameAs(element, name)
          // That of the box that chooses all rows points to the box itself, which has no text.
          element.removeAttribute('aria-labelledby')
        },
      }),
    ),
    ...onSomething.map(
      ([selector, action, named]): ElementRule => ({
        selector,
        withContents: true,
        apply: (element) => {
          nameAs(element, action)
          const part = named(element)
          const parts = part && `${idOf(element, 'control')} ${idOf(part, 'named')}`
          setAttribute(element, 'aria-labelledby', parts ?? undefined)
        },
      }),
    ),
  ]
}
