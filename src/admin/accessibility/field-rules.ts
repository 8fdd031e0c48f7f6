import type { ElementRule } from './element-rule'
import { idOf, setAttribute } from './set-attribute'

const controls =
  'input:not([type="hidden"], [type="file"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'

const own = (field: Element, selector: string) =>
  [...field.querySelectorAll(selector)].find((element) => element.closest('.field-type') === field)

/**
 * Names the control of each field after its label, and ties its help, its error and its chosen value to it. Payload's
 * label points to the container of a list of choices, and in a drawer to an id that does not exist.
 */
export const fieldRules: ElementRule[] = [{ selector: '.field-type', withContents: true, apply: describeField }]

function describeField(field: Element): void {
  const label = own(field, '.field-label')
  const control = own(field, controls)
  // The native fields of this project describe themselves.
  if (!label?.textContent?.trim() || field.matches('.native-field')) return
  if (control) describeControl(field, label, control)
  else describeGroup(field, label)
}

function describeControl(field: Element, label: Element, control: Element): void {
  pointTo(label, control)
  setAttribute(control, 'aria-labelledby', idOf(label, 'field-label'))
  const error = own(field, '.field-error')
  const help = own(field, '.field-description')
  const chosen = control.matches('[role="combobox"]') ? own(field, '.rs__single-value') : undefined
  describe(control, { chosen, error, help })
  setAttribute(control, 'aria-required', own(field, '.required') ? 'true' : undefined)
  setAttribute(control, 'aria-invalid', error ? 'true' : undefined)
  if (control.matches('[contenteditable]')) setAttribute(control, 'aria-multiline', 'true')
  const language = label.querySelector('.localized')?.textContent
  if (language) setAttribute(control, 'lang', /anglais|english/i.test(language) ? 'en' : 'fr')
}

/** Makes the label point to the control, so that a click on it focuses the control. In two drawers the same id may occur twice. */
function pointTo(label: Element, control: Element): void {
  if (!(label instanceof HTMLLabelElement) || !control.matches('input, textarea, select')) return
  if (control.matches('[role="combobox"]')) label.htmlFor = control.id
  else if (label.htmlFor && control.id !== label.htmlFor) control.id = label.htmlFor
}

const purposes = ['chosen', 'error', 'help'] as const

function describe(control: Element, parts: { [purpose in (typeof purposes)[number]]: Element | undefined }): void {
  const ours = purposes.flatMap((purpose) => {
    const part = parts[purpose]
    return part ? [idOf(part, `field-${purpose}`)] : []
  })
  const others = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((id) => id && !/^field-(?:chosen|error|help)-\d+$/.test(id) && !ours.includes(id))
  setAttribute(control, 'aria-describedby', [...others, ...ours].join(' ') || undefined)
}

/** A field of several controls, as that of a file, is a group with the name of the field. */
function describeGroup(field: Element, label: Element): void {
  if (!field.matches('.upload, .radio-group')) return
  setAttribute(field, 'role', 'group')
  setAttribute(field, 'aria-labelledby', idOf(label, 'field-label'))
  const [error, help] = [own(field, '.field-error'), own(field, '.field-description')]
  describe(field, { chosen: undefined, error, help })
}
