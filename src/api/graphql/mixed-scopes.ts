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
  if (isMixed('locale') || isMixed('fallbackLocale')) return mixed('MIXED_LOCALES', '"locale" and "fallbackLocale"')
  return isMixed('draft') ? mixed('MIXED_DRAFTS', '"draft"') : undefined
}

const mixed = (code: string, names: string) =>
  badRequest(code, `Give every root field the same ${names}, or send one request for each.`)
