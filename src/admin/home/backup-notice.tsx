import type { ServerProps } from 'payload'
import { readBackupStatus } from '../../backup/status'
import { languageOf } from '../../domain/bilingual'
import { env } from '../../env'
import { formatBackup, isBackupLate } from './backup-messages'
import './backup-notice.css'

/** How old the last verified backup is, for administrators; as an alert when one that is planned is late or failed. */
export async function BackupNotice({ i18n, user }: ServerProps) {
  if (user?.collection !== 'users' || user.role !== 'admin') return null
  const status = await readBackupStatus(env)
  const [language, now] = [languageOf(i18n), new Date()]
  const isLate = env.BACKUP_CRON !== undefined && isBackupLate(status, now)
  if (!status.failed && !status.isUnreachable && !isLate)
    return <p className="home-backup">{formatBackup(status, now, language)}</p>
  return (
    <ul className="home-lost">
      <li role="alert">{formatBackup(status, now, language)}</li>
    </ul>
  )
}
