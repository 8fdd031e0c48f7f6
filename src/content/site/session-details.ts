import { inLanguage } from '../../domain/bilingual'
import { type SessionFieldDescription, sessionFieldDescriptions } from '../../domain/session-fields'
import type { PageText } from './picture-types'
import { related, text } from './raw-values'
import { choiceOf, choicesOf, pageTextOf, type RenderContext } from './render-context'
import type { SessionDetail } from './view-types'

/** Returns the details of a session in the order of their description; fields without a value are left out. */
export const sessionDetails = (doc: Record<string, unknown>, context: RenderContext): SessionDetail[] =>
  sessionFieldDescriptions.flatMap((field) => {
    const value = field.isDetail && detailText(field, doc[field.name], context)
    return value ? [{ field: field.name, label: inLanguage(field.label, context.language), value }] : []
  })

function detailText(
  { name, kind, localized }: SessionFieldDescription,
  value: unknown,
  context: RenderContext,
): PageText | undefined {
  if (localized) return pageTextOf(value, context.language)
  const plain = (value: string | undefined) => (value ? { text: value } : undefined)
  switch (kind) {
    case 'choice':
      return plain(choiceOf(context, 'sessions', name, value)?.label)
    case 'choices':
      return plain(
        choicesOf(context, 'sessions', name, value)
          .map(({ label }) => label)
          .join(' · '),
      )
    case 'whole-number':
      return plain(typeof value === 'number' ? String(value) : undefined)
    case 'room':
      return plain(text(related(value)?.name))
    default:
      return plain(text(value))
  }
}
