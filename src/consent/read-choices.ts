import { type ConsentScope, consentScopes } from '../domain/consent'
import { type DisplayMode, displayModes } from '../domain/display-mode'
import type { PersonCollection } from '../domain/person-link'
import { DEFAULT_ZONE, dayIn, isPlainDate } from '../domain/zone'
import type { Choices } from './choices'

/** Reads what a person chose; the name of the field that must be corrected when something is missing or wrong. */
export function readChoices(
  form: URLSearchParams,
  collection: PersonCollection,
): Choices | { wrong: 'scope' | 'expiresOn' } {
  const chosen = form.getAll('scope').map(String)
  const scope: ConsentScope[] = consentScopes.filter((one) => chosen.includes(one))
  if (scope.length === 0) return { wrong: 'scope' }
  const expiresOn = String(form.get('expiresOn') ?? '').trim()
  const today = dayIn(new Date().toISOString(), DEFAULT_ZONE)
  if (expiresOn && (!isPlainDate(expiresOn) || expiresOn < today)) return { wrong: 'expiresOn' }
  const mode = String(form.get('displayMode'))
  const displayMode: DisplayMode | undefined = displayModes.find((one) => one === mode)
  return {
    scope,
    // A name that is not shown as it is needs no choice of a way to show it.
    displayMode: collection === 'testimonials' ? (displayMode ?? 'pseudonym') : undefined,
    expiresOn: expiresOn || undefined,
  }
}
