import { BackupError } from '../backup/backup-error'

/** Why an edition was not written as an archive: one French sentence for the operator, shown without a stack. */
export class ArchiveError extends BackupError {}
