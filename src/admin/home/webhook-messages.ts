import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { WebhookProblem } from './webhook-problems'

/** « : 3 messages de ce webhook ont été abandonnés. », after its name; the gravest reason for which it misses messages. */
export function formatWebhookProblem(
  { isUnreadable, isWithoutEdition, lost }: WebhookProblem,
  language: Language,
): string {
  if (isUnreadable) return inLanguage(unreadableSecret, language)
  if (isWithoutEdition) return inLanguage(withoutEdition, language)
  return inLanguage(lost === 1 ? oneLost : manyLost(lost), language)
}

const unreadableSecret: Bilingual = {
  fr: ': son secret n’est plus lisible, car PAYLOAD_SECRET a changé sur le serveur. Ses messages attendent que vous le remplaciez.',
  en: ': its secret can no longer be read, since PAYLOAD_SECRET has changed on the server. Its messages wait until you replace it.',
}
const withoutEdition: Bilingual = {
  fr: ': plus aucune édition n’est choisie, il ne reçoit rien.',
  en: ': no edition is chosen any more, it receives nothing.',
}
const oneLost: Bilingual = {
  fr: ': un message de ce webhook a été abandonné.',
  en: ': one message of this webhook was given up.',
}
const manyLost = (count: number): Bilingual => ({
  fr: `: ${count} messages de ce webhook ont été abandonnés.`,
  en: `: ${count} messages of this webhook were given up.`,
})
