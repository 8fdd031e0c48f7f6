import { ageOfVerified, type BackupStatus } from '../../backup/status'
import { inLanguage, intlLocales, type Language } from '../../domain/bilingual'

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]

/** Whether the last verified backup is older than two days, or there is none. */
export const isBackupLate = (status: BackupStatus, now: Date): boolean => ageOfVerified(status, now) > 2 * DAY

/** « Dernière sauvegarde vérifiée : il y a 3 heures. », with the reason when one has failed since. */
export function formatBackup(status: BackupStatus, now: Date, language: Language): string {
  const last = formatVerified(status, now, language)
  if (!status.failed) return last
  const failed = inLanguage(
    {
      fr: 'La dernière sauvegarde a échoué. Prévenez la personne qui gère le serveur.',
      en: 'The last backup failed. Ask whoever runs the server.',
    },
    language,
  )
  return `${failed} ${last}`
}

function formatVerified(status: BackupStatus, now: Date, language: Language): string {
  const age = ageOfVerified(status, now)
  const isKnown = Number.isFinite(age)
  if (status.isUnreachable) {
    const unreachable = inLanguage(
      {
        fr: 'Le stockage des sauvegardes ne répond pas. Prévenez la personne qui gère le serveur.',
        en: 'The storage of the backups does not answer. Ask whoever runs the server.',
      },
      language,
    )
    if (!isKnown) return unreachable
    return `${unreachable} ${formatVerified({ verified: status.verified }, now, language)}`
  }
  return inLanguage(
    isKnown
      ? {
          fr: `Dernière sauvegarde vérifiée : ${formatAge(age, 'fr')}.`,
          en: `Last verified backup: ${formatAge(age, 'en')}.`,
        }
      : {
          fr: 'Aucune sauvegarde de ce site n’est vérifiée. Demandez-en une à la personne qui gère le serveur.',
          en: 'No backup of this site is verified. Ask whoever runs the server for one.',
        },
    language,
  )
}

function formatAge(seconds: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(intlLocales[language])
  if (seconds < HOUR) return format.format(-Math.max(1, Math.round(seconds / MINUTE)), 'minute')
  if (seconds < 2 * DAY) return format.format(-Math.round(seconds / HOUR), 'hour')
  return format.format(-Math.round(seconds / DAY), 'day')
}
