import type { Bilingual } from '../../domain/bilingual'
import type { Task } from './lease'

const operations: Record<Task['operation'], Bilingual> = {
  release: { fr: 'Une publication du programme est en cours', en: 'A programme is being released' },
  restore: { fr: 'Une publication du programme est en cours', en: 'A programme is being released' },
  import: { fr: 'Un import est en cours', en: 'A file is being imported' },
  undo: { fr: 'L’annulation d’un import est en cours', en: 'An import is being undone' },
  'undo-copy': { fr: 'L’annulation d’une nouvelle édition est en cours', en: 'A new edition is being undone' },
  copy: { fr: 'La préparation d’une édition est en cours', en: 'An edition is being prepared' },
  seed: { fr: 'Le contenu d’exemple est en cours de création', en: 'The example is being created' },
  recover: {
    fr: 'Une opération interrompue est en train d’être reprise',
    en: 'An interrupted operation is being taken up',
  },
}

/** « Un import est en cours (Camille). Rien n’a changé : réessayez quand il sera terminé. » */
export function formatUnderWay({ operation }: Task, name: string | undefined): Bilingual {
  const { fr, en } = operations[operation]
  const by = name ? ` (${name})` : ''
  return {
    fr: `${fr}${by}. Votre demande n’a rien changé : recommencez dans un instant.`,
    en: `${en}${by}. Your request has changed nothing: try again in a moment.`,
  }
}

/** Shown when an operation was taken over by another node, because this one did not answer for too long. */
export const takenOver: Bilingual = {
  fr: 'Le serveur a été suspendu trop longtemps pendant cette opération. Rien n’en reste : recommencez.',
  en: 'The server was suspended for too long during this operation. Nothing is left of it: try again.',
}
