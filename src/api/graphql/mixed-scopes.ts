import type { Bilingual } from '../../domain/bilingual'
import { badRequest, type Refusal } from '../../http/refusal'
import type { Scope } from './arguments'

/**
 * A refusal when root fields ask for different languages or versions. Payload resolves what is nested in all of them with
 * the arguments of the last one, and a field without an argument takes that of another one. A mutation resolves its fields
 * one after the other, so only those without an argument would be wrong.
 */
export function mixedScopesRefusal(scopes: readonly Scope[], operation: string): Refusal | undefined {
  const isMixed = (name: keyof Scope) =>
    new Set(scopes.map((scope) => (operation === 'mutation' ? name in scope : scope[name]))).size > 1
  if (isMixed('locale') || isMixed('fallbackLocale')) return mixed('MIXED_LOCALES', locales)
  return isMixed('draft') ? mixed('MIXED_DRAFTS', { fr: '« draft »', en: '"draft"' }) : undefined
}

const locales = { fr: '« locale » et « fallbackLocale »', en: '"locale" and "fallbackLocale"' }

const mixed = (code: string, names: Bilingual) =>
  badRequest(code, {
    fr: `Donnez les mêmes ${names.fr} à tous les champs de premier niveau, ou envoyez une requête pour chacun.`,
    en: `Give every root field the same ${names.en}, or send one request for each.`,
  })
